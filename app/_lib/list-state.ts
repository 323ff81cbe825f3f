import { type FieldView, fromZoned, type Json, type JsonObject, type ListLayout, type ListView } from '../../engine/client.ts'

export const pageSizes = [25, 50, 100] as const

export interface Order {
  readonly field: string
  readonly direction: 'ASC' | 'DESC'
}

/** A column of the table; `width` null: the one it has by its field. */
export interface ColumnState {
  readonly name: string
  readonly width: number | null
}

export const buckets = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Bucket = (typeof buckets)[number]

/** What rows are put together by; `bucket` for dates and moments. */
export interface GroupState {
  readonly field: string
  readonly bucket: Bucket | null
}

/** Everything that decides what a list shows; it lives in the URL, so that a list can be sent to a colleague. */
export interface ListState {
  /** View of the definition whose condition holds. */
  readonly view: string | null
  /** Id of the view somebody saved that the list began from; its settings stand in the URL themselves. */
  readonly saved: string | null
  readonly layout: ListLayout
  /** null: as the reader left them, else as the definition has them. */
  readonly columns: readonly ColumnState[] | null
  readonly group: GroupState | null
  readonly search: string
  /** By column name. */
  readonly order: Order | null
  /** Field name → typed condition: `a,b` for choices, `from..to` for ranges, else the text. */
  readonly chips: Readonly<Record<string, string>>
  /** Condition from the builder or a drill-down, as the API takes it. */
  readonly filter: JsonObject | null
  readonly cursor: { readonly direction: 'after' | 'before'; readonly at: string } | null
  readonly size: number
  /** Shows what the dealership hides of a shared catalogue. */
  readonly hidden: boolean
}

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>

const single = (value: string | readonly string[] | undefined): string => (typeof value === 'string' ? value : (value?.[0] ?? ''))

function jsonObject(text: string): JsonObject | null {
  try {
    const value = JSON.parse(text) as Json
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : null
  } catch {
    return null
  }
}

const layouts: readonly ListLayout[] = ['table', 'board', 'calendar', 'chart']
const narrowest = 48
const widest = 800

function columnsOf(text: string): readonly ColumnState[] | null {
  const columns = text.split(',').flatMap((part): readonly ColumnState[] => {
    const [name = '', width = ''] = part.split(':')
    return name === '' ? [] : [{ name, width: /^\d+$/.test(width) ? Math.min(widest, Math.max(narrowest, Number(width))) : null }]
  })
  return columns.length === 0 ? null : columns
}

export const columnsText = (columns: readonly ColumnState[]): string => columns.map(({ name, width }) => (width === null ? name : `${name}:${width}`)).join(',')

function groupOf(text: string): GroupState | null {
  const [field = '', bucket = ''] = text.split(':')
  return field === '' ? null : { field, bucket: buckets.find((known) => known === bucket) ?? null }
}

/** Reads a URL's parameters; what it does not understand is left out. */
export function parseListState(params: SearchParams): ListState {
  const sort = single(params.sort)
  const chips = Object.entries(params).flatMap(([name, value]) => (name.startsWith('f.') && single(value) !== '' ? [[name.slice(2), single(value)] as const] : []))
  const after = single(params.after)
  const before = single(params.before)
  const size = Number(single(params.size))
  return {
    view: single(params.view) || null,
    saved: single(params.saved) || null,
    layout: layouts.find((known) => known === single(params.layout)) ?? 'table',
    columns: columnsOf(single(params.cols)),
    group: groupOf(single(params.group)),
    search: single(params.q),
    order: sort === '' ? null : { field: sort.replace(/^-/, ''), direction: sort.startsWith('-') ? 'DESC' : 'ASC' },
    chips: Object.fromEntries(chips),
    filter: jsonObject(single(params.filter)),
    cursor: after ? { direction: 'after', at: after } : before ? { direction: 'before', at: before } : null,
    size: pageSizes.find((known) => known === size) ?? pageSizes[1],
    hidden: single(params.hidden) === '1',
  }
}

/** The URL's query for a state, '' where everything is as it starts. */
export function listQuery(state: ListState): string {
  const params = new URLSearchParams()
  if (state.view) params.set('view', state.view)
  if (state.saved) params.set('saved', state.saved)
  if (state.layout !== 'table') params.set('layout', state.layout)
  if (state.columns) params.set('cols', columnsText(state.columns))
  if (state.group) params.set('group', state.group.bucket ? `${state.group.field}:${state.group.bucket}` : state.group.field)
  if (state.search) params.set('q', state.search)
  if (state.order) params.set('sort', `${state.order.direction === 'DESC' ? '-' : ''}${state.order.field}`)
  for (const [name, value] of Object.entries(state.chips)) if (value) params.set(`f.${name}`, value)
  if (state.filter) params.set('filter', JSON.stringify(state.filter))
  if (state.cursor) params.set(state.cursor.direction, state.cursor.at)
  if (state.size !== pageSizes[1]) params.set('size', String(state.size))
  if (state.hidden) params.set('hidden', '1')
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')

function rangeCondition(field: FieldView, value: string, timeZone: string): JsonObject {
  const [from, to] = value.split('..')
  if (field.kind === 'date') return { ...(isDay(from) ? { gte: from } : {}), ...(isDay(to) ? { lte: to } : {}) }
  return { ...(isDay(from) ? { gte: fromZoned(from, timeZone) } : {}), ...(isDay(to) ? { lt: fromZoned(nextDay(to), timeZone) } : {}) }
}

function numberCondition(value: string): JsonObject {
  const [from = '', to = ''] = value.split('..')
  const number = (text: string): number => Number(text.replace(',', '.'))
  return { ...(from.trim() !== '' ? { gte: number(from) } : {}), ...(to.trim() !== '' ? { lte: number(to) } : {}) }
}

/** People are no records: the API compares their ids. */
export const isPerson = (field: FieldView): boolean => ['user', 'createdBy', 'updatedBy'].includes(field.type) || field.target?.entity === 'user'

/** How a filter chip of this field asks and what it means to the API. */
export type FilterKind = 'choice' | 'record' | 'range' | 'number' | 'boolean' | 'text'

export function filterKindOf(field: FieldView): FilterKind {
  if (field.options) return 'choice'
  if (field.target || isPerson(field)) return 'record'
  if (field.kind === 'date' || field.kind === 'datetime') return 'range'
  if (field.kind === 'integer' || field.kind === 'decimal') return 'number'
  return field.kind === 'boolean' ? 'boolean' : 'text'
}

/** The API's condition for one chip. */
function conditionOf(field: FieldView, value: string, timeZone: string): JsonObject {
  const items = value.split(',').filter(Boolean)
  switch (filterKindOf(field)) {
    case 'choice':
      return { in: items }
    case 'record':
      return isPerson(field) ? { in: items } : { id: { in: items } }
    case 'range':
      return rangeCondition(field, value, timeZone)
    case 'number':
      return numberCondition(value)
    case 'boolean':
      return { eq: value === 'true' }
    case 'text':
      return { contains: value }
  }
}

/** Saved view, chips and drill-down as one condition; null where there is none. */
export function filterOf(list: ListView, state: ListState, timeZone: string): JsonObject | null {
  const view = list.views.find(({ id }) => id === state.view)
  const chips = list.filters.flatMap((field): readonly JsonObject[] => {
    const value = state.chips[field.name]
    return value ? [{ [field.name]: conditionOf(field, value, timeZone) }] : []
  })
  const all = [view?.filter, ...chips, state.filter].filter((part): part is JsonObject => part != null && Object.keys(part).length > 0)
  return all.length > 1 ? { and: all } : (all[0] ?? null)
}

/** Variables of the list document. */
export function listVariables(list: ListView, state: ListState, timeZone: string): Record<string, unknown> {
  const column = state.order ? [...list.columns, ...list.filters].find(({ name }) => name === state.order?.field) : undefined
  // A dealership that may put rows in an order of its own sees them in it.
  const ownOrder = list.layer ? [] : list.orderBy
  const orderBy = column && state.order ? [{ field: column.graphqlName, direction: state.order.direction }] : ownOrder
  const page = state.cursor?.direction === 'before' ? { last: state.size, before: state.cursor.at } : { first: state.size, after: state.cursor?.at ?? null }
  return { filter: filterOf(list, state, timeZone), search: state.search.trim() || null, orderBy, ...page, ...(list.layer && { hidden: state.hidden }) }
}
