import { type FieldView, fromZoned, type JsonObject, type ListView } from '../../../engine/client.ts'
import { keyOf, titleOfValue, valueCondition, valueSelection } from '../../_lib/group-values.ts'

export type Bucket = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** What is drawn of the list. `field` null: records are counted. */
export interface Drawn {
  readonly dimension: FieldView
  /** For dates and moments. */
  readonly bucket: Bucket
  readonly function: 'count' | 'sum' | 'avg'
  readonly field: FieldView | null
}

/** One group: its figure, and the condition on the records that it counts. */
export interface Point {
  readonly key: string
  readonly label: string
  readonly value: number
  readonly count: number
  /** Name of a state colour. */
  readonly color: string | null
  readonly condition: JsonObject
}

export const isTime = ({ kind }: FieldView): boolean => kind === 'date' || kind === 'datetime'

/** Most groups that are asked for. */
export const mostGroups = 400

export function chartDocument({ entity: { names } }: ListView, { dimension, bucket, function: name, field }: Drawn): string {
  const group = `{ field: ${dimension.graphqlName}${isTime(dimension) ? `, bucket: ${bucket.toUpperCase()}` : ''} }`
  const figure = field && name !== 'count' ? ` ${name} { ${field.name} }` : ''
  return `query Chart($filter: ${names.type}Filter, $search: String) {\n  groups: ${names.aggregate}(filter: $filter, search: $search, groupBy: [${group}], first: ${mostGroups}) { count group { ${valueSelection(dimension)} }${figure} }\n}`
}

export interface ChartAnswer {
  readonly groups: readonly ({ readonly count: number; readonly group: Readonly<Record<string, unknown>> } & Readonly<Record<'sum' | 'avg', Readonly<Record<string, unknown>> | null | undefined>>)[]
}

/** First day of the period after the one that begins on `day`. */
export function periodAfter(day: string, bucket: Bucket): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  if (bucket === 'day' || bucket === 'week') date.setUTCDate(date.getUTCDate() + (bucket === 'day' ? 1 : 7))
  else date.setUTCMonth(date.getUTCMonth() + { month: 1, quarter: 3, year: 12 }[bucket])
  return date.toISOString().slice(0, 10)
}

/** The condition that a date or moment lies in the period that begins on `day`. */
export function periodCondition(field: FieldView, day: string, bucket: Bucket, timeZone: string): JsonObject {
  const bound = (text: string): string => (field.kind === 'date' ? text : fromZoned(text, timeZone))
  return { [field.name]: { gte: bound(day), lt: bound(periodAfter(day, bucket)) } }
}

/** A period as people name it. */
export function periodLabel(day: string, bucket: Bucket, locale: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  const format = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...options, timeZone: 'UTC' }).format(date)
  switch (bucket) {
    case 'day':
      return format({ day: 'numeric', month: 'short', year: 'numeric' })
    case 'week':
      return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).formatRange(date, new Date(Date.parse(`${periodAfter(day, 'week')}T00:00:00Z`) - 86_400_000))
    case 'month':
      return format({ month: 'short', year: 'numeric' })
    case 'quarter':
      return `${'I II III IV'.split(' ')[Math.floor(date.getUTCMonth() / 3)] ?? ''} ${date.getUTCFullYear()}`
    case 'year':
      return String(date.getUTCFullYear())
  }
}

export interface Words {
  readonly none: string
  readonly yes: string
  readonly no: string
  readonly locale: string
  readonly timeZone: string
}

/** The groups in the order of their meaning: states and choices as defined, periods by time, the rest by figure. */
export function pointsOf(list: ListView, drawn: Drawn, { groups }: ChartAnswer, words: Words): readonly Point[] {
  const { dimension, bucket, function: name, field } = drawn
  const points = groups.map((row): Point => {
    const value = row.group[dimension.name]
    const key = keyOf(value)
    const figure = field && name !== 'count' ? Number(row[name]?.[field.name] ?? 0) : row.count
    const isPeriod = isTime(dimension) && key !== ''
    return { key, label: labelOf(drawn, value, words), value: figure, count: row.count, color: colorOf(list, dimension, key), condition: isPeriod ? periodCondition(dimension, key, bucket, words.timeZone) : valueCondition(dimension, key) }
  })
  const order = (dimension.name === 'state' ? list.entity.states : (dimension.options ?? [])).map(({ value }) => value)
  const place = ({ key }: Point): number => (order.includes(key) ? order.indexOf(key) : order.length)
  if (isTime(dimension)) return [...points].sort((a, b) => (a.key < b.key ? -1 : 1))
  return [...points].sort((a, b) => (order.length > 0 ? place(a) - place(b) : Number(a.key === '') - Number(b.key === '')) || b.value - a.value)
}

function labelOf({ dimension, bucket }: Drawn, value: unknown, words: Words): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  const title = titleOfValue(dimension, value)
  if (title === null) return words.none
  return isTime(dimension) ? periodLabel(title, bucket, words.locale) : title
}

const shades: Readonly<Record<string, string>> = { new: 'blue', active: 'amber', waiting: 'violet', done: 'green', cancelled: 'grey' }

function colorOf(list: ListView, { name, options }: FieldView, key: string): string | null {
  if (name !== 'state') return options?.find(({ value }) => value === key)?.color ?? null
  const state = list.entity.states.find(({ value }) => value === key)
  return state ? (state.color ?? shades[state.category] ?? 'grey') : null
}
