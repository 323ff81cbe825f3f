/** What was changed, in an order that a reader can follow without missing or doubling anything. */
import { sql } from '../../kernel/sql.ts'
import type { Query } from '../pool.ts'
import type { Change } from '../write/changes.ts'

/**
 * A place between two changes: everything up to it is behind the reader. Changes stand in the order of their
 * transactions' ids, and are read only up to the oldest transaction that is still open: none can appear before them.
 */
export interface Position {
  readonly xid: bigint
  readonly seq: number
}

export interface ChangeRow extends Change {
  readonly position: Position
  readonly at: string
}

export interface ChangesRead {
  readonly changes: readonly ChangeRow[]
  /** Something is written that may be read only once an older transaction has ended. */
  readonly isHeld: boolean
}

interface Answer {
  readonly rows: readonly (Omit<ChangeRow, 'position'> & { readonly xid: string; readonly seq: number })[]
  readonly held: boolean
  readonly lost: boolean
}

/** Setting that holds the last position whose change is kept no longer. */
const horizonKey = 'change.horizon'

export const isBefore = (a: Position, b: Position): boolean => (a.xid === b.xid ? a.seq < b.seq : a.xid < b.xid)

/** Where whoever begins now stands: everything that is committed is behind, everything that commits from now on is ahead. */
export async function currentPosition(query: Query): Promise<Position> {
  const [row] = await query<{ xid: string }>(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`)
  return { xid: BigInt(row?.xid ?? 0), seq: 0 }
}

/** Changes after a position; null where some of them are kept no longer, or the position is of another database. */
export async function readChanges(query: Query, after: Position, limit: number): Promise<ChangesRead | null> {
  const from = after.xid.toString()
  const [answer] = await query<Answer>(sql`
    select coalesce((select json_agg(c) from (
        select xid::text, seq, kind, entity, record_id as "recordId", dealership, user_id as "userId", version, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
        from platform.change where (xid, seq) > (${from}::xid8, ${after.seq}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
        order by platform.change.xid, seq limit ${limit}::int) c), '[]'::json) as rows,
      exists (select 1 from platform.change where xid >= pg_snapshot_xmin(pg_current_snapshot())) as held,
      ${from}::xid8 > pg_snapshot_xmax(pg_current_snapshot()) or exists (
        select 1 from platform.setting where key = ${horizonKey} and ((value ->> 'xid')::xid8, (value ->> 'seq')::bigint) > (${from}::xid8, ${after.seq}::bigint)) as lost`)
  if (!answer || answer.lost) return null
  return { changes: answer.rows.map(({ xid, seq, ...change }) => ({ ...change, position: { xid: BigInt(xid), seq } })), isHeld: answer.held }
}

/** Forgets changes from before a moment, and those of another server whose backup this database was made from. */
export async function forgetChanges(query: Query, before: Date): Promise<void> {
  await query(sql`delete from platform.change where xid >= pg_snapshot_xmax(pg_current_snapshot())`)
  await query(sql`delete from platform.setting where key = ${horizonKey} and (value ->> 'xid')::xid8 >= pg_snapshot_xmax(pg_current_snapshot())`)
  await query(sql`
    with gone as (delete from platform.change where at < ${before.toISOString()}::timestamptz and xid < pg_snapshot_xmin(pg_current_snapshot()) returning xid, seq),
    last as (select xid, seq from gone order by gone.xid desc, seq desc limit 1)
    insert into platform.setting (key, value) select ${horizonKey}, jsonb_build_object('xid', xid::text, 'seq', seq) from last
    on conflict (key) do update set value = case when (setting.value ->> 'xid')::xid8 > (excluded.value ->> 'xid')::xid8 then setting.value else excluded.value end`)
}
