import type { EntityView, FieldView, ListView } from '../../engine/client.ts'

/** GraphQL documents made from what the engine says about an entity. Pure: the same view gives the same text. */

const people = new Set(['user', 'createdBy', 'updatedBy'])

/** What to ask for to show the field; null where a list has nothing to show. */
export function selectionOf(field: FieldView): string | null {
  if (field.type === 'reference') return `${field.name} { id label }`
  if (people.has(field.type)) return `${field.name} { id name }`
  return field.kind === null && field.type === 'lines' ? null : field.name
}

function recordSelection(list: ListView, shown: readonly FieldView[]): string {
  const { entity } = list
  const system = ['id', 'label', 'version', ...(list.fields.some(({ name }) => name === 'dealership') ? ['dealership'] : []), ...(entity.hasNumber ? ['number'] : []), ...(entity.states.length > 0 ? ['state', 'stateSince'] : [])]
  const columns = shown.filter((column) => !system.includes(column.name)).map(selectionOf)
  return [...system, ...columns.filter((column) => column !== null)].join(' ')
}

interface Asked {
  /** Fields of each record; the list's columns where none are named. */
  readonly columns?: readonly FieldView[]
  /** How the records that fit are counted: all of them, up to a limit as `count`, or not at all. */
  readonly count?: 'all' | number | 'none'
}

/** A page of records: variables filter, search, orderBy, first and after or last and before, offset; hidden where a dealership may hide rows. */
export function listDocument(list: ListView, { columns = list.columns, count = 'all' }: Asked = {}): string {
  const { type, many } = list.entity.names
  const [head, argument] = list.layer ? [', $hidden: Boolean', ', hidden: $hidden'] : ['', '']
  const counted = count === 'none' ? '' : count === 'all' ? '\n    totalCount' : `\n    count: countUpTo(limit: ${count})`
  return `query List($filter: ${type}Filter, $search: String, $orderBy: [${type}OrderBy!], $first: Int, $after: String, $last: Int, $before: String, $offset: Int${head}) {
  page: ${many}(filter: $filter, search: $search, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before, offset: $offset${argument}) {${counted}
    nodes { ${recordSelection(list, columns)} }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`
}

/** How many records fit, as `count`: all of them, or no further than `most`. Variables filter and search. */
export function countDocument({ entity, layer }: ListView, most: number | null): string {
  const { type, many } = entity.names
  const [head, argument] = layer ? [', $hidden: Boolean', ', hidden: $hidden'] : ['', '']
  return `query Count($filter: ${type}Filter, $search: String${head}) {\n  page: ${many}(filter: $filter, search: $search, first: 0${argument}) { count: ${most === null ? 'totalCount' : `countUpTo(limit: ${most})`} }\n}`
}

export interface ListRow {
  readonly id: string
  readonly label: string
  readonly version: number
  readonly [field: string]: unknown
}

export interface ListPage {
  readonly page: {
    readonly totalCount?: number
    readonly count?: number
    readonly nodes: readonly ListRow[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: string | null; readonly endCursor: string | null }
  }
}

/** Hides a shared row in the dealership, or shows it again. */
export function hideDocument(hide: string): string {
  return `mutation Hide($id: ID!, $hidden: Boolean!) {\n  record: ${hide}(id: $id, hidden: $hidden) { id }\n}`
}

/** Puts a row before another one in the dealership's order; last where there is none. */
export function moveDocument(move: string): string {
  return `mutation Move($id: ID!, $before: ID) {\n  record: ${move}(id: $id, before: $before) { id }\n}`
}

/** Labels of single records: `r0` … in the order asked. */
export function labelsDocument(records: readonly { readonly one: string; readonly id: string }[]): { readonly query: string; readonly variables: Record<string, string> } {
  const variables = Object.fromEntries(records.map(({ id }, i) => [`id${i}`, id]))
  const head = records.map((_, i) => `$id${i}: ID!`).join(', ')
  const body = records.map(({ one }, i) => `r${i}: ${one}(id: $id${i}) { id label }`).join('\n  ')
  return { query: `query Labels(${head}) {\n  ${body}\n}`, variables }
}

/** What a write answers; null where the record has left the writer's sight. */
export interface Written {
  readonly record: { readonly id: string; readonly version: number } | null
}

export function createDocument({ names }: EntityView): string {
  return `mutation Create($input: ${names.type}Input!) {\n  record: ${names.create}(input: $input) { id version }\n}`
}

/** What a form that is filled in again and again answers: the record as it is called. */
export interface Registered {
  readonly record: { readonly id: string; readonly label: string; readonly number?: number | null } | null
}

/** Made, and sent on by an event in the same command where one is given. */
export function registerDocument({ names, states, hasNumber }: EntityView): string {
  const answer = `{ id label${hasNumber ? ' number' : ''} }`
  if (states.length === 0) return `mutation Register($input: ${names.type}Input!) {\n  record: ${names.create}(input: $input) ${answer}\n}`
  return `mutation Register($input: ${names.type}Input!, $event: ${names.type}Event, $eventInput: JSON) {\n  record: ${names.create}(input: $input, event: $event, eventInput: $eventInput) ${answer}\n}`
}

export function updateDocument({ names }: EntityView): string {
  return `mutation Update($id: ID!, $version: Int!, $input: ${names.type}Input!) {\n  record: ${names.update}(id: $id, version: $version, input: $input) { id version }\n}`
}

export function sendDocument({ names }: EntityView): string {
  return `mutation Send($id: ID!, $version: Int!, $event: ${names.type}Event!, $input: JSON) {\n  record: ${names.send}(id: $id, version: $version, event: $event, input: $input) { id version }\n}`
}

export function removeDocument({ names }: EntityView): string {
  return `mutation Delete($id: ID!, $version: Int!) {\n  id: ${names.remove}(id: $id, version: $version)\n}`
}
