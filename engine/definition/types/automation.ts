/** automations/<name>/automation.json: when something happens to a record, and a condition holds, then this is done. */
import type { JsonObject } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { Weekday } from './calendar.ts'
import type { ActionReference } from './machine.ts'

export type AutomationTrigger =
  | { readonly kind: 'created' }
  /** Any of the fields has come to hold something else; without `fields`: any at all. */
  | { readonly kind: 'changed'; readonly fields?: readonly string[] }
  /** The record has come into the state (key; an outer state means all inside). */
  | { readonly kind: 'entered'; readonly state: string }
  /** The record has stood in the state for so long; counted from when it came there, in the calendar's working time where one is named. */
  | { readonly kind: 'waiting'; readonly state: string; readonly for: string; readonly calendar?: string }
  /** So long after (or before) what a date or moment of the record says; a date begins with its day in the dealership. */
  | { readonly kind: 'date'; readonly field: string; readonly after?: string; readonly before?: string }
  /** At a time of day there, on these days of the week (all where none are named), for every record that the filter finds. */
  | { readonly kind: 'schedule'; readonly at: string; readonly weekdays?: readonly Weekday[]; readonly filter?: JsonObject }

/** automations/<name>/automation.json */
export interface AutomationDefinition {
  /** Stable id, `au_…`. */
  readonly id: string
  readonly name: string
  readonly titles: Titles
  /** Whose records it is about. */
  readonly entity: string
  readonly trigger: AutomationTrigger
  /** CEL over `record`, asked when the time has come; nothing is done where it is not true. */
  readonly condition?: string
  readonly actions: readonly ActionReference[]
  /** Kept, but does nothing. */
  readonly off?: boolean
}
