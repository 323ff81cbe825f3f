/** Days of the calendar in a time zone, and the texts of dates and durations. */
import { Duration } from './value.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** The day (`2009-05-25`) on which the instant falls there. */
export function dayIn(timeZone: string, at: Date): string {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formatters.set(timeZone, formatter)
  }
  return formatter.format(at)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The time (`09:05`) that the clocks there show at the instant. */
export function timeIn(timeZone: string, at: Date): string {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  clocks.set(timeZone, clock)
  return clock.format(at)
}

const firstDay = Date.parse('0001-01-01T00:00:00Z')
const afterLastDay = Date.UTC(10_000, 0, 1)

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text)
}

/** The day `count` days later (earlier where negative); null outside the years 1 to 9999. */
export function addDays(day: string, count: number): string | null {
  const time = new Date(`${day}T00:00:00Z`).getTime() + count * 86_400_000
  return isDay(day) && time >= firstDay && time < afterLastDay ? new Date(time).toISOString().slice(0, 10) : null
}

export function toInstant(text: string): Date | null {
  const time = /^\d{4}-\d{2}-\d{2}T/.test(text) ? new Date(text) : null
  return time && !Number.isNaN(time.getTime()) ? time : null
}

const unitMilliseconds: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 }

/** `90m`, `1h30m`, `2d`, `-15s`; null where the text is none. */
export function toDuration(text: string): Duration | null {
  const match = /^(-?)((?:\d+(?:\.\d+)?(?:ms|d|h|m|s))+)$/.exec(text.trim())
  if (!match) return null
  let total = 0
  for (const [, amount, unit] of (match[2] ?? '').matchAll(/(\d+(?:\.\d+)?)(ms|d|h|m|s)/g)) total += Number(amount) * (unitMilliseconds[unit ?? ''] ?? 0)
  return new Duration(match[1] ? -total : total)
}
