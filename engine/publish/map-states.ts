import type { StateMapping } from '../engine.ts'
import { dataSchema } from '../kernel/names.ts'
import { ident, type Sql, sql } from '../kernel/sql.ts'
import type { Actor, Machine } from '../model/types.ts'
import { automationState } from '../runtime/index.ts'
import type { Query } from '../store/index.ts'
import { activeStates } from '../workflow/index.ts'
import type { Stranded } from './gone-states.ts'

/** When a delay that begins at the publication ends, in a dealership (null: the network). */
export type DueAt = (timer: Machine['timers'][number], dealership: string | null) => Date

/**
 * Puts the stranded records where the mapping says, each with an entry in the audit, a change for those who
 * listen, and the delays of its new state; what stood for the old one ends; thousands at once. Tables are named as they are before the change.
 */
export async function mapStates(query: Query, stranded: readonly Stranded[], mapping: StateMapping, actor: Actor, at: string, dueAt: DueAt): Promise<void> {
  for (const one of stranded) {
    const to = mapping[one.entity.name]?.[one.state]
    if (to !== undefined) await moveRecords(query, one, to, actor, at, dueAt)
  }
}

async function moveRecords(query: Query, { entity, table, state, dealership, machine }: Stranded, to: string, actor: Actor, at: string, dueAt: DueAt): Promise<void> {
  const site = entity.scope === 'network' ? sql`null::text` : ident('t', 'dealership')
  const isTheirs: Sql = entity.scope === 'network' ? sql`` : sql` and t.dealership is not distinct from ${dealership}::text`
  const [active, before] = [activeStates(to), activeStates(state)]
  const begun = machine.timers.filter((timer) => timer.at === null && active.includes(timer.state) && !before.includes(timer.state))
  const due = JSON.stringify(begun.map((timer) => ({ state: timer.state, delay: timer.delay, due: dueAt(timer, dealership).toISOString() })))
  await query(sql`with moved as (
      update ${ident(dataSchema, table)} t set state = ${to}, state_since = ${at}::timestamptz, version = t.version + 1, updated_at = ${at}::timestamptz, updated_by = ${actor.id}::uuid
      where t.state = ${state}${isTheirs}
      returning t.id, ${site} as dealership, t.version, old.state_since as since, t.deleted_at is null as is_kept),
    told as (
      insert into platform.audit_entry (id, at, actor_id, actor_name, dealership, action, entity, record_id, from_state, to_state, duration_ms)
      select uuidv7(), ${at}::timestamptz, ${actor.id}::uuid, ${actor.name}, m.dealership, 'state-mapped', ${entity.name}, m.id, ${state}, ${to}, greatest(0, extract(epoch from ${at}::timestamptz - m.since) * 1000)::bigint from moved m),
    heard as (
      insert into platform.change (kind, entity, record_id, dealership, user_id, version) select 'transitioned', ${entity.name}, m.id, m.dealership, ${actor.id}::uuid, m.version from moved m),
    left_behind as (
      delete from platform.timer x using moved m where x.entity = ${entity.name} and x.record_id = m.id and not (x.state = any(${active}::text[])) and not starts_with(x.state, ${automationState('')})),
    ended as (
      update platform.notification n set ended_at = ${at}::timestamptz, ended_by = ${actor.id}::uuid, read_at = coalesce(n.read_at, ${at}::timestamptz) from moved m
      where n.entity = ${entity.name} and n.record_id = m.id and n.stands_in is not null and n.ended_at is null and not (n.stands_in = any(${[to, ...active]}::text[]))
      returning n.id, n.dealership, n.user_id),
    gone as (
      insert into platform.change (kind, entity, record_id, dealership, user_id, version) select 'ended', 'notification', e.id, e.dealership, e.user_id, 1 from ended e)
    insert into platform.timer (id, dealership, entity, record_id, state, delay, due_at)
      select uuidv7(), m.dealership, ${entity.name}, m.id, d.state, d.delay, d.due from moved m cross join json_to_recordset(${due}::json) as d(state text, delay text, due timestamptz) where m.is_kept
      on conflict (record_id, state, delay) do nothing`)
}
