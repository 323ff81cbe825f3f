/** Notifications: told, and ended once their record goes on. */
import { sql } from '../../kernel/sql.ts'
import type { Titles } from '../../kernel/titles.ts'
import { announceAfterCommit } from '../announce.ts'
import type { Query } from '../pool.ts'
import { type Audience, peopleSql } from '../read/people.ts'
import { changeChannel } from './changes.ts'

export interface NotificationRow extends Audience {
  readonly dealership: string | null
  /** The record it leads to; null where it is about none. */
  readonly entity: string | null
  readonly recordId: string | null
  readonly titles: Titles
  /** One text for all, or one for each language. */
  readonly body: string | Titles | null
  readonly at: string
  /** Stands until the record leaves this state. */
  readonly standsIn?: string | null
  /** What pressing it sends to the record. */
  readonly event?: string | null
}

/** One notification for every active person meant. Nobody twice. */
export async function insertNotifications(query: Query, { to, among = [], dealership, entity, recordId, titles, body, at, standsIn = null, event = null }: NotificationRow): Promise<void> {
  const bodies = typeof body === 'object' ? body : null
  await query(sql`with told as (insert into platform.notification (id, user_id, dealership, entity, record_id, titles, body, bodies, created_at, stands_in, event)
    select gen_random_uuid(), u.id, ${dealership}, ${entity}, ${recordId}::uuid, ${JSON.stringify(titles)}::jsonb, ${bodies ? bodies.en : (body as string | null)}, ${bodies ? JSON.stringify(bodies) : null}::jsonb, ${at}::timestamptz, ${standsIn}, ${event}
    from platform."user" u where ${peopleSql({ to, among }, dealership)} returning id, user_id)
    insert into platform.change (kind, entity, record_id, dealership, user_id, version) select 'notified', 'notification', t.id, ${dealership}, t.user_id, 1 from told t`)
  announceAfterCommit(query, changeChannel)
}

/** Ends what stands for a record that has left its state; `states`: keys of those it stands in now, none where it is gone. */
export async function endNotifications(query: Query, { entity, recordId, states, by, at }: { readonly entity: string; readonly recordId: string; readonly states: readonly string[]; readonly by: string; readonly at: string }): Promise<void> {
  await query(sql`with ended as (update platform.notification n set ended_at = ${at}::timestamptz, ended_by = ${by}::uuid, read_at = coalesce(n.read_at, ${at}::timestamptz)
    where n.entity = ${entity} and n.record_id = ${recordId}::uuid and n.stands_in is not null and n.ended_at is null and not (n.stands_in = any(${states}::text[]))
    returning n.id, n.user_id, n.dealership)
    insert into platform.change (kind, entity, record_id, dealership, user_id, version) select 'ended', 'notification', e.id, e.dealership, e.user_id, 1 from ended e`)
  announceAfterCommit(query, changeChannel)
}
