/** Systems outside that tell of calls, what they told, and what came of it. */
import type { JsonObject } from '../../kernel/json.ts'
import { sql } from '../../kernel/sql.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Query } from '../pool.ts'

export interface IntegrationRow {
  readonly code: string
  /** Name of the intake in the definitions. */
  readonly intake: string
  /** null: told by the line that was called. */
  readonly dealership: string | null
  /** Called number → dealership. */
  readonly lines: Readonly<Record<string, string>>
  readonly isActive: boolean
  readonly createdAt: string
}

export interface IntegrationSecrets {
  readonly secret: string
  readonly previousSecret: string | null
  readonly previousUntil: string | null
}

const integration = sql`i.code, i.intake, i.dealership, i.lines, i.is_active as "isActive", i.created_at as "createdAt"`

/** @throws EngineError DUPLICATE where the code is taken */
export async function insertIntegration(query: Query, { code, intake, dealership, lines, secret }: Pick<IntegrationRow, 'code' | 'intake' | 'dealership' | 'lines'> & { readonly secret: string }): Promise<void> {
  await query(sql`insert into platform.integration (code, intake, dealership, lines, secret) values (${code}, ${intake}, ${dealership}, ${JSON.stringify(lines)}::jsonb, ${secret})`)
}

export interface IntegrationState extends IntegrationRow {
  readonly lastEventAt: string | null
  readonly failed: number
}

export function listIntegrations(query: Query): Promise<readonly IntegrationState[]> {
  return query<IntegrationState>(sql`select ${integration},
      (select max(e.received_at) from platform.call_event e where e.integration = i.code) as "lastEventAt",
      (select count(*)::int from platform.call_event e where e.integration = i.code and e.status = 'failed') as failed
    from platform.integration i order by i.code`)
}

export async function findIntegration(query: Query, code: string): Promise<(IntegrationRow & IntegrationSecrets) | null> {
  const [row] = await query<IntegrationRow & IntegrationSecrets>(sql`select ${integration}, i.secret, i.previous_secret as "previousSecret", i.previous_until as "previousUntil" from platform.integration i where i.code = ${code}`)
  return row ?? null
}

/** The secret until now is good until then, so that the other side has time. @returns whether it was there */
export async function rotateSecret(query: Query, code: string, secret: string, until: string): Promise<boolean> {
  return (await query(sql`update platform.integration set previous_secret = case when is_active then secret end, previous_until = ${until}::timestamptz, secret = ${secret}, is_active = true where code = ${code} returning code`)).length > 0
}

/** @returns whether it was there, and on */
export async function revokeIntegration(query: Query, code: string): Promise<boolean> {
  return (await query(sql`update platform.integration set is_active = false, previous_secret = null, previous_until = null where code = ${code} and is_active returning code`)).length > 0
}

/** @returns whether it was there */
export async function changeLines(query: Query, code: string, lines: IntegrationRow['lines']): Promise<boolean> {
  return (await query(sql`update platform.integration set lines = ${JSON.stringify(lines)}::jsonb where code = ${code} returning code`)).length > 0
}

export type CallEventStatus = 'waiting' | 'fetching' | 'done' | 'failed' | 'refused'

export interface CallEventRow {
  readonly id: string
  readonly integration: string
  readonly eventId: string
  /** null: what came is no event of a call. */
  readonly call: string | null
  readonly type: string
  readonly at: string
  readonly payload: JsonObject
  readonly status: CallEventStatus
  /** Why it failed, or what was passed over. */
  readonly note: string | null
  readonly attempts: number
  readonly storageKey: string | null
  readonly receivedAt: string
}

export type NewCallEvent = Pick<CallEventRow, 'integration' | 'eventId' | 'call' | 'type' | 'at' | 'payload' | 'status' | 'note' | 'storageKey' | 'receivedAt'>

/** The row of a call, made where this is the first that is told of it. */
export async function callRowId(query: Query, from: string, callId: string): Promise<string> {
  await query(sql`insert into platform.call (id, integration, call_id) values (${uuidv7()}::uuid, ${from}, ${callId}) on conflict (integration, call_id) do nothing`)
  const [row] = await query<{ id: string }>(sql`select id from platform.call where integration = ${from} and call_id = ${callId}`)
  return row?.id ?? ''
}

export async function hasCall(query: Query, from: string, callId: string): Promise<boolean> {
  return (await query(sql`select 1 as it from platform.call where integration = ${from} and call_id = ${callId}`)).length > 0
}

/** @returns false where the event was told before */
export async function insertCallEvent(query: Query, event: NewCallEvent): Promise<boolean> {
  const rows = await query(sql`insert into platform.call_event (id, integration, event_id, call, type, at, payload, status, note, next_at, storage_key, received_at)
    values (${uuidv7()}::uuid, ${event.integration}, ${event.eventId}, ${event.call}::uuid, ${event.type}, ${event.at}::timestamptz, ${JSON.stringify(event.payload)}::jsonb, ${event.status}, ${event.note}, ${event.receivedAt}::timestamptz, ${event.storageKey}, ${event.receivedAt}::timestamptz)
    on conflict (integration, event_id) do nothing returning id`)
  return rows.length > 0
}

export interface CallRow {
  readonly id: string
  readonly integration: string
  readonly callId: string
  readonly dealership: string | null
  readonly entity: string | null
  readonly recordId: string | null
  readonly applied: readonly string[]
  /** What fields were filled with. */
  readonly filled: JsonObject
}

const call = sql`c.id, c.integration, c.call_id as "callId", c.dealership, c.entity, c.record_id as "recordId", c.applied, c.filled`
const event = sql`e.id, e.integration, e.event_id as "eventId", e.call, e.type, e.at, e.payload, e.status, e.note, e.attempts, e.storage_key as "storageKey", e.received_at as "receivedAt"`

/** `forUpdate`: held until the transaction ends, so that one worker at a time follows a call. */
export async function findCall(query: Query, id: string, forUpdate = false): Promise<CallRow | null> {
  const [row] = await query<CallRow>(forUpdate ? sql`select ${call} from platform.call c where c.id = ${id}::uuid for update` : sql`select ${call} from platform.call c where c.id = ${id}::uuid`)
  return row ?? null
}

export async function saveCall(query: Query, { id, dealership, entity, recordId, applied, filled }: CallRow): Promise<void> {
  await query(sql`update platform.call set dealership = ${dealership}, entity = ${entity}, record_id = ${recordId}::uuid, applied = ${JSON.stringify(applied)}::jsonb, filled = ${JSON.stringify(filled)}::jsonb where id = ${id}::uuid`)
}

/** In the order in which they happened. */
export function eventsOfCall(query: Query, id: string): Promise<readonly CallEventRow[]> {
  return query<CallEventRow>(sql`select ${event} from platform.call_event e where e.call = ${id}::uuid order by e.at, e.id`)
}

export async function findCallEvent(query: Query, id: string): Promise<CallEventRow | null> {
  const [row] = await query<CallEventRow>(sql`select ${event} from platform.call_event e where e.id = ${id}::uuid`)
  return row ?? null
}

/** Those of the ids that stand in one of these come to that. @returns the ids that did */
export async function moveCallEvents(query: Query, ids: readonly string[], from: readonly CallEventStatus[], to: { readonly status: CallEventStatus; readonly note: string | null; readonly nextAt: string }): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(sql`update platform.call_event set status = ${to.status}, note = ${to.note}, next_at = ${to.nextAt}::timestamptz
    where id = any(${ids}::uuid[]) and status = any(${from}::text[]) returning id`)
  return rows.map(({ id }) => id)
}

/** Takes a recording that is due to be fetched; nobody else takes it until then. Null where there is nothing to do. */
export async function claimFetch(query: Query, id: string, now: string, until: string): Promise<CallEventRow | null> {
  const [row] = await query<CallEventRow>(sql`update platform.call_event e set attempts = e.attempts + 1, next_at = ${until}::timestamptz
    where e.id = ${id}::uuid and e.status = 'fetching' and e.next_at <= ${now}::timestamptz returning ${event}`)
  return row ?? null
}

/** What lay with the event lies with the record now. */
export async function forgetContent(query: Query, id: string): Promise<void> {
  await query(sql`update platform.call_event set storage_key = null where id = ${id}::uuid`)
}

/** Begins again where it was given up. */
export async function resetAttempts(query: Query, id: string): Promise<void> {
  await query(sql`update platform.call_event set attempts = 0 where id = ${id}::uuid`)
}

/** Calls of which something waits since then, and recordings whose time has come: their jobs are lost. */
export async function overdueCalls(query: Query, before: string, now: string): Promise<{ readonly calls: readonly string[]; readonly recordings: readonly string[] }> {
  const calls = await query<{ call: string }>(sql`select distinct e.call from platform.call_event e where e.status = 'waiting' and e.next_at <= ${before}::timestamptz and e.call is not null limit 500`)
  const recordings = await query<{ id: string }>(sql`select e.id from platform.call_event e where e.status = 'fetching' and e.next_at <= ${now}::timestamptz limit 100`)
  return { calls: calls.map((row) => row.call), recordings: recordings.map((row) => row.id) }
}

export interface ListedCallEvent extends CallEventRow {
  readonly callId: string | null
  readonly dealership: string | null
  readonly entity: string | null
  readonly recordId: string | null
}

/** The newest first. */
export function listCallEvents(query: Query, asked: { readonly integration: string | null; readonly status: CallEventStatus | null; readonly callId: string | null; readonly limit: number }): Promise<readonly ListedCallEvent[]> {
  return query<ListedCallEvent>(sql`select ${event}, c.call_id as "callId", c.dealership, c.entity, c.record_id as "recordId"
    from platform.call_event e left join platform.call c on c.id = e.call
    where (${asked.integration}::text is null or e.integration = ${asked.integration}) and (${asked.status}::text is null or e.status = ${asked.status}) and (${asked.callId}::text is null or c.call_id = ${asked.callId})
    order by e.received_at desc, e.id desc limit ${asked.limit}::int`)
}

/** People who answer at this extension: who works in the dealership before those of the whole network. */
export async function peopleAt(query: Query, extension: string, dealership: string | null): Promise<readonly string[]> {
  const rows = await query<{ id: string; isHere: boolean }>(sql`select u.id, bool_or(m.dealership is not null) as "isHere" from platform."user" u
    join platform.membership m on m.user_id = u.id and (m.dealership is null or m.dealership = ${dealership})
    where u.is_active and u.extension = ${extension} group by u.id`)
  const here = rows.filter((row) => row.isHere)
  return (here.length > 0 ? here : rows).map(({ id }) => id)
}
