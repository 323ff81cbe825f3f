import { type DocumentNode, type FieldNode, type GraphQLField, getNamedType, getNullableType, type GraphQLNamedType, type GraphQLSchema, isInterfaceType, isListType, isObjectType, Kind, type OperationDefinitionNode, type SelectionSetNode, type ValueNode } from 'graphql'
import { costOf, sourceOf } from './context.ts'
import { TooMuch } from './limits.ts'

/**
 * What a query costs, before it is asked: one for each value it can answer, with pages at the size they are asked for,
 * lines as rows of a middling record, and a flat price for what the database has to count or write.
 */
const mostCost = 200_000
/** The schema itself is asked for whole by editors, once. */
const mostSchemaCost = 2_500_000
const lines = 10
const prices = { page: 10, count: 100, aggregate: 200, command: 100 } as const
/** Rows where none are named: of a page the default, of groups and of introspection's lists what is usual. */
const usual = { page: 50, aggregate: 200 } as const
const schemaLists: Readonly<Record<string, number>> = { types: 400, possibleTypes: 50, fields: 15, inputFields: 15, enumValues: 10, args: 3, directives: 5, interfaces: 1 }

type Variables = Readonly<Record<string, unknown>>
/** `rows`: of the page that the field belongs to. */
type Weigh = (variables: Variables, rows?: number) => number

const known = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, Map<string, Weigh>>>()

/** Refuses what would cost too much. The document is valid for the schema. @throws GraphQLError */
export function checkCost(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined, variables: Variables): void {
  const documents = known.get(schema) ?? new WeakMap<DocumentNode, Map<string, Weigh>>()
  known.set(schema, documents)
  const operations = documents.get(document) ?? new Map<string, Weigh>()
  documents.set(document, operations)
  const name = operationName ?? ''
  const weigh = operations.get(name) ?? weighOperation(schema, document, operationName ?? null)
  operations.set(name, weigh)
  weigh(variables)
}

function weighOperation(schema: GraphQLSchema, document: DocumentNode, name: string | null): Weigh {
  const operation = document.definitions.find((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION && (name === null || definition.name?.value === name))
  const root = operation && schema.getRootType(operation.operation)
  if (!operation || !root) return () => 0
  const fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])))
  const walk = (set: SelectionSetNode, type: GraphQLNamedType | undefined, isSchema: boolean): Weigh =>
    sum(
      set.selections.map((node): Weigh => {
        if (node.kind !== Kind.FIELD) {
          const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)
          const condition = fragment?.typeCondition?.name.value
          return fragment ? walk(fragment.selectionSet, condition ? schema.getType(condition) : type, isSchema) : () => 0
        }
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined
        const inSchema = isSchema || node.name.value.startsWith('__')
        const inner = node.selectionSet ? walk(node.selectionSet, field ? getNamedType(field.type) : schema.getType(node.name.value === '__schema' ? '__Schema' : '__Type'), inSchema) : () => 0
        return inSchema ? weighSchema(node, inner) : weighField(field, node, inner)
      }),
    )
  const parts = operation.selectionSet.selections.map((node) => ({ isSchema: node.kind === Kind.FIELD && node.name.value.startsWith('__'), weigh: walk({ kind: Kind.SELECTION_SET, selections: [node] }, root, false) }))
  const [own, ofSchema] = [false, true].map((isSchema) => sum(parts.filter((part) => part.isSchema === isSchema).map(({ weigh }) => weigh)))
  return (variables) => {
    refuseAbove(mostCost, own?.(variables) ?? 0)
    refuseAbove(mostSchemaCost, ofSchema?.(variables) ?? 0)
    return 0
  }
}

const sum =
  (parts: readonly Weigh[]): Weigh =>
  (variables, rows) =>
    parts.reduce((total, weigh) => total + weigh(variables, rows), 0)

function refuseAbove(most: number, cost: number): void {
  if (cost <= most) return
  throw new TooMuch(`it may cost up to ${most}, this one costs ${Math.min(cost, Number.MAX_SAFE_INTEGER)}`, 'Ask for smaller pages (“first”), for fewer fields, or in several queries.', { cost, mostCost: most })
}

const weighSchema = (node: FieldNode, inner: Weigh): Weigh => {
  const factor = schemaLists[node.name.value] ?? 1
  return (variables) => 1 + factor * inner(variables)
}

function weighField(field: GraphQLField<unknown, unknown> | undefined, node: FieldNode, inner: Weigh): Weigh {
  const price = field ? priceOf(field) : null
  if (price === 'count') return () => prices.count
  if (price === 'page') {
    const rows = rowsOf(node, usual.page)
    return (variables) => prices.page + inner(variables, rows(variables))
  }
  if (price === 'aggregate') {
    const rows = rowsOf(node, usual.aggregate)
    return (variables) => prices.aggregate + rows(variables) * inner(variables)
  }
  if (price === 'command') {
    const items = itemsOf(node)
    return (variables) => items(variables) * (prices.command + inner(variables))
  }
  const factor = field && sourceOf(field.extensions)?.kind === 'lines' ? lines : 1
  const isList = field !== undefined && isListType(getNullableType(field.type))
  return (variables, rows = 1) => 1 + factor * (isList ? rows : 1) * inner(variables)
}

function priceOf({ extensions, name }: GraphQLField<unknown, unknown>) {
  const kind = sourceOf(extensions)?.kind
  if (kind === 'many') return 'page'
  if (kind === 'aggregate') return 'aggregate'
  return name === 'totalCount' || name === 'countUpTo' ? 'count' : costOf(extensions)
}

const argumentOf = (node: FieldNode, name: string): ValueNode | undefined => node.arguments?.find((argument) => argument.name.value === name)?.value

function rowsOf(node: FieldNode, otherwise: number): Weigh {
  const values = ['first', 'last'].flatMap((name) => argumentOf(node, name) ?? [])
  return (variables) => {
    const numbers = values.map((value) => numberIn(value, variables)).filter((number) => number !== null)
    return numbers.length > 0 ? Math.max(...numbers, 1) : otherwise
  }
}

function numberIn(value: ValueNode, variables: Variables): number | null {
  if (value.kind === Kind.INT) return Number(value.value)
  const given = value.kind === Kind.VARIABLE ? variables[value.name.value] : null
  return typeof given === 'number' ? given : null
}

/** Commands of one field: its items, or one. */
function itemsOf(node: FieldNode): Weigh {
  const value = argumentOf(node, 'items') ?? argumentOf(node, 'ids')
  return (variables) => {
    const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.LIST ? value.values : null
    return Array.isArray(given) ? given.length : 1
  }
}
