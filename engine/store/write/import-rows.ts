/** What became of each row of an import, so that it goes on where it was and can be taken back. */
import type { Json } from '../../kernel/json.ts'
import { sql } from '../../kernel/sql.ts'
import type { Query } from '../pool.ts'

export interface ImportRow {
  /** Number of the row in the file; below 0: a record that was made because a row names it. */
  readonly row: number
  readonly entity: string
  readonly recordId: string
  readonly kind: 'created' | 'updated' | 'skipped' | 'wrong'
  /** updated: what stood in the fields before; wrong: what is wrong, in sentences. */
  readonly before: Json
  /** Of the record as the import left it. */
  readonly version: number
}

export async function insertImportRows(query: Query, job: string, rows: readonly ImportRow[]): Promise<void> {
  if (rows.length === 0) return
  await query(sql`insert into platform.import_row (job_id, row, entity, record_id, kind, before, version)
    select ${job}::uuid, r."row", r.entity, r."recordId", r.kind, r.before, r.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("row" integer, entity text, "recordId" uuid, kind text, before jsonb, version integer)`)
}

/** Rows of those kinds after `after` in the order of the file; before it, from the end, where `isBackwards`. */
export function readImportRows(query: Query, job: string, kinds: readonly ImportRow['kind'][], { after, limit, isBackwards = false }: { readonly after: number; readonly limit: number; readonly isBackwards?: boolean }): Promise<readonly ImportRow[]> {
  const page = isBackwards ? sql`and "row" < ${after}::int order by "row" desc` : sql`and "row" > ${after}::int order by "row"`
  return query<ImportRow>(sql`select "row", entity, record_id as "recordId", kind, before, version from platform.import_row where job_id = ${job}::uuid and kind = any(${kinds}::text[]) ${page} limit ${limit}::int`)
}

export async function countImportRows(query: Query, job: string, kinds: readonly ImportRow['kind'][]): Promise<number> {
  const [row] = await query<{ count: number }>(sql`select count(*) as count from platform.import_row where job_id = ${job}::uuid and kind = any(${kinds}::text[])`)
  return row?.count ?? 0
}

export async function deleteImportRows(query: Query, job: string, rows: readonly number[]): Promise<void> {
  await query(sql`delete from platform.import_row where job_id = ${job}::uuid and "row" = any(${rows}::int[])`)
}
