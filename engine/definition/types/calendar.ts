/** calendars/<name>/calendar.json. */
import type { Titles } from '../../kernel/titles.ts'

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** calendars/<name>/calendar.json: working hours in the dealership's own time zone. */
export interface CalendarDefinition {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  /** Intervals of a day, first to last: `["09:00", "13:00"]`; a day without is free. `24:00` ends a day. */
  readonly weekdays: { readonly [day in Weekday]?: readonly (readonly string[])[] }
  /** Holidays (`[]`) and other days that are not like their weekday, by date. */
  readonly days?: Readonly<Record<string, readonly (readonly string[])[]>>
}
