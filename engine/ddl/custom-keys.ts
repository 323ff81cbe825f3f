/** Fields that overlays add live as keys of one column. A key follows its field: renamed with it, set aside when it goes, brought back when it returns. */
import { columnName, dataSchema } from '../kernel/names.ts'
import { ident, join, literal, raw, type Sql, sql, toStatement } from '../kernel/sql.ts'
import type { Change, Table } from './table.ts'

/** A field that the overlay of a dealership adds. */
export interface CustomField {
  /** Name of the table as it will be. */
  readonly table: string
  readonly id: string
  readonly key: string
  readonly dealership: string
  /** Whether each row of the table belongs to one dealership. */
  readonly isOwn: boolean
  readonly isRequired: boolean
  /** JSON text of the value for rows that are there; null: there is none. */
  readonly fill: string | null
  readonly isBackfilled: boolean
  readonly file: string
  readonly pointer: string
}

/** Key of a field that is no longer wanted; no field's name begins with `_`. */
export const keptKey = (id: string): string => `_removed_${id}`

interface Move {
  readonly from: string
  readonly to: string
  /** Rows of these dealerships alone; null: all rows. */
  readonly dealerships: readonly string[] | null
  /** Others go on using the old key. */
  readonly isCopy: boolean
}

/** Statements that bring the keys of the rows from the old fields to the new. Tables are named as they will be. */
export function moveKeys(before: readonly CustomField[], after: readonly CustomField[]): { readonly statements: readonly string[]; readonly changes: readonly Change[] } {
  const tables = [...new Set([...before, ...after].map(({ table }) => table))].sort()
  const moves = tables.flatMap((table) => movesOf(before.filter((field) => field.table === table), after.filter((field) => field.table === table)).map((move) => ({ table, ...move })))
  return { statements: statementsOf(moves), changes: moves.filter(({ from, to }) => !isKept(from) && !isKept(to)).map(({ table, from, to }) => ({ area: 'field', text: `Field ${table}.${from} of an overlay is renamed to ${to}; its values are kept` })) }
}

/** Statements that give rows the value of a new field that must be filled. */
export function fillKeys(before: readonly CustomField[], after: readonly CustomField[]): readonly string[] {
  const known = new Set(before.map(({ id, dealership }) => `${id} ${dealership}`))
  return after.flatMap((field) => {
    if (!field.isRequired || field.fill === null || known.has(`${field.id} ${field.dealership}`)) return []
    const custom = ident('t', columnName('custom'))
    return [toStatement(sql`update ${ident(dataSchema, field.table)} t set ${ident(columnName('custom'))} = ${custom} || jsonb_build_object(${literal(field.key)}, ${literal(field.fill)}::jsonb) where not ${custom} ? ${literal(field.key)}${ownRows([field])}`).text]
  })
}

/** Statements that bring values into the column of a field that was an overlay's and is the package's now. */
export function keysToColumns(before: readonly CustomField[], after: readonly CustomField[], wanted: readonly Table[]): readonly string[] {
  const left = new Map(before.filter(({ id }) => !after.some((field) => field.id === id)).map((field) => [`${field.table} ${field.id}`, field]))
  return [...left.values()].flatMap((field) => {
    const column = wanted.find(({ name }) => name === field.table)?.columns.find(({ id }) => id === field.id)
    if (!column) return []
    const custom = ident('t', columnName('custom'))
    const value = column.type === 'jsonb' ? sql`nullif(${custom} -> ${literal(field.key)}, 'null'::jsonb)` : sql`(${custom} ->> ${literal(field.key)})::${raw(column.type)}`
    return [toStatement(sql`update ${ident(dataSchema, field.table)} t set ${ident(column.name)} = ${value} where ${custom} ->> ${literal(field.key)} is not null`).text]
  })
}

/** Condition on the rows that the dealerships may call their own; shared rows are everybody's. */
export function ownRows(fields: readonly Pick<CustomField, 'dealership' | 'isOwn'>[]): Sql {
  return fields.every(({ isOwn }) => isOwn) ? sql` and ${ident('t', columnName('dealership'))} in (${join(fields.map(({ dealership }) => literal(dealership)))})` : raw('')
}

const isKept = (key: string): boolean => key.startsWith('_removed_')
const keysById = (fields: readonly CustomField[]): ReadonlyMap<string, string> => new Map(fields.map(({ id, key }) => [id, key]))

function movesOf(before: readonly CustomField[], after: readonly CustomField[]): readonly Move[] {
  const [old, wanted] = [keysById(before), keysById(after)]
  const left = [...old].flatMap(([id, from]): Move[] => {
    const to = wanted.get(id) ?? keptKey(id)
    // Two dealerships may call fields of their own alike: the key of the one that stays is not taken from it.
    const isShared = [...wanted].some(([other, key]) => other !== id && key === from && old.get(other) === from)
    if (to === from) return []
    if (!isShared) return [{ from, to, dealerships: null, isCopy: false }]
    const owners = before.filter((field) => field.id === id)
    if (owners.every(({ isOwn }) => isOwn)) return [{ from, to, dealerships: owners.map(({ dealership }) => dealership), isCopy: false }]
    return isKept(to) ? [] : [{ from, to, dealerships: null, isCopy: true }]
  })
  const back = [...wanted].flatMap(([id, to]): Move[] => (old.has(id) ? [] : [{ from: keptKey(id), to, dealerships: null, isCopy: false }]))
  return [...left, ...back]
}

/** One pass over the rows for all moves that concern the same of them, so that two fields may swap names. */
function statementsOf(moves: readonly (Move & { readonly table: string })[]): readonly string[] {
  const groups = new Map<string, (Move & { readonly table: string })[]>()
  for (const move of moves) {
    const key = JSON.stringify([move.table, move.dealerships])
    groups.set(key, [...(groups.get(key) ?? []), move])
  }
  return [...groups.values()].map(statementOf)
}

function statementOf(moves: readonly (Move & { readonly table: string })[]): string {
  const [first] = moves
  const custom = ident('t', columnName('custom'))
  const pairs = join(moves.map(({ from, to }) => sql`(${literal(from)}, ${literal(to)})`))
  const copies = moves.filter(({ isCopy }) => isCopy)
  const kept = join(copies.map(({ from }) => sql` || case when ${custom} ? ${literal(from)} then jsonb_build_object(${literal(from)}, ${custom} -> ${literal(from)}) else '{}' end`), '')
  const own = first?.dealerships ? sql` and ${ident('t', columnName('dealership'))} in (${join(first.dealerships.map(literal))})` : raw('')
  const moved = sql`(select coalesce(jsonb_object_agg(coalesce(m.new, e.key), e.value), '{}') from jsonb_each(${custom}) e left join (values ${pairs}) m(old, new) on m.old = e.key)`
  return toStatement(sql`update ${ident(dataSchema, first?.table ?? '')} t set ${ident(columnName('custom'))} = ${moved}${kept} where ${custom} ?| array[${join(moves.map(({ from }) => literal(from)))}]${own}`).text
}
