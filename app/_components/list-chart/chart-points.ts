import type { FieldView, JsonObject, ListView } from '../../../engine/client.ts'
import { keyOf, titleOfValue, valueCondition, valueSelection } from '../../_lib/group-values.ts'
import { type Bucket, isMoment, periodCondition, periodLabel } from '../../_lib/periods.ts'
import { shadeOf } from '../../_lib/state-colors.ts'

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

/** Most groups that are asked for. */
export const mostGroups = 400

export function chartDocument({ entity: { names } }: ListView, { dimension, bucket, function: name, field }: Drawn): string {
  const group = `{ field: ${dimension.graphqlName}${isMoment(dimension) ? `, bucket: ${bucket.toUpperCase()}` : ''} }`
  const figure = field && name !== 'count' ? ` ${name} { ${field.name} }` : ''
  return `query Chart($filter: ${names.type}Filter, $search: String) {\n  groups: ${names.aggregate}(filter: $filter, search: $search, groupBy: [${group}], first: ${mostGroups}) { count group { ${valueSelection(dimension)} }${figure} }\n}`
}

export interface ChartAnswer {
  readonly groups: readonly ({ readonly count: number; readonly group: Readonly<Record<string, unknown>> } & Readonly<Record<'sum' | 'avg', Readonly<Record<string, unknown>> | null | undefined>>)[]
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
    const isPeriod = isMoment(dimension) && key !== ''
    return { key, label: labelOf(drawn, value, words), value: figure, count: row.count, color: colorOf(list, dimension, key), condition: isPeriod ? periodCondition(dimension, key, bucket, words.timeZone) : valueCondition(dimension, key) }
  })
  const order = (dimension.name === 'state' ? list.entity.states : (dimension.options ?? [])).map(({ value }) => value)
  const place = ({ key }: Point): number => (order.includes(key) ? order.indexOf(key) : order.length)
  if (isMoment(dimension)) return [...points].sort((a, b) => (a.key < b.key ? -1 : 1))
  return [...points].sort((a, b) => (order.length > 0 ? place(a) - place(b) : Number(a.key === '') - Number(b.key === '')) || b.value - a.value)
}

function labelOf({ dimension, bucket }: Drawn, value: unknown, words: Words): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  const title = titleOfValue(dimension, value)
  if (title === null) return words.none
  return isMoment(dimension) ? periodLabel(title, bucket, words.locale) : title
}

function colorOf(list: ListView, { name, options }: FieldView, key: string): string | null {
  if (name !== 'state') return options?.find(({ value }) => value === key)?.color ?? null
  const state = list.entity.states.find(({ value }) => value === key)
  return state ? shadeOf(state.color, state.category) : null
}
