import { type GraphQLField, type GraphQLObjectType, getArgumentValues, getNamedType } from 'graphql'
import type { EdgeSelected, PageField, PageSelected, TextRead } from '../../runtime/index.ts'
import { aggregateOf } from '../aggregate-arguments.ts'
import { type FieldSource, sourceOf } from '../context.ts'
import { listOf } from '../query-fields.ts'
import { below, groupSelected, pick, type Picked, selectedOf, type SelectionInfo, typeBelow } from '../selection.ts'
import { type Shape, shaped, shapedCursor, shapedSearch } from './arguments.ts'
import { type ArgumentRole, Placeholder } from './placeholder.ts'
import { Unknown } from './unknown.ts'

/** A field of the operation itself; `source` null: the name of the type. */
export interface Root {
  readonly picked: Picked
  readonly field: GraphQLField<unknown, unknown>
  readonly source: Extract<FieldSource, { readonly kind: 'one' | 'many' | 'aggregate' }>
}

/** @throws Unknown for a field that is no plain read */
export function rootsOf(type: GraphQLObjectType, picked: readonly Picked[]): readonly Root[] {
  return picked.map((one) => {
    const field = type.getFields()[one.name]
    const source = field ? sourceOf(field.extensions) : null
    if (!field || (source?.kind !== 'one' && source?.kind !== 'many' && source?.kind !== 'aggregate')) throw new Unknown(one.name)
    return { picked: one, field, source }
  })
}

/** Arguments of the root with slots for typed values. @throws GraphQLError, Unknown, EngineError BAD_INPUT */
export function argumentsOf({ picked, field, source }: Root, variables: SelectionInfo['variableValues'], shape: Shape): Readonly<Record<string, unknown>> {
  const [node] = picked.nodes
  if (!node) throw new Unknown(picked.name)
  const given: Record<string, unknown> = getArgumentValues(field, node, variables)
  return Object.fromEntries(
    field.args.flatMap(({ name, type }) => {
      const value = given[name]
      if (value === undefined) return []
      shape.text += ` ${name}:`
      const role = roleOf(source, name)
      if (value instanceof Placeholder) return [[name, shape.onPlaceholder?.(value, type, role)]]
      if (typeof value === 'string' && role === 'cursor') return [[name, shapedCursor(value, shape)]]
      if (typeof value === 'string' && role === 'weighed') throw new Unknown(name)
      if (typeof value === 'string' && role === 'search') return [[name, shapedSearch(value, shape)]]
      return [[name, shaped(value, type, shape)]]
    }),
  )
}

function roleOf({ kind, entity }: Root['source'], argument: string): ArgumentRole {
  if (kind === 'many' && (argument === 'after' || argument === 'before')) return 'cursor'
  if (kind === 'one' || argument !== 'search') return 'plain'
  return entity.fields.some(({ target, keywords }) => target !== null && keywords.searchable) ? 'weighed' : 'search'
}

/** What the root reads. @throws Unknown */
export function readOf(info: SelectionInfo, { picked, field, source }: Root, args: Readonly<Record<string, unknown>>, timeZone: string): TextRead {
  const type = getNamedType(field.type) as GraphQLObjectType
  const { kind, entity } = source
  if (source.kind === 'aggregate') return { kind: source.kind, aggregate: { ...aggregateOf(entity, source.lines, args), timeZone, select: groupSelected(info, type, below(picked), []) } }
  if (kind === 'one') return { kind, entity, id: args.id, select: selectedOf(info, type, below(picked)) }
  return { kind: 'many', list: listOf(entity, args), select: pageSelected(info, type, picked) }
}

function pageSelected(info: SelectionInfo, type: GraphQLObjectType, root: Picked): readonly PageSelected[] {
  return [...pick(info, type, below(root)).values()].map((picked): PageSelected => {
    const { key, name } = picked
    const inner = typeBelow(type, picked)
    if (name === '__typename') return { key, kind: 'constant', value: type.name }
    if (name === 'totalCount') return { key, kind: 'total' }
    if (inner && name === 'nodes') return { key, kind: 'nodes', select: selectedOf(info, inner, below(picked)) }
    if (inner && name === 'edges') return { key, kind: 'edges', select: edgeSelected(info, inner, picked) }
    if (inner && name === 'pageInfo') return { key, kind: 'pageInfo', select: infoSelected(info, inner, picked) }
    throw new Unknown(name)
  })
}

function edgeSelected(info: SelectionInfo, type: GraphQLObjectType, edges: Picked): readonly EdgeSelected[] {
  return [...pick(info, type, below(edges)).values()].map((picked): EdgeSelected => {
    const { key, name } = picked
    const inner = typeBelow(type, picked)
    if (name === '__typename') return { key, kind: 'constant', value: type.name }
    if (name === 'cursor') return { key, kind: 'cursor' }
    if (inner && name === 'node') return { key, kind: 'node', select: selectedOf(info, inner, below(picked)) }
    throw new Unknown(name)
  })
}

const pageFields: readonly string[] = ['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'] satisfies readonly PageField[]

function infoSelected(info: SelectionInfo, type: GraphQLObjectType, parent: Picked) {
  return [...pick(info, type, below(parent)).values()].map(({ key, name }) => {
    if (name === '__typename') return { key, kind: 'constant' as const, value: type.name }
    if (pageFields.includes(name)) return { key, kind: 'page' as const, name: name as PageField }
    throw new Unknown(name)
  })
}
