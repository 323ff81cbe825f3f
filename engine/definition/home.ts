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

/** The form of a new record on one screen, filled in and sent by keyboard alone, again and again. */
export interface HomeDesk {
  readonly kind: 'desk'
  readonly titles: Titles
  readonly entity: string
  /** Asked in this order. A reference that one of them `finds` is filled beside it and need not be named. */
  readonly fields: readonly string[]
  /** Reference to the record that is told of beside the form: its warnings and facts, and what is linked to it. */
  readonly about?: string
  /** Panels (`pa_…`) of that record's entity that are listed; all of them where absent. */
  readonly lists?: readonly string[]
  /** Path to a text of a chosen record (`goal.script`): what to say, shown above the form. */
  readonly script?: string
  /** Buttons in their order: the record is made and the event sent in one. Every event that leads out of the initial state where absent; never those the person's role may not send. */
  readonly events?: readonly string[]
  /** Name of a button that only makes the record; where absent there is one only if there are no events. */
  readonly save?: Titles
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
  | (Block & HomeDesk)
  /** Records that wait in a state, the longest waiting first, each with its place and a running clock: amber from `warn` minutes (10 where absent), red from twice of it. */
  | (Block & HomeRecords & { readonly kind: 'queue'; readonly titles: Titles; readonly columns?: readonly string[]; readonly warn?: number })
  | (Block & { readonly kind: 'reports'; readonly titles?: Titles; readonly reports: readonly string[] })

export interface HomeDefinition {
  readonly blocks: readonly HomeBlock[]
}
