import type { Issue } from '../kernel/errors.ts'
import { dataSchema } from '../kernel/names.ts'
import { ident, raw, sql, toStatement } from '../kernel/sql.ts'
import { type CustomField, ownRows } from './custom-keys.ts'
import type { DataCheck } from './table.ts'

/** Rows that would lack a new field which an overlay requires. `liveTable`: the table's name before the change; null: it is new. */
export function checkCustom(before: readonly CustomField[], after: readonly CustomField[], liveTable: (table: string) => string | null): readonly DataCheck[] {
  const known = new Set(before.map(({ id, dealership }) => `${id} ${dealership}`))
  return after.flatMap((field) => {
    const table = liveTable(field.table)
    if (table === null || !field.isRequired || field.fill !== null || field.isBackfilled || known.has(`${field.id} ${field.dealership}`)) return []
    const { text } = toStatement(sql`select count(*) as count, ${raw('null::text')} as example from ${ident(dataSchema, table)} t where t.deleted_at is null${ownRows([field])}`)
    const issue = (count: number): Issue => ({
      file: field.file,
      pointer: field.pointer,
      message: `“${field.key}” is required, but ${count} records that are there would have no value`,
      hint: 'Give the field a "default", or x-field.backfill: CEL over the record, run once over what is there.',
    })
    return [{ sql: text, issue }]
  })
}
