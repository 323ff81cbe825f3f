import type { FieldView, JsonObject, ListView } from '../../../engine/client.ts'
import { allOf, keyOf, titleOfValue, valueCondition, valueSelection } from '../../_lib/group-values.ts'
import { fieldNamed, filterKindOf, isPerson } from '../../_lib/list-filter.ts'
import type { GroupState } from '../../_lib/list-state.ts'
import { type Bucket, isMoment, periodCondition } from '../../_lib/periods.ts'
import type { GroupHead } from './list-items.ts'

/** One of the fields that rows are put together by, the outermost first. */
export interface Level {
  readonly field: FieldView
  /** For dates and moments. */
  readonly bucket: Bucket | null
}

/** Rows that have a value in common, with what they add up to. */
export interface Group extends GroupHead {
  readonly level: Level
  readonly value: unknown
  /** By field name, as text. */
  readonly sums: Readonly<Record<string, string | null>>
  /** What the rows of the group have in common, those of the groups around it included, as a condition. */
  readonly condition: JsonObject | null
}

/** The groups that stand inside another, or in the list itself. */
export interface Branch {
  readonly groups: readonly Group[]
  /** There are more than are shown. */
  readonly isCut: boolean
}

/** Groups shown at most; of more the largest. */
export const mostGroups = 500
export const mostLevels = 3

/** Fields by which rows can be put together so that it says something. */
export const isGroupable = (field: FieldView): boolean =>
  field.options !== undefined || field.target !== undefined || isPerson(field) || isMoment(field) || field.kind === 'boolean' || field.type === 'string' || field.type === 'dealership'

/** Fields whose sums stand under the rows and beside the groups. */
export const summableOf = (fields: readonly FieldView[]): readonly FieldView[] => fields.filter(({ summable }) => summable)

const sumsOf = (fields: readonly FieldView[]): string => (fields.length === 0 ? '' : ` sum { ${fields.map(({ name }) => name).join(' ')} }`)

/** The levels of an address, without fields that are gone, hidden from the reader or named before. */
export function levelsOf(list: ListView, groups: readonly GroupState[]): readonly Level[] {
  const levels = groups.flatMap(({ field: name, bucket }): readonly Level[] => {
    const field = fieldNamed(list, name)
    return field && isGroupable(field) ? [{ field, bucket: isMoment(field) ? (bucket ?? 'month') : null }] : []
  })
  return levels.filter(({ field }, i) => levels.findIndex((other) => other.field.name === field.name) === i).slice(0, mostLevels)
}

export const groupStates = (levels: readonly Level[]): readonly GroupState[] => levels.map(({ field, bucket }) => ({ field: field.name, bucket }))

/** Groups of one level with counts and sums, inside so many others at once: `g0` … under the filters `f0` …; variables search too. */
export function groupsDocument({ entity: { names } }: ListView, { field, bucket }: Level, summed: readonly FieldView[], parents: number): string {
  const by = `{ field: ${field.graphqlName}${bucket ? `, bucket: ${bucket.toUpperCase()}` : ''} }`
  const places = Array.from({ length: parents }, (_, i) => i)
  const lines = places.map((i) => `g${i}: ${names.aggregate}(filter: $f${i}, search: $search, groupBy: [${by}], orderBy: [{ function: COUNT, direction: DESC }], first: ${mostGroups + 1}) { group { ${valueSelection(field)} } count${sumsOf(summed)} }`)
  return `query Groups($search: String, ${places.map((i) => `$f${i}: ${names.type}Filter`).join(', ')}) {\n  ${lines.join('\n  ')}\n}`
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

/** What an answer means: groups in the order of their values: states and options as they are defined, periods from the last, names by the alphabet; without a value last. */
export function branchOf(level: Level, parent: Group | null, answers: readonly GroupAnswer[], timeZone: string, locale: string): Branch {
  const { field, bucket } = level
  const groups = answers.slice(0, mostGroups).map(({ group: values, count, sum }): Group => {
    const value = values[field.name] ?? null
    const own = bucket && value !== null ? periodCondition(field, String(value), bucket, timeZone) : valueCondition(field, keyOf(value))
    return { key: JSON.stringify([parent?.key ?? '', keyOf(value)]), depth: (parent?.depth ?? -1) + 1, level, value, count, sums: sum ?? {}, condition: allOf(parent?.condition ?? null, own) }
  })
  const places = new Map(field.options?.map((option, i) => [option.value, i]))
  const text = ({ value }: Group): string => titleOfValue(field, value) ?? ''
  const compare = (a: Group, b: Group): number => {
    if (filterKindOf(field) === 'choice') return (places.get(keyOf(a.value)) ?? places.size) - (places.get(keyOf(b.value)) ?? places.size)
    return bucket ? keyOf(b.value).localeCompare(keyOf(a.value)) : text(a).localeCompare(text(b), locale, { numeric: true })
  }
  return { groups: groups.sort((a, b) => Number(a.value === null) - Number(b.value === null) || compare(a, b)), isCut: answers.length > mostGroups }
}
