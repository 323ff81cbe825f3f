import { type FieldView, fromZoned, type JsonObject } from '../../engine/client.ts'
import { dateLocale } from './format.ts'

/** Stretches of time that records are put together by; each is named by its first day, `YYYY-MM-DD`. */
export const buckets = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Bucket = (typeof buckets)[number]

const monthsOf: Readonly<Record<Exclude<Bucket, 'day' | 'week'>, number>> = { month: 1, quarter: 3, year: 12 }

/** Fields by whose periods records can be put together. */
export const isMoment = ({ kind }: FieldView): boolean => kind === 'date' || kind === 'datetime'

const dayOf = (text: string): Date => new Date(`${text.slice(0, 10)}T00:00:00Z`)

/** The day so many days later, or earlier; times of day are left out. */
export const dayPlus = (day: string, days: number): string => new Date(dayOf(day).getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** First day of the period after the one that begins on `day`. */
export function periodAfter(day: string, bucket: Bucket): string {
  if (bucket === 'day' || bucket === 'week') return dayPlus(day, bucket === 'day' ? 1 : 7)
  const date = dayOf(day)
  date.setUTCMonth(date.getUTCMonth() + monthsOf[bucket])
  return date.toISOString().slice(0, 10)
}

/** The condition that a date or moment lies in the period that begins on `day`. */
export function periodCondition(field: FieldView, day: string, bucket: Bucket, timeZone: string): JsonObject {
  const bound = (text: string): string => (field.kind === 'date' ? text : fromZoned(text, timeZone))
  return { [field.name]: { gte: bound(day), lt: bound(periodAfter(day, bucket)) } }
}

/** A period as people name it. */
export function periodLabel(day: string, bucket: Bucket, locale: string): string {
  const date = dayOf(day)
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(dateLocale(locale), { ...options, timeZone: 'UTC' })
  const days = { day: 'numeric', month: 'short', year: 'numeric' } as const
  switch (bucket) {
    case 'day':
      return format(days).format(date)
    case 'week':
      return format(days).formatRange(date, dayOf(dayPlus(day, 6)))
    case 'month':
      return format({ month: 'short', year: 'numeric' }).format(date)
    case 'quarter':
      return `${['I', 'II', 'III', 'IV'][Math.floor(date.getUTCMonth() / 3)]} ${date.getUTCFullYear()}`
    case 'year':
      return String(date.getUTCFullYear())
  }
}
