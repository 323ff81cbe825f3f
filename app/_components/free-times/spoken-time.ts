import { dateLocale } from '../../_lib/format.ts'
import { dayPlus } from '../../_lib/periods.ts'

/** The time of day on the zone's clock. */
export const clockOf = (at: string, locale: string, timeZone: string): string => new Intl.DateTimeFormat(dateLocale(locale), { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at))

/** The day there, 2026-11-26. */
export const dayIn = (at: string, timeZone: string): string => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(new Date(at))

/** A day as people say it: "tomorrow, 24 November", further away with its weekday. */
export function spokenDay(day: string, today: string, locale: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const away = [-1, 0, 1].find((days) => dayPlus(today, days) === day)
  const format = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(dateLocale(locale), { ...options, timeZone: 'UTC' }).format(date)
  if (away === undefined) return format({ weekday: 'short', day: 'numeric', month: 'long' })
  return `${new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(away, 'day')}, ${format({ day: 'numeric', month: 'long' })}`
}
