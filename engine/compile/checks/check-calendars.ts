/** Calendars: hours in their order, days that exist, and some time to work in. */
import { calendarFile } from '../../definition/index.ts'
import type { CalendarDefinition } from '../../definition/types.ts'
import type { Issue } from '../../kernel/errors.ts'
import { type Check, issue } from './context.ts'

export const checkCalendars: Check = ({ package: pkg }) => Object.values(pkg.calendars ?? {}).flatMap(calendarIssues)

function calendarIssues({ name, weekdays, days = {} }: CalendarDefinition): readonly Issue[] {
  const file = calendarFile(name)
  const isWorked = Object.values(weekdays).some((intervals) => intervals.length > 0)
  return [
    ...(isWorked ? [] : [issue(file, '/weekdays', 'no day of the week has working hours', 'Give at least one day an interval: "mon": [["09:00", "18:00"]].')]),
    ...Object.entries(weekdays).flatMap(([day, intervals]) => intervalIssues(file, `/weekdays/${day}`, intervals)),
    ...Object.entries(days).flatMap(([day, intervals]) => [...(isDay(day) ? [] : [issue(file, `/days/${day}`, `there is no day ${day}`, 'Write the year, month and day: 2026-01-01.')]), ...intervalIssues(file, `/days/${day}`, intervals)]),
  ]
}

/** Times of day compare as text. */
function intervalIssues(file: string, pointer: string, intervals: readonly (readonly string[])[]): readonly Issue[] {
  return intervals.flatMap(([from = '', to = ''], i) => {
    const before = intervals[i - 1]?.[1] ?? '00:00'
    if (from >= to) return [issue(file, `${pointer}/${i}`, `${from} to ${to} is no interval`, 'It begins before it ends, on one day; a night shift is two intervals, up to 24:00 and from 00:00.')]
    return from < before ? [issue(file, `${pointer}/${i}`, `begins before ${before}, the end of the one above it`, 'Write the intervals in their order, without overlap.')] : []
  })
}

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
