import { fromZoned, type JsonObject, type PlannerView, toZoned, usualMinutes } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { dayPlus } from '../../_lib/periods.ts'

/** A record in time. Times are those of the dealership's clock, `YYYY-MM-DDTHH:mm:ss`; dates fill whole days, the end not among them. */
export interface Entry {
  readonly start: string
  readonly end: string
  readonly isAllDay: boolean
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The moment on the clock of the zone. */
export const wallOf = (iso: string, timeZone: string): string => toZoned(iso, timeZone).replace(' ', 'T')
/** The moment at which the zone's clock shows that. */
export const momentOf = (wall: string, timeZone: string): string => fromZoned(wall.replace('T', ' ').slice(0, 19), timeZone)

const wallPlus = (wall: string, minutes: number): string => new Date(Date.parse(`${wall.slice(0, 19)}Z`) + minutes * 60_000).toISOString().slice(0, 19)
export const minutesBetween = (from: string, to: string): number => (Date.parse(`${to.slice(0, 19)}Z`) - Date.parse(`${from.slice(0, 19)}Z`)) / 60_000

/** Where the record stands in time; null while it is not planned. */
export function entryOf(row: ListRow, { start, end, duration }: PlannerView, timeZone: string): Entry | null {
  const from = text(row[start.name])
  if (from === null) return null
  const to = end ? text(row[end.name]) : null
  if (start.kind === 'date') {
    const last = to === null || to < from ? from : to
    return { start: `${from}T00:00:00`, end: `${dayPlus(last, 1)}T00:00:00`, isAllDay: true }
  }
  const begin = wallOf(from, timeZone)
  const minutes = duration && typeof row[duration.name] === 'number' ? Math.max(1, Number(row[duration.name])) : usualMinutes
  const until = to !== null && to > from ? wallOf(to, timeZone) : wallPlus(begin, minutes)
  return { start: begin, end: until, isAllDay: false }
}

/** What to write so that the record stands there. */
export function valuesOf({ start, end }: Pick<Entry, 'start' | 'end'>, view: PlannerView, timeZone: string): JsonObject {
  if (view.start.kind === 'date') return { [view.start.name]: start.slice(0, 10), ...(view.end ? { [view.end.name]: dayPlus(end, -1) } : {}) }
  const from = momentOf(start, timeZone)
  return {
    [view.start.name]: from,
    ...(view.end ? { [view.end.name]: momentOf(end, timeZone) } : {}),
    ...(view.duration ? { [view.duration.name]: Math.round(minutesBetween(start, end)) } : {}),
  }
}

/** How far the zone's clock is from UTC, as `+05:00`. */
export function offsetOf(timeZone: string, now: number = Date.now()): string {
  const moment = new Date(Math.floor(now / 60_000) * 60_000).toISOString()
  const minutes = Math.round((Date.parse(`${wallOf(moment, timeZone)}Z`) - Date.parse(moment)) / 60_000)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}

/** The fields of a local Date as a clock shows them: how the calendar tells its times. */
export function wallOfLocal(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}
