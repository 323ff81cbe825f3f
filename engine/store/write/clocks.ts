/** Clocks of records: how much of a promised time is used. Written in the transaction of the event that moves them. */
import { join, sql } from '../../kernel/sql.ts'
import type { Query } from '../pool.ts'

/** Instants as ISO text. */
export interface ClockState {
  readonly status: 'running' | 'paused' | 'stopped'
  readonly startedAt: string
  /** Working milliseconds used before `since`. */
  readonly elapsedMs: number
  /** Begin of the running stretch; null while it stands. */
  readonly since: string | null
  readonly dueAt: string | null
  /** When there is something to do; null: nothing any more. */
  readonly nextAt: string | null
  /** Ids of the alarms that went off. */
  readonly alarms: readonly string[]
  readonly breachedAt: string | null
  readonly stoppedAt: string | null
}

export interface ClockRow extends ClockState {
  readonly clock: string
}

export interface ClockPlace {
  readonly entity: string
  readonly recordId: string
  readonly dealership: string | null
}

export interface DueClock extends ClockPlace {
  readonly clock: string
  readonly attempts: number
}

export async function recordClocks(query: Query, recordId: string): Promise<readonly ClockRow[]> {
  return query<ClockRow>(sql`select c.clock, c.status, c.started_at as "startedAt", c.elapsed_ms as "elapsedMs", c.since, c.due_at as "dueAt", c.next_at as "nextAt", c.alarms, c.breached_at as "breachedAt", c.stopped_at as "stoppedAt" from platform.sla_clock c where c.record_id = ${recordId}::uuid order by c.clock`)
}

/** Writes clocks as they stand now; what failed before begins anew. */
export async function saveClocks(query: Query, clocks: readonly (ClockPlace & ClockRow)[]): Promise<void> {
  if (clocks.length === 0) return
  const rows = clocks.map(
    ({ entity, recordId, dealership, ...row }) =>
      sql`(${entity}, ${recordId}::uuid, ${row.clock}, ${dealership}, ${row.status}, ${row.startedAt}::timestamptz, ${row.elapsedMs}::bigint, ${row.since}::timestamptz, ${row.dueAt}::timestamptz, ${row.nextAt}::timestamptz, ${JSON.stringify(row.alarms)}::jsonb, ${row.breachedAt}::timestamptz, ${row.stoppedAt}::timestamptz)`,
  )
  await query(sql`insert into platform.sla_clock (entity, record_id, clock, dealership, status, started_at, elapsed_ms, since, due_at, next_at, alarms, breached_at, stopped_at) values ${join(rows)}
    on conflict (record_id, clock) do update set status = excluded.status, elapsed_ms = excluded.elapsed_ms, since = excluded.since, due_at = excluded.due_at, next_at = excluded.next_at, alarms = excluded.alarms, breached_at = excluded.breached_at, stopped_at = excluded.stopped_at, attempts = 0, last_error = null`)
}

/** Clocks that have something to do, the longest waiting first. Nothing is held. */
export async function dueClocks(query: Query, now: string, limit: number): Promise<readonly DueClock[]> {
  return query<DueClock>(sql`select c.entity, c.record_id as "recordId", c.dealership, c.clock, c.attempts from platform.sla_clock c where c.next_at <= ${now}::timestamptz order by c.next_at limit ${limit}`)
}

/** What failed waits longer each time, and says why. */
export async function postponeClock(query: Query, { recordId, clock }: DueClock, until: string, error: string): Promise<void> {
  await query(sql`update platform.sla_clock set attempts = attempts + 1, last_error = ${error}, next_at = ${until}::timestamptz where record_id = ${recordId}::uuid and clock = ${clock} and next_at is not null`)
}

/** When the next timer or clock comes due; null: none waits. */
export async function nextDue(query: Query): Promise<string | null> {
  const [row] = await query<{ at: string | null }>(sql`select least((select min(t.due_at) from platform.timer t), (select min(c.next_at) from platform.sla_clock c)) as at`)
  return row?.at ?? null
}
