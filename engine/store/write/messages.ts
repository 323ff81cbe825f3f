/** The outbox: what is to leave the house, from the transaction that wants it to what came of it. */
import type { JsonObject } from '../../kernel/json.ts'
import { sql } from '../../kernel/sql.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Query } from '../pool.ts'

export interface NewMessage {
  /** Same cause, same key: a message is never written twice. */
  readonly key: string
  readonly dealership: string | null
  readonly channel: string
  readonly recipient: string
  readonly payload: JsonObject
  readonly entity: string
  readonly recordId: string
  readonly at: string
}

/** @returns the id; null where the same cause has written it before */
export async function insertMessage(query: Query, { key, dealership, channel, recipient, payload, entity, recordId, at }: NewMessage): Promise<string | null> {
  const [row] = await query<{ id: string }>(sql`insert into platform.message (id, key, dealership, channel, recipient, payload, entity, record_id, next_at, created_at)
    values (${uuidv7(Date.parse(at))}::uuid, ${key}, ${dealership}, ${channel}, ${recipient}, ${JSON.stringify(payload)}::jsonb, ${entity}, ${recordId}::uuid, ${at}::timestamptz, ${at}::timestamptz)
    on conflict (key) do nothing returning id`)
  return row?.id ?? null
}

/** A message that one worker holds for this attempt. */
export interface ClaimedMessage {
  readonly id: string
  readonly dealership: string | null
  readonly channel: string
  readonly recipient: string
  readonly payload: JsonObject
  /** 1 for the first. */
  readonly attempt: number
}

/** Takes a waiting message whose time has come, until `lease`; null where it is not for the taking. Committed before anything is sent. */
export async function claimMessage(query: Query, id: string, now: string, lease: string): Promise<ClaimedMessage | null> {
  const [row] = await query<ClaimedMessage>(sql`update platform.message set status = 'sending', attempts = attempts + 1, next_at = ${lease}::timestamptz
    where id = ${id}::uuid and status = 'waiting' and next_at <= ${now}::timestamptz
    returning id, dealership, channel, recipient, payload, attempts as attempt`)
  return row ?? null
}

export interface Outcome {
  readonly status: 'sent' | 'failed' | 'unknown' | 'waiting'
  readonly error: string | null
  /** waiting: when to try again. */
  readonly nextAt: string | null
  readonly at: string
}

/**
 * What came of an attempt. Whoever was thought lost and comes back late still knows better than “unknown”,
 * as long as nobody has begun another attempt.
 */
export async function settleMessage(query: Query, { id, attempt }: ClaimedMessage, { status, error, nextAt, at }: Outcome): Promise<boolean> {
  const from = status === 'sent' || status === 'failed' ? ['sending', 'unknown'] : ['sending']
  const rows = await query(sql`update platform.message set status = ${status}, last_error = ${error}, next_at = ${nextAt}::timestamptz, sent_at = case when ${status} = 'sent' then ${at}::timestamptz end
    where id = ${id}::uuid and attempts = ${attempt} and status = any(${from}::text[]) returning id`)
  return rows.length > 0
}

/** Messages whose worker has not been heard of: they may have arrived, so nobody sends them again unasked. */
export async function abandonMessages(query: Query, now: string): Promise<number> {
  const rows = await query(sql`update platform.message set status = 'unknown', next_at = null, last_error = 'The process that was sending it ended before the answer came.'
    where status = 'sending' and next_at < ${now}::timestamptz returning id`)
  return rows.length
}

/** Ids of messages that have waited since before `since`, oldest first; each is named again only when it has waited as long once more. */
export async function overdueMessages(query: Query, since: string, now: string): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(sql`update platform.message m set next_at = ${now}::timestamptz
    where m.id in (select o.id from platform.message o where o.status = 'waiting' and o.next_at < ${since}::timestamptz order by o.next_at limit 500 for update skip locked) returning m.id`)
  return rows.map(({ id }) => id)
}

export interface MessageRow {
  readonly id: string
  readonly createdAt: string
  readonly sentAt: string | null
  readonly nextAt: string | null
  readonly dealership: string | null
  readonly channel: string
  readonly recipient: string
  readonly entity: string | null
  readonly recordId: string | null
  readonly status: string
  readonly attempts: number
  readonly lastError: string | null
}

/** Newest first; of these statuses, or of all. */
export function listMessages(query: Query, statuses: readonly string[] | null, limit: number): Promise<readonly MessageRow[]> {
  return query<MessageRow>(sql`select id, created_at as "createdAt", sent_at as "sentAt", next_at as "nextAt", dealership, channel, recipient, entity, record_id as "recordId", status, attempts, last_error as "lastError"
    from platform.message where ${statuses}::text[] is null or status = any(${statuses}::text[]) order by id desc limit ${limit}`)
}

/** Takes a message that stands still into `status`; null where it is not one of `from`, or not there. */
export async function moveMessage(query: Query, id: string, from: readonly string[], status: 'waiting' | 'dismissed', now: string): Promise<Pick<MessageRow, 'id' | 'entity' | 'recordId' | 'dealership' | 'recipient'> | null> {
  const [row] = await query<Pick<MessageRow, 'id' | 'entity' | 'recordId' | 'dealership' | 'recipient'>>(sql`update platform.message set status = ${status}, next_at = case when ${status} = 'waiting' then ${now}::timestamptz end
    where id = ${id}::uuid and status = any(${from}::text[]) returning id, entity, record_id as "recordId", dealership, recipient`)
  return row ?? null
}
