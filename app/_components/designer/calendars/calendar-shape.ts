/** What of a calendar's file the designer draws. Pure. */
import type { CalendarDefinition, Weekday } from '../../../../engine/client.ts'
import { textFits, titlesShape } from '../shape.ts'

export type Intervals = NonNullable<CalendarDefinition['weekdays'][Weekday]>

export const isCalendar = (path: string, text: string): boolean => /^calendars\/[^/]+\/calendar\.json$/.test(path) && textFits(text, { id: 'string', name: 'string', titles: titlesShape, weekdays: { '*': [['string']] }, 'days?': { '*': [['string']] } })

/** One more interval behind those that are there: the day of an office, its afternoon, then an hour. */
export function withInterval(intervals: Intervals): Intervals {
  const end = intervals.at(-1)?.[1]
  if (end === undefined) return [['09:00', '18:00']]
  const hour = Math.min(23, Number(end.slice(0, 2)) + 1)
  return [...intervals, [`${String(hour).padStart(2, '0')}:00`, hour >= 22 ? '24:00' : `${String(hour + 2).padStart(2, '0')}:00`]]
}

/** Days in their order, as the file keeps them. */
export const sortedDays = (days: Readonly<Record<string, Intervals>>): Readonly<Record<string, Intervals>> => Object.fromEntries(Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1)))
