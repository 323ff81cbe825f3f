import type { Weekday } from '../../../../engine/client.ts'

/** In the order of the week. */
export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Their names in the language; the fifth of January 2026 was a Monday. */
export function dayNames(locale: string): Readonly<Record<Weekday, string>> {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return Object.fromEntries(weekdays.map((day, i) => [day, format.format(Date.UTC(2026, 0, 5 + i))])) as Readonly<Record<Weekday, string>>
}
