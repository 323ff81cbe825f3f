import { type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, getDirectiveValues, getNamedType, GraphQLIncludeDirective, GraphQLSkipDirective, isObjectType, Kind, type SelectionSetNode } from 'graphql'
import type { GroupSelected, PersonSelected, Selected } from '../runtime/index.ts'
import { sourceOf } from './context.ts'

/** A selected field with everything selected below it under the same response key. */
export interface Picked {
  readonly key: string
  readonly name: string
  readonly nodes: FieldNode[]
}

/** What reading a selection needs to know of its operation. `unknown` hears of fields that are no part of a statement. */
export interface SelectionInfo extends Pick<GraphQLResolveInfo, 'fragments' | 'variableValues'> {
  readonly unknown?: (field: string) => void
}

export function pick(info: SelectionInfo, type: GraphQLObjectType, sets: readonly SelectionSetNode[], found = new Map<string, Picked>()): Map<string, Picked> {
  for (const set of sets) {
    for (const node of set.selections) {
      if (!isIncluded(info, node)) continue
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value
        const known = found.get(key)
        if (known) known.nodes.push(node)
        else found.set(key, { key, name: node.name.value, nodes: [node] })
      } else {
        const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : info.fragments[node.name.value]
        const condition = fragment?.typeCondition?.name.value
        if (fragment && isOf(type, condition)) pick(info, type, [fragment.selectionSet], found)
      }
    }
  }
  return found
}

const isOf = (type: GraphQLObjectType, condition: string | undefined): boolean => condition === undefined || condition === type.name || type.getInterfaces().some(({ name }) => name === condition)

function isIncluded(info: SelectionInfo, node: Parameters<typeof getDirectiveValues>[1]): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.if === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.if !== false
}

export const below = (picked: Picked): readonly SelectionSetNode[] => picked.nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []))

export function typeBelow(type: GraphQLObjectType, picked: Picked): GraphQLObjectType | null {
  const field = type.getFields()[picked.name]
  const named = field ? getNamedType(field.type) : null
  return isObjectType(named) ? named : null
}

/** What is selected of the record type `type` in these selection sets. */
export function selectedOf(info: SelectionInfo, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): readonly Selected[] {
  return [...pick(info, type, sets).values()].flatMap((picked): readonly Selected[] => {
    const field = type.getFields()[picked.name]
    const source = field ? sourceOf(field.extensions) : null
    const inner = typeBelow(type, picked)
    if (picked.name === '__typename') return [{ key: picked.key, kind: 'constant', value: type.name }]
    if (picked.nodes.some((node) => node.arguments?.length)) info.unknown?.(picked.name)
    if (source?.kind === 'column' || source?.kind === 'label') return [{ ...source, key: picked.key }]
    if (inner && source?.kind === 'user') return [{ ...source, key: picked.key, select: peopleOf(info, inner, below(picked)) }]
    if (inner && (source?.kind === 'reference' || source?.kind === 'lines')) return [{ ...source, key: picked.key, select: selectedOf(info, inner, below(picked)) }]
    info.unknown?.(picked.name)
    // What a clock shows is worked out from what the statement answers.
    return source?.kind === 'clocks' ? [{ kind: 'clocks', key: picked.key }] : []
  })
}

function peopleOf(info: SelectionInfo, type: GraphQLObjectType, sets: readonly SelectionSetNode[]) {
  return [...pick(info, type, sets).values()].flatMap(({ key, name }) => {
    if (name === 'id' || name === 'login' || name === 'name' || name === '__typename') return [{ key, name } as const]
    info.unknown?.(name)
    return []
  })
}

const returned = (info: GraphQLResolveInfo): GraphQLObjectType => getNamedType(info.returnType) as GraphQLObjectType
const rootSets = (info: GraphQLResolveInfo): readonly SelectionSetNode[] => info.fieldNodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []))

/** Selection of a root field that answers one record. */
export function recordSelection(info: GraphQLResolveInfo): readonly Selected[] {
  return selectedOf(info, returned(info), rootSets(info))
}

/** What of its records a connection asks for. */
export interface ConnectionSelection {
  readonly select: readonly Selected[]
  readonly withTotal: boolean
  /** The part of a record that stands at a place of the answer (`nodes`, `edges.node`, by their aliases). */
  readonly partAt: (record: object, place: string) => object
}

/** `nodes` and `edges { node }` may each be asked for several times, with one name for different fields. */
export function connectionSelection(info: GraphQLResolveInfo): ConnectionSelection {
  const type = returned(info)
  const top = [...pick(info, type, rootSets(info)).values()]
  const recordType = typeBelow(type, { key: '', name: 'nodes', nodes: [] })
  const places = recordType ? top.flatMap((picked) => placesIn(info, type, picked)) : []
  const selections = recordType ? places.map(({ sets }) => selectedOf(info, recordType, sets)) : []
  const withTotal = top.some(({ name }) => name === 'totalCount')
  if (places.length < 2) return { select: selections[0] ?? [], withTotal, partAt: (record) => record }
  const keys = new Map(places.map(({ place }, i) => [place, `p${i}`]))
  return {
    select: selections.map((select, i) => ({ key: `p${i}`, kind: 'record', select })),
    withTotal,
    partAt: (record, place) => (record as Record<string, object>)[keys.get(place) ?? ''] ?? {},
  }
}

function placesIn(info: GraphQLResolveInfo, type: GraphQLObjectType, picked: Picked): readonly { readonly place: string; readonly sets: readonly SelectionSetNode[] }[] {
  if (picked.name === 'nodes') return [{ place: picked.key, sets: below(picked) }]
  const edge = picked.name === 'edges' ? typeBelow(type, picked) : null
  if (!edge) return []
  return [...pick(info, edge, below(picked)).values()].filter(({ name }) => name === 'node').map((node) => ({ place: `${picked.key}.${node.key}`, sets: below(node) }))
}

/** Selection of an aggregate: groups and measures with the path each has in the answer. */
export function aggregateSelection(info: GraphQLResolveInfo): readonly GroupSelected[] {
  return groupSelected(info, returned(info), rootSets(info), [])
}

export function groupSelected(info: SelectionInfo, type: GraphQLObjectType, sets: readonly SelectionSetNode[], path: readonly string[]): readonly GroupSelected[] {
  return [...pick(info, type, sets).values()].flatMap((picked): readonly GroupSelected[] => {
    const field = type.getFields()[picked.name]
    const source = field ? sourceOf(field.extensions) : null
    const here = [...path, picked.key]
    const inner = typeBelow(type, picked)
    if (picked.name === '__typename') return [{ kind: 'constant', path: here, value: type.name }]
    if (picked.nodes.some((node) => node.arguments?.length)) info.unknown?.(picked.name)
    if (source?.kind === 'measure') return [{ ...source, path: here }]
    if (source?.kind === 'group') return [{ kind: 'group', path: here, field: source.field, select: inner ? personOrRecord(info, inner, below(picked)) : [] }]
    if (!inner) info.unknown?.(picked.name)
    return inner ? groupSelected(info, inner, below(picked), here) : []
  })
}

/** People are no entity: their fields are named, not compiled. */
function personOrRecord(info: SelectionInfo, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): readonly Selected[] {
  return type.name === 'Person' ? peopleOf(info, type, sets).map(({ key, name }) => (name === '__typename' ? { key, kind: 'constant', value: type.name } : { key, kind: 'column', name })) : selectedOf(info, type, sets)
}

/** What a field that answers records of several types selects of one. */
export function selectionOf(info: GraphQLResolveInfo, type: GraphQLObjectType): readonly Selected[] {
  return selectedOf(info, type, rootSets(info))
}

/** Selection of a field that answers a person. */
export function personSelection(info: GraphQLResolveInfo): readonly PersonSelected[] {
  return peopleOf(info, returned(info), rootSets(info)).flatMap(({ key, name }) => (name === '__typename' ? [] : [{ key, name }]))
}
