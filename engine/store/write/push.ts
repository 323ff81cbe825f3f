/** Browsers that people let notify them, and the notifications that are to go there. */
import { sql } from '../../kernel/sql.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { Query } from '../pool.ts'

export interface PushSubscriptionRow {
  readonly id: string
  readonly userId: string
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
  readonly userAgent: string | null
}

/** A browser belongs to whoever turned it on last. */
export async function savePushSubscription(query: Query, { id, userId, endpoint, keys, userAgent }: PushSubscriptionRow): Promise<void> {
  await query(sql`
    insert into platform.push_subscription (id, user_id, endpoint, keys, user_agent)
    values (${id}::uuid, ${userId}::uuid, ${endpoint}, ${JSON.stringify(keys)}::jsonb, ${userAgent})
    on conflict (endpoint) do update set user_id = excluded.user_id, keys = excluded.keys, user_agent = excluded.user_agent`)
}

/** `userId` null: whoever it belongs to. */
export async function deletePushSubscription(query: Query, endpoint: string, userId: string | null): Promise<void> {
  await query(sql`delete from platform.push_subscription where endpoint = ${endpoint} and (${userId}::uuid is null or user_id = ${userId}::uuid)`)
}

/** One notification for one browser. */
export interface DuePush {
  readonly id: string
  readonly titles: Titles
  readonly body: string | null
  readonly bodies: Titles | null
  readonly entity: string | null
  readonly recordId: string | null
  /** What pressing it sends; null where it opens its record. */
  readonly event: string | null
  readonly locale: string
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

/**
 * Takes what is to be pushed, once each, whatever comes of it: what is older than `since`, or read already, is told
 * in the interface alone, so that nothing piles up while there is no internet.
 */
export async function claimPushes(query: Query, now: string, since: string): Promise<readonly DuePush[]> {
  return query<DuePush>(sql`
    with due as (
      select n.id from platform.notification n
      where n.pushed_at is null and n.read_at is null and n.created_at > ${since}::timestamptz
        and n.user_id in (select s.user_id from platform.push_subscription s)
      order by n.created_at limit 100 for update skip locked),
    taken as (update platform.notification n set pushed_at = ${now}::timestamptz from due where n.id = due.id returning n.*)
    select t.id, t.titles, t.body, t.bodies, t.entity, t.record_id as "recordId", t.event, u.locale, s.endpoint, s.keys
    from taken t join platform.push_subscription s on s.user_id = t.user_id join platform."user" u on u.id = t.user_id and u.is_active
    order by t.created_at`)
}
