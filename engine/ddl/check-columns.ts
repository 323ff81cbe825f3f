/** What the rows that are there have against a change of columns. */
import type { Issue } from '../kernel/errors.ts'
import { dataSchema } from '../kernel/names.ts'
import { ident, join, literal, raw, type Sql, sql, toStatement } from '../kernel/sql.ts'
import { lostValue, typeChange } from './column-types.ts'
import { liveColumn } from './live-column.ts'
import type { Column, DataCheck, Pair, Table } from './table.ts'

/** A field that rows have already. */
interface Kept {
  readonly live: Table
  readonly wanted: Table
  readonly column: Column
  readonly old: Column
  /** As the live definitions describe it. */
  readonly known: Column | undefined
  /** Its value in a live row. */
  readonly value: Sql
}

/** Checks of one table, asked of its live columns. An empty table has nothing against anything. */
export function checkColumns({ live, wanted }: Pair, before: Table | null): readonly DataCheck[] {
  if (live.isEmpty === true) return []
  const columns = wanted.columns.flatMap((column) => {
    const old = liveColumn(live, column)
    if (!old) return newlyRequired(live, wanted, column)
    const known = before?.columns.find(({ id }) => id !== null && id === column.id)
    const kept: Kept = { live, wanted, column, old, known, value: ident(old.name) }
    return [...typeChecks(kept), ...targetChecks(kept), ...optionChecks(kept), ...emptyChecks(kept)]
  })
  const custom = (wanted.custom ?? []).flatMap((column) => {
    const old = before?.custom?.find(({ id }) => id === column.id)
    if (!old) return []
    const kept: Kept = { live, wanted, column, old, known: old, value: sql`(${ident('custom')} ->> ${literal(old.name)})${old.type === 'jsonb' ? raw('') : raw(`::${old.type}`)}` }
    return [...typeChecks(kept), ...optionChecks(kept)]
  })
  return [...columns, ...custom]
}

const placeOf = (table: Table, column: Column): Pick<Issue, 'file' | 'pointer'> => ({ ...(table.file ? { file: table.file } : {}), pointer: column.pointer ?? '' })

/** Counts the live rows where `condition` holds, with the smallest value as the example. */
function countWhere(live: Table, condition: Sql, example: Sql): string {
  return toStatement(sql`select count(*) as count, min(${example}) as example from ${ident(dataSchema, live.name)} where ${condition}`).text
}

const isKept = (live: Table): Sql => raw(live.columns.some(({ name }) => name === 'deleted_at') ? '"deleted_at" is null' : 'true')

function newlyRequired(live: Table, wanted: Table, column: Column): readonly DataCheck[] {
  if (!column.required || column.fill !== undefined || column.isBackfilled) return []
  const issue = (count: number): Issue => ({
    ...placeOf(wanted, column),
    message: `${wanted.name}.${column.name} is required, but ${rows(count)} that are there would have no value`,
    hint: 'Give the field a "default", or x-field.backfill: CEL over the record, run once over what is there.',
  })
  return [{ sql: countWhere(live, isKept(live), raw('null::text')), issue }]
}

function typeChecks({ live, wanted, column, old, value }: Kept): readonly DataCheck[] {
  const change = typeChange(old.type, column.type)
  if (change === 'same' || change === 'widen') return []
  const isInTheWay = change === 'narrow' ? raw(lostValue(toStatement(value).text, old.type, column.type)) : sql`${value} is not null`
  const issue = (count: number, example: string | null): Issue => ({
    ...placeOf(wanted, column),
    message: `${wanted.name}.${column.name} cannot become ${column.type}: it holds values of ${old.type}, ${change === 'narrow' ? `and ${count} of them would be lost` : `in ${rows(count)}`}${shown(example)}`,
    hint: 'Keep the type, or add a new field (with a stable id of its own) and hide this one.',
  })
  return [{ sql: countWhere(live, isInTheWay, sql`${value}::text`), issue }]
}

/** Ids of one entity's records mean nothing in another's. */
function targetChecks({ live, wanted, column, old, value }: Kept): readonly DataCheck[] {
  const [from, to] = [targetOf(live, old.name), targetOf(wanted, column.name)]
  if (from === null || to === null || from === to) return []
  const issue = (count: number): Issue => ({ ...placeOf(wanted, column), message: `${wanted.name}.${column.name} cannot point to ${to}: ${rows(count)} point to ${from}`, hint: 'Add a new field for the new link and hide this one.' })
  return [{ sql: countWhere(live, sql`${value} is not null`, raw('null::text')), issue }]
}

const targetOf = (table: Table, column: string): string | null => table.foreignKeys.find((key) => key.columns.at(-1) === column)?.target.table ?? null

/** Values that are no longer among those to choose from. */
function optionChecks({ live, wanted, column, known, value }: Kept): readonly DataCheck[] {
  const { options } = column
  if (!options || !known || (known.options ?? [null]).every((value) => value !== null && options.includes(value))) return []
  const isOther = sql`${value} is not null and ${value}::text not in (${join(options.map(literal))})`
  const issue = (count: number, example: string | null): Issue => ({
    ...placeOf(wanted, column),
    message: `${wanted.name}.${column.name} loses values that ${rows(count)} hold${shown(example)}`,
    hint: 'Keep the value and hide nothing, or give those records another one first.',
  })
  return [{ sql: countWhere(live, isOther, sql`${value}::text`), issue }]
}

/** A field that must be filled from now on: records that lack it ask for it when they are next saved. */
function emptyChecks({ live, wanted, column, known, value }: Kept): readonly DataCheck[] {
  if (!column.required || !known || known.required || column.fill !== undefined || column.isBackfilled) return []
  const issue = (count: number): Issue => ({
    ...placeOf(wanted, column),
    message: `${wanted.name}.${column.name} must be filled from now on; ${rows(count)} have no value yet`,
    hint: 'They ask for it when they are next saved. With a "default" or x-field.backfill they get one now.',
    severity: 'warning',
  })
  return [{ sql: countWhere(live, sql`${value} is null and ${isKept(live)}`, raw('null::text')), issue }]
}

const rows = (count: number): string => (count === 1 ? '1 record' : `${count} records`)
const shown = (example: string | null): string => (example === null ? '' : `, for example “${example.slice(0, 60)}”`)
