/** Timers: delayed transitions that wait for their time. Written in the transaction of the command that sets or ends them. */
import { sql } from '../../kernel/sql.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Query } from '../pool.ts'

export interface TimerRow {
  readonly entity: string
  readonly recordId: string
  readonly dealership: string | null
  /** Key of the state node that sets it, and the delay as the definition writes it. */
  readonly state: string
  readonly delay: string
  readonly dueAt: string
  /** Ids of the automations that led to it, parted by spaces. */
  readonly chain?: string | null
}

export interface DueTimer extends TimerRow {
  readonly id: string
  readonly attempts: number
}

/** Sets timers of states that were entered anew; one that is there already begins again. */
export async function insertTimers(query: Query, timers: readonly TimerRow[], at: string): Promise<void> {
  if (timers.length === 0) return
  const rows = timers.map((timer) => ({ id: uuidv7(Date.parse(at)), ...timer }))
  await query(sql`insert into platform.timer (id, dealership, entity, record_id, state, delay, due_at, chain, created_at)
    select r.id, r.dealership, r.entity, r."recordId", r.state, r.delay, r."dueAt", r.chain, ${at}::timestamptz from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, dealership text, entity text, "recordId" uuid, state text, delay text, "dueAt" timestamptz, chain text)
    on conflict (record_id, state, delay) do update set due_at = excluded.due_at, created_at = excluded.created_at, attempts = 0, last_error = null`)
}

/** Ends the timers of states that were left. */
export async function deleteTimers(query: Query, recordId: string, states: readonly string[]): Promise<void> {
  await query(sql`delete from platform.timer where record_id = ${recordId}::uuid and state = any(${states}::text[])`)
}

/** Ends one timer of a record. */
export async function deleteTimer(query: Query, recordId: string, state: string, delay: string): Promise<void> {
  await query(sql`delete from platform.timer where record_id = ${recordId}::uuid and state = ${state} and delay = ${delay}`)
}

/** A record that is gone has neither timers nor clocks. */
export async function deleteTimekeeping(query: Query, recordId: string): Promise<void> {
  await query(sql`with t as (delete from platform.timer where record_id = ${recordId}::uuid) delete from platform.sla_clock where record_id = ${recordId}::uuid`)
}

/** Timers whose time has come, the longest waiting first. Nothing is held. */
export async function dueTimers(query: Query, now: string, limit: number): Promise<readonly DueTimer[]> {
  return query<DueTimer>(sql`select t.id, t.dealership, t.entity, t.record_id as "recordId", t.state, t.delay, t.due_at as "dueAt", t.chain, t.attempts from platform.timer t where t.due_at <= ${now}::timestamptz order by t.due_at limit ${limit}`)
}

/**
 * Takes a timer off whose time has come, once for all who try. Its record is held before: commands hold their
 * record first and their timers then, and whoever goes by the same order waits for nobody in a circle.
 */
export async function takeTimer(query: Query, id: string, now: string): Promise<boolean> {
  const taken = await query(sql`delete from platform.timer where id = ${id}::uuid and due_at <= ${now}::timestamptz returning 1 as taken`)
  return taken.length > 0
}

/** What failed waits longer each time, and says why. */
export async function postponeTimer(query: Query, id: string, until: string, error: string): Promise<void> {
  await query(sql`update platform.timer set attempts = attempts + 1, last_error = ${error}, due_at = ${until}::timestamptz where id = ${id}::uuid`)
}

/** Whether nobody else is at work on it in this moment; held until the transaction ends. Other workers take the next one. */
export async function isOursAlone(query: Query, key: string): Promise<boolean> {
  const [row] = await query<{ ours: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) as ours`)
  return row?.ours === true
}

/** Time zone of a dealership; null where there is none. */
export async function timeZoneOf(query: Query, dealership: string): Promise<string | null> {
  const [row] = await query<{ zone: string }>(sql`select d.time_zone as zone from platform.dealership d where d.code = ${dealership}`)
  return row?.zone ?? null
}
