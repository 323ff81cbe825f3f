import type { AheadIndex } from '../ddl/index.ts'
import { raw, sql } from '../kernel/sql.ts'
import type { Store } from '../store/index.ts'

/** Rows from which on an index is built ahead: below it is done in a moment anyway. */
const manyRows = 20_000

/**
 * Builds the indexes of large tables while everybody works on, before the publication itself. A build that fails,
 * or is killed, leaves an index that PostgreSQL does not use: it is taken away here or by the next publication,
 * and the publication builds its own.
 */
export async function buildAhead(store: Store, indexes: readonly AheadIndex[]): Promise<void> {
  if (indexes.length === 0) return
  const sizes = await store.query<{ name: string; rows: number }>(sql`select c.relname as name, greatest(c.reltuples, s.n_live_tup) as rows from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_stat_user_tables s on s.relid = c.oid where n.nspname = 'data' and c.relkind = 'r'`)
  const large = new Set(sizes.filter(({ rows }) => rows >= manyRows).map(({ name }) => name))
  for (const { table, create, drop } of indexes) {
    if (!large.has(table)) continue
    try {
      for (const statement of create) await store.patiently(raw(statement))
    } catch {
      await store.patiently(raw(drop)).catch(() => undefined)
    }
  }
}
