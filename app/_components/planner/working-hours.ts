import type { PlannerView } from '../../../engine/client.ts'
import { dayPlus } from '../../_lib/periods.ts'

type Hours = NonNullable<PlannerView['hours']>

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** The working hours of a day, first to last. */
export function hoursOn({ weekdays: week, days }: Hours, day: string): readonly (readonly string[])[] {
  return days?.[day] ?? week[weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun'] ?? []
}

/** The time of some days that is not worked, as stretches of the dealership's clock. */
export function closedTimes(hours: Hours, from: string, days: number): readonly { readonly start: string; readonly end: string }[] {
  return Array.from({ length: days }, (_, i) => dayPlus(from, i)).flatMap((day) => {
    const bounds = ['00:00', ...hoursOn(hours, day).flat(), '24:00']
    return bounds.flatMap((start, i) => {
      const end = bounds[i + 1]
      return i % 2 === 0 && end !== undefined && start < end ? [{ start: `${day}T${start}:00`, end: end === '24:00' ? `${dayPlus(day, 1)}T00:00:00` : `${day}T${end}:00` }] : []
    })
  })
}

/** The hours of a day that are worth showing: an hour around those worked. */
export function shownHours(hours: Hours | null): { readonly min: string; readonly max: string } {
  const all = hours ? Object.values(hours.weekdays).flat() : []
  if (all.length === 0) return { min: '07:00', max: '21:00' }
  const hour = (time: string | undefined): number => Number((time ?? '0').slice(0, 2))
  const two = (value: number): string => `${String(Math.min(24, Math.max(0, value))).padStart(2, '0')}:00`
  const ends = all.map(([, end]) => hour(end) + (end?.endsWith(':00') ? 0 : 1))
  return { min: two(Math.min(...all.map(([start]) => hour(start))) - 1), max: two(Math.max(...ends) + 1) }
}
