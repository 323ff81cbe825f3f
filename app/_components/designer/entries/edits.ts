/** Changes of the rows that a catalogue comes with, as the designer makes them: pure. */
import type { FieldView, Json, JsonObject, SeedDefinition } from '../../../../engine/client.ts'
import { freshName } from '../parts/fresh-name.ts'

export interface RowGroup {
  /** Value of the field that makes groups; '' for rows without one, and for all where nothing does. */
  readonly key: string
  /** Places of its rows in the file, in their order. */
  readonly rows: readonly number[]
}

const textOf = (value: Json | undefined): string => (value === null || value === undefined || typeof value === 'object' ? '' : String(value))

/** Rows by the values of a field, in the order of `values`; those with another value, or none, come last. */
export function groupsOf({ records }: SeedDefinition, by: string | null, values: readonly string[]): readonly RowGroup[] {
  const all = records.map((_, i) => i)
  if (by === null) return [{ key: '', rows: all }]
  const keyAt = (i: number): string => {
    const value = textOf(records[i]?.[by])
    return values.includes(value) ? value : ''
  }
  return [...values, ''].map((key) => ({ key, rows: all.filter((i) => keyAt(i) === key) })).filter(({ rows }) => rows.length > 0)
}

export interface TreeRow {
  readonly row: number
  readonly depth: number
}

/** Rows below the rows they belong to. What goes round in a circle, or belongs to no row, stands at the top. */
export function treeOf({ key, records }: SeedDefinition, parent: string): readonly TreeRow[] {
  const keys = records.map((record) => textOf(record[key]))
  const parentOf = (i: number): number => {
    const at = keys.indexOf(textOf(records[i]?.[parent]))
    return textOf(records[i]?.[parent]) === '' || at === i ? -1 : at
  }
  const seen = new Set<number>()
  const below = (of: number, depth: number): readonly TreeRow[] =>
    records.flatMap((_, i) => {
      if (seen.has(i) || parentOf(i) !== of) return []
      seen.add(i)
      return [{ row: i, depth }, ...below(i, depth + 1)]
    })
  const whole = below(-1, 0)
  return [...whole, ...records.flatMap((_, i) => (seen.has(i) ? [] : [{ row: i, depth: 0 }]))]
}

/** Field that says in which order rows come: a whole number that the list is ordered by at first. */
export const orderField = (orderBy: readonly { readonly field: string }[] | undefined, fields: readonly FieldView[]): string | null => {
  const name = orderBy?.[0]?.field
  return fields.some((field) => field.name === name && field.kind === 'integer' && field.type !== 'number') ? (name ?? null) : null
}

/** Rows numbered anew in the order of the file, where a field says the order. */
const numbered = (records: readonly JsonObject[], order: string | null): readonly JsonObject[] => (order === null ? records : records.map((record, i) => (record[order] === i + 1 ? record : { ...record, [order]: i + 1 })))

/** The rows at these places in a new order among themselves; fewer places: those that are missing are taken out. */
export function withRows(seed: SeedDefinition, before: readonly number[], after: readonly number[], order: string | null): SeedDefinition {
  if (after.length < before.length) {
    const gone = new Set(before.filter((i) => !after.includes(i)))
    return { ...seed, records: seed.records.filter((_, i) => !gone.has(i)) }
  }
  const slots = [...before].sort((a, b) => a - b)
  const placed = new Map(slots.map((slot, i) => [slot, seed.records[after[i] ?? slot] as JsonObject]))
  return { ...seed, records: numbered(seed.records.map((record, i) => placed.get(i) ?? record), order) }
}

/** Values that say nothing leave no trace. */
export const withRow = (seed: SeedDefinition, at: number, row: JsonObject): SeedDefinition => ({ ...seed, records: seed.records.map((record, i) => (i === at ? Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined && value !== '')) : record)) })

/** A row more, under a key that no other has. */
export function addRow(seed: SeedDefinition, fields: readonly FieldView[], given: JsonObject, order: string | null): SeedDefinition {
  const { key, records } = seed
  const known = records.map((record) => record[key])
  const isNumber = fields.some(({ name, kind }) => name === key && kind === 'integer')
  const own: Json = isNumber ? Math.max(0, ...known.filter((value) => typeof value === 'number')) + 1 : freshName('new', known.map(textOf))
  return { ...seed, records: [...records, { ...given, [key]: own, ...(order !== null && { [order]: records.length + 1 }) }] }
}

/** What a row is called. */
export function labelOf(record: JsonObject, key: string, label: readonly string[]): string {
  const words = label.map((name) => textOf(record[name])).filter((text) => text !== '')
  return words.length > 0 ? words.join(' ') : textOf(record[key])
}
