/** Time in state as SQL over the journal: what each transition noted of the state it left. */
import { raw, type Sql, sql } from '../kernel/sql.ts'

/** Milliseconds of one unit. */
export const unitMs = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const

/**
 * Whether a stored state (`a.b`, regions side by side `p.x|p.y`) lies in `state` (a key; an outer one means all inside).
 * `stored`: a column of text.
 */
export function liesIn(stored: Sql, state: string): Sql {
  return sql`exists (select 1 from unnest(string_to_array(${stored}, '|')) k(at) where k.at = ${state}::text or starts_with(k.at, ${`${state}.`}::text))`
}

/**
 * Milliseconds that one record spent in `state` (null: in any), all finished stays together; null where there is none.
 * `record`: its id as SQL.
 */
export function timeSpent(entity: string, record: Sql, state: string | null): Sql {
  const inState = state === null ? raw('true') : liesIn(raw('a.from_state'), state)
  return sql`(select sum(a.duration_ms) from platform.audit_entry a where a.entity = ${entity}::text and a.record_id = ${record} and a.action = 'transition' and a.duration_ms is not null and ${inState})`
}
