/** Records that share a value which is to be unique from now on. */
import type { Issue } from '../kernel/errors.ts'
import { columnName, dataSchema } from '../kernel/names.ts'
import { ident, join, literal, raw, type Sql, sql, toStatement } from '../kernel/sql.ts'
import { keptKey } from './custom-keys.ts'
import { liveColumn } from './live-column.ts'
import type { DataCheck, Index, IndexedField, Pair, Table } from './table.ts'

/** Asked of the live table; `keys`: keys in `custom` by field id, as the rows have them now. */
export function checkUnique({ live, wanted }: Pair, index: Index, keys: ReadonlyMap<string, string>): readonly DataCheck[] {
  const { over } = index
  if (!index.unique || !over || live.isEmpty === true) return []
  const value = liveValue(live, wanted, over, keys)
  if (value === null) return []
  const within = over.lead.map((name) => (live.columns.some((column) => column.name === name) ? ident(name) : raw('null::text')))
  const key = join([...within, value])
  const statement = sql`select coalesce(sum(n), 0) as count, min(v) as example from (select ${over.isPersonal ? raw('null::text') : sql`min(${value}::text)`} as v, count(*) as n from ${ident(dataSchema, live.name)} where ${ident(columnName('deletedAt'))} is null and ${value} is not null group by ${key} having count(*) > 1) shared`
  const issue = (count: number, example: string | null): Issue => ({
    ...(wanted.file ? { file: wanted.file } : {}),
    pointer: over.pointer,
    message: `“${over.name}” cannot be unique: ${count} records share their value with another${example === null ? '' : `, for example “${example.slice(0, 60)}”`}`,
    hint: 'Give those records values that differ, then publish again.',
  })
  return [{ sql: toStatement(statement).text, issue }]
}

/** What rows that are there will have: the column as it is now, or what a new one is filled with. Null: nothing. */
function liveValue(live: Table, wanted: Table, over: IndexedField, keys: ReadonlyMap<string, string>): Sql | null {
  if (over.isCustom) return sql`(${ident('custom')} ->> ${literal(keys.get(over.id) ?? keptKey(over.id))})`
  const old = liveColumn(live, { id: over.id, name: over.column })
  if (old) return ident(old.name)
  const fill = wanted.columns.find(({ id }) => id === over.id)?.fill
  return fill === undefined ? null : sql`(${raw(fill)})::text`
}
