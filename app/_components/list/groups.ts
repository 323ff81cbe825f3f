import { type FieldView, fromZoned, type JsonObject, type ListView } from '../../../engine/client.ts'
import { keyOf, titleOfValue, valueCondition, valueSelection } from '../../_lib/group-values.ts'
import { filterKindOf, isPerson } from '../../_lib/list-filter.ts'
import type { Bucket, GroupState } from '../../_lib/list-state.ts'
import type { GroupHead } from './list-items.ts'

/** Rows that have a value in common, with what they add up to. */
export interface Group extends GroupHead {
  readonly value: unknown
  /** By field name, as text. */
  readonly sums: Readonly<Record<string, string | null>>
  /** What the rows of the group have in common, as a condition. */
  readonly condition: JsonObject
  readonly bucket: Bucket | null
}

/** Groups shown at most; of more the first. */
export const mostGroups = 500

export const isMoment = (field: FieldView): boolean => field.kind === 'date' || field.kind === 'datetime'

/** Fields by which rows can be put together so that it says something. */
export const isGroupable = (field: FieldView): boolean =>
  field.options !== undefined || field.target !== undefined || isPerson(field) || isMoment(field) || field.kind === 'boolean' || field.type === 'string' || field.type === 'dealership'

/** Fields whose sums stand under the rows and beside the groups. */
export const summableOf = (fields: readonly FieldView[]): readonly FieldView[] => fields.filter(({ summable }) => summable)

const sumsOf = (fields: readonly FieldView[]): string => (fields.length === 0 ? '' : ` sum { ${fields.map(({ name }) => name).join(' ')} }`)

export const bucketOf = ({ bucket }: GroupState, field: FieldView): Bucket | null => (isMoment(field) ? (bucket ?? 'month') : null)

/** Groups with counts and sums: variables filter and search. */
export function groupsDocument({ entity: { names } }: ListView, group: GroupState, field: FieldView, summed: readonly FieldView[]): string {
  const bucket = bucketOf(group, field)
  const by = `{ field: ${field.graphqlName}${bucket ? `, bucket: ${bucket.toUpperCase()}` : ''} }`
  return `query Groups($filter: ${names.type}Filter, $search: String) {
  groups: ${names.aggregate}(filter: $filter, search: $search, groupBy: [${by}], orderBy: [{ function: COUNT, direction: DESC }], first: ${mostGroups + 1}) { group { ${valueSelection(field)} } count${sumsOf(summed)} }
}`
}

/** Sums over everything that fits: variables filter and search. */
export function totalsDocument({ entity: { names } }: ListView, summed: readonly FieldView[]): string {
  return `query Totals($filter: ${names.type}Filter, $search: String) {\n  totals: ${names.aggregate}(filter: $filter, search: $search) { count${sumsOf(summed)} }\n}`
}

export interface GroupAnswer {
  readonly group: Readonly<Record<string, unknown>>
  readonly count: number
  readonly sum?: Readonly<Record<string, string | null>>
}

const monthsOf: Readonly<Record<Exclude<Bucket, 'day' | 'week'>, number>> = { month: 1, quarter: 3, year: 12 }

/** The first day after a period that begins on `day`. */
export function endOf(day: string, bucket: Bucket): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (bucket === 'day' || bucket === 'week') date.setUTCDate(date.getUTCDate() + (bucket === 'day' ? 1 : 7))
  else date.setUTCMonth(date.getUTCMonth() + monthsOf[bucket])
  return date.toISOString().slice(0, 10)
}

function conditionOf(field: FieldView, value: unknown, bucket: Bucket | null, timeZone: string): JsonObject {
  if (!bucket || value === null) return valueCondition(field, keyOf(value))
  const [from, to] = [String(value), endOf(String(value), bucket)]
  return { [field.name]: field.kind === 'date' ? { gte: from, lt: to } : { gte: fromZoned(from, timeZone), lt: fromZoned(to, timeZone) } }
}

/** Groups in the order of their values: states and options as they are defined, periods from the last, names by the alphabet; without a value last. */
export function groupsOf(field: FieldView, group: GroupState, answers: readonly GroupAnswer[], timeZone: string, locale: string): readonly Group[] {
  const bucket = bucketOf(group, field)
  const groups = answers.slice(0, mostGroups).map(({ group: values, count, sum }): Group => {
    const value = values[field.name] ?? null
    return { key: keyOf(value), value, count, sums: sum ?? {}, condition: conditionOf(field, value, bucket, timeZone), bucket }
  })
  const places = new Map(field.options?.map((option, i) => [option.value, i]))
  const text = ({ value }: Group): string => titleOfValue(field, value) ?? ''
  const compare = (a: Group, b: Group): number => {
    if (filterKindOf(field) === 'choice') return (places.get(a.key) ?? places.size) - (places.get(b.key) ?? places.size)
    return bucket ? b.key.localeCompare(a.key) : text(a).localeCompare(text(b), locale, { numeric: true })
  }
  return [...groups].sort((a, b) => Number(a.value === null) - Number(b.value === null) || compare(a, b))
}
