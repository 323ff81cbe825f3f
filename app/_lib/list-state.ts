import type { Json, JsonObject, ListLayout } from '../../engine/client.ts'
import { type Bucket, buckets } from './periods.ts'

export interface Order {
  readonly field: string
  readonly direction: 'ASC' | 'DESC'
}

/** A column of the table; `width` null: the one it has by its field. */
export interface ColumnState {
  readonly name: string
  readonly width: number | null
}

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
  /** The outermost first; empty: rows stand one under another. */
  readonly groups: readonly GroupState[]
  readonly search: string
  /** By column name. */
  readonly order: Order | null
  /** Field name → typed condition: `a,b` for choices, `from..to` for ranges, else the text. */
  readonly chips: Readonly<Record<string, string>>
  /** Condition from the builder or a drill-down, as the API takes it. */
  readonly filter: JsonObject | null
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
/** Pixels of a column. */
export const narrowestColumn = 56
export const widestColumn = 800
export const boundWidth = (width: number): number => Math.min(widestColumn, Math.max(narrowestColumn, width))

function columnsOf(text: string): readonly ColumnState[] | null {
  const columns = text.split(',').flatMap((part): readonly ColumnState[] => {
    const [name = '', width = ''] = part.split(':')
    return name === '' ? [] : [{ name, width: /^\d+$/.test(width) ? boundWidth(Number(width)) : null }]
  })
  return columns.length === 0 ? null : columns
}

export const columnsText = (columns: readonly ColumnState[]): string => columns.map(({ name, width }) => (width === null ? name : `${name}:${width}`)).join(',')

function groupsOf(text: string): readonly GroupState[] {
  return text.split(',').flatMap((part): readonly GroupState[] => {
    const [field = '', bucket = ''] = part.split(':')
    return field === '' ? [] : [{ field, bucket: buckets.find((known) => known === bucket) ?? null }]
  })
}

const groupsText = (groups: readonly GroupState[]): string => groups.map(({ field, bucket }) => (bucket ? `${field}:${bucket}` : field)).join(',')

/** Reads a URL's parameters; what it does not understand is left out. */
export function parseListState(params: SearchParams): ListState {
  const sort = single(params.sort)
  const chips = Object.entries(params).flatMap(([name, value]) => (name.startsWith('f.') && single(value) !== '' ? [[name.slice(2), single(value)] as const] : []))
  return {
    view: single(params.view) || null,
    saved: single(params.saved) || null,
    layout: layouts.find((known) => known === single(params.layout)) ?? 'table',
    columns: columnsOf(single(params.cols)),
    groups: groupsOf(single(params.group)),
    search: single(params.q),
    order: sort === '' ? null : { field: sort.replace(/^-/, ''), direction: sort.startsWith('-') ? 'DESC' : 'ASC' },
    chips: Object.fromEntries(chips),
    filter: jsonObject(single(params.filter)),
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
  if (state.groups.length > 0) params.set('group', groupsText(state.groups))
  if (state.search) params.set('q', state.search)
  if (state.order) params.set('sort', `${state.order.direction === 'DESC' ? '-' : ''}${state.order.field}`)
  for (const [name, value] of Object.entries(state.chips)) if (value) params.set(`f.${name}`, value)
  if (state.filter) params.set('filter', JSON.stringify(state.filter))
  if (state.hidden) params.set('hidden', '1')
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}
