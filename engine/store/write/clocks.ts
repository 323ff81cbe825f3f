/** Clocks of records: how much of a promised time is used. Written in the transaction of the event that moves them. */
import { raw, sql } from '../../kernel/sql.ts'
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

const clockColumns = raw('c.clock, c.status, c.started_at as "startedAt", c.elapsed_ms as "elapsedMs", c.since, c.due_at as "dueAt", c.next_at as "nextAt", c.alarms, c.breached_at as "breachedAt", c.stopped_at as "stoppedAt"')

/** Clocks of many records at once, by record. */
export async function clocksOfRecords(query: Query, ids: readonly string[]): Promise<ReadonlyMap<string, readonly ClockRow[]>> {
  const rows = await query<ClockRow & { readonly recordId: string }>(sql`select c.record_id as "recordId", ${clockColumns} from platform.sla_clock c where c.record_id = any(${ids}::uuid[])`)
  const byRecord = new Map<string, ClockRow[]>()
  for (const { recordId, ...row } of rows) byRecord.set(recordId, [...(byRecord.get(recordId) ?? []), row])
  return byRecord
}

export async function recordClocks(query: Query, recordId: string): Promise<readonly ClockRow[]> {
  return query<ClockRow>(sql`select ${clockColumns} from platform.sla_clock c where c.record_id = ${recordId}::uuid order by c.clock`)
}

/** Writes clocks as they stand now; what failed before begins anew. */
export async function saveClocks(query: Query, clocks: readonly (ClockPlace & ClockRow)[]): Promise<void> {
  if (clocks.length === 0) return
  await query(sql`insert into platform.sla_clock (entity, record_id, clock, dealership, status, started_at, elapsed_ms, since, due_at, next_at, alarms, breached_at, stopped_at)
    select r.entity, r."recordId", r.clock, r.dealership, r.status, r."startedAt", r."elapsedMs", r.since, r."dueAt", r."nextAt", r.alarms, r."breachedAt", r."stoppedAt" from json_to_recordset(${JSON.stringify(clocks)}::json) as r(entity text, "recordId" uuid, clock text, dealership text, status text, "startedAt" timestamptz, "elapsedMs" bigint, since timestamptz, "dueAt" timestamptz, "nextAt" timestamptz, alarms jsonb, "breachedAt" timestamptz, "stoppedAt" timestamptz)
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
