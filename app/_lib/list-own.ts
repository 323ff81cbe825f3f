import type { Json, JsonObject, SavedViewState, SavedViewView } from '../../engine/client.ts'
import { type ColumnState, columnsText, type ListState, listQuery, parseListState, type SearchParams } from './list-state.ts'

/** What somebody set for a list of their own: kept under this key of their preferences. */
export const listPreference = (entity: string): string => `list:${entity}`

export interface OwnList {
  /** Columns where no saved view says otherwise; null: the definition's. */
  readonly columns: readonly ColumnState[] | null
  /** Id of the view the list opens with: somebody's saved one, or the definition's; null: everything. */
  readonly start: string | null
  /** Ids of saved views in the order of one's own; what is not named comes after. */
  readonly order: readonly string[]
}

const objectOf = (value: Json | undefined): JsonObject => (value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {})

/** Reads the preference; what it does not understand is left out. */
export function ownListOf(value: Json | undefined): OwnList {
  const { columns, start, order } = objectOf(value)
  return {
    columns: typeof columns === 'string' ? parseListState({ cols: columns }).columns : null,
    start: typeof start === 'string' ? start : null,
    order: Array.isArray(order) ? order.filter((id): id is string => typeof id === 'string') : [],
  }
}

/** The preference as it is kept. */
export const ownListValue = ({ columns, start, order }: OwnList): JsonObject => ({ columns: columns ? columnsText(columns) : null, start, order: [...order] })

/** The side panel of lists: whether it stands open, and how wide. */
export interface PreviewState {
  readonly isOpen: boolean
  readonly width: number
}

export const narrowestPreview = 280
export const widestPreview = 900

export function previewOf(value: Json | undefined): PreviewState {
  const { isOpen, width } = objectOf(value)
  return { isOpen: isOpen === true, width: typeof width === 'number' ? Math.min(widestPreview, Math.max(narrowestPreview, width)) : 400 }
}

/** The state of a list as a saved view keeps it: all of its URL but which view it is. */
export const savedStateOf = (state: ListState): SavedViewState => Object.fromEntries(new URLSearchParams(listQuery({ ...state, saved: null })))

/** What a saved view shows. */
export const stateOfView = (view: SavedViewView): ListState => ({ ...parseListState(view.state), saved: view.id })

/** Whether the list shows something else than the view it began from. */
export const isChanged = (state: ListState, view: SavedViewView): boolean => listQuery({ ...state, saved: null }) !== listQuery({ ...stateOfView(view), saved: null })

/** The view that stands for everything, where the list would open with another. */
export const everything = 'all'

/** Where an address that says no more than which view leads to; null: nowhere else. */
export function startOf(query: SearchParams, own: OwnList, views: readonly SavedViewView[], defined: readonly { readonly id: string }[]): SearchParams | null {
  const names = Object.keys(query).filter((name) => query[name] !== undefined)
  const isBare = names.length === 0
  const asked = isBare ? own.start : names.length === 1 ? query.saved : undefined
  const view = views.find(({ id }) => id === asked)
  if (view && (isBare || Object.keys(view.state).length > 0)) return { ...view.state, saved: view.id }
  return isBare && defined.some(({ id }) => id === asked) ? { view: own.start ?? undefined } : null
}
