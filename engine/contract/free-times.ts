/** When something can be planned: free times of the people, posts and whatever else it would occupy. */
import type { JsonObject } from '../kernel/json.ts'
import type { Actor } from '../model/types.ts'
import type { Choice } from './list-views.ts'

export interface FreeTimesAsked {
  /** Id of the record that is planned; null: a new one. */
  readonly record: string | null
  /** What stands in the form, by names of the calendar's fields; what it does not have is the record's own. */
  readonly values: JsonObject
  /** Day to show, 2026-11-26; null: that of the time that stands there. */
  readonly day: string | null
}

/** Another entry at the same time. `id` and `title`: null where the reader may not see it. */
export interface OverlapView {
  readonly id: string | null
  readonly title: string | null
  readonly from: string
  readonly to: string
  /** Minutes that both share. */
  readonly minutes: number
  /** Titles of the fields that are the same in both. */
  readonly by: readonly string[]
}

export interface FreeTimesView {
  readonly day: string
  readonly today: string
  /** Minutes that are looked for. */
  readonly minutes: number
  /** Whether that day has working hours. */
  readonly isWorked: boolean
  /** Free beginnings of the day; `count`: how many of `among` are free then, where none of them is chosen yet. */
  readonly starts: readonly { readonly at: string; readonly count: number | null }[]
  /** First free beginning after a day without any; null: there is none in the next weeks. */
  readonly next: string | null
  /** Titles of what an entry occupies: that is chosen, that is counted as any of it, that has to be chosen first. */
  readonly chosen: readonly string[]
  readonly among: string | null
  readonly open: readonly string[]
  /** What is to be said of the time that stands there. */
  readonly overlaps: readonly OverlapView[]
  readonly isOutside: boolean
  readonly isBackwards: boolean
  readonly isPast: boolean
  /** Saving it over another entry is refused. */
  readonly isRefused: boolean
  /** What is free then and could be chosen, by names of fields that are empty. */
  readonly offers: readonly { readonly field: string; readonly title: string; readonly choices: readonly Choice[] }[]
}

export interface FreeTimesDoor {
  /** Throws NOT_FOUND where the entity has no calendar with free times, FORBIDDEN, BAD_INPUT without a dealership. */
  readonly freeTimes: (actor: Actor, locale: string, entity: string, asked: FreeTimesAsked) => Promise<FreeTimesView>
}
