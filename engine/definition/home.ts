/** Home of a workplace: what its people see first. */
import type { JsonObject } from '../kernel/json.ts'
import type { Titles } from '../kernel/titles.ts'

/** Records that a block is about: those of a saved view, of a filter, or of both. The filter is the API's, and may say `$me`, `$now`, `$today`, `$today-7`. */
export interface HomeRecords {
  readonly entity: string
  /** Saved view of the entity's list, `vi_…`. */
  readonly view?: string
  readonly filter?: JsonObject
}

/** What all blocks have. */
interface Block {
  /** Stable id, `bl_…`. */
  readonly id: string
  /** Over the whole width; half of it where absent. */
  readonly wide?: boolean
}

export interface HomeFigure extends HomeRecords {
  readonly titles: Titles
  readonly function: 'count' | 'sum' | 'avg' | 'min' | 'max'
  /** What is summed, averaged …; a count has none. */
  readonly field?: string
}

export interface HomeDay extends HomeRecords {
  /** The day on which it is to be done: a date or a moment. */
  readonly date: string
}

export type HomeBlock =
  /** How many there are; from `warn` and `urgent` on it takes colour. */
  | (Block & HomeRecords & { readonly kind: 'tile'; readonly titles: Titles; readonly icon?: string; readonly warn?: number; readonly urgent?: number })
  | (Block & { readonly kind: 'figures'; readonly titles?: Titles; readonly figures: readonly HomeFigure[] })
  /** The first records in their order; `columns` where the list's own are too many. */
  | (Block & HomeRecords & { readonly kind: 'list'; readonly titles: Titles; readonly columns?: readonly string[]; readonly orderBy?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[]; readonly limit?: number })
  | (Block & HomeRecords & { readonly kind: 'chart'; readonly titles: Titles; readonly chart: 'pie' | 'bar' | 'line'; readonly groupBy: string; readonly bucket?: 'day' | 'week' | 'month' | 'quarter' | 'year'; readonly function: 'count' | 'sum' | 'avg' | 'min' | 'max'; readonly field?: string })
  /** What is to be done today and what was to be done before, of several entities, in the order of time. */
  | (Block & { readonly kind: 'my-day'; readonly titles?: Titles; readonly sources: readonly HomeDay[] })
  | (Block & { readonly kind: 'drafts'; readonly titles?: Titles })
  | (Block & { readonly kind: 'notifications'; readonly titles?: Titles })
  /** A box to find records of these entities with. */
  | (Block & { readonly kind: 'search'; readonly titles: Titles; readonly entities: readonly string[] })
  | (Block & { readonly kind: 'reports'; readonly titles?: Titles; readonly reports: readonly string[] })

export interface HomeDefinition {
  readonly blocks: readonly HomeBlock[]
}
