import { sql } from '../../kernel/sql.ts'
import { type Titles, titleOf } from '../../kernel/titles.ts'
import type { Runtime } from '../types.ts'
import { pressTitle, standingSql } from '../views/notifications.ts'

/** A notification, in the language of whom it is for. */
export interface NotificationTold {
  readonly id: string
  readonly title: string
  readonly body: string | null
  readonly entity: string | null
  readonly recordId: string | null
  readonly createdAt: string
  /** It cannot be read away: it stands until its record goes on. */
  readonly isStanding: boolean
  /** It stood, and its record has gone on. */
  readonly hasEnded: boolean
  /** What pressing it does; null: it opens the record. */
  readonly press: string | null
  /** Who led the record on, of a notice that has ended. */
  readonly endedBy: string | null
  /** How many are unread, and how many stand, at this moment. */
  readonly unread: number
  readonly standing: number
}

interface Row extends Omit<NotificationTold, 'title' | 'press'> {
  readonly event: string | null
  readonly titles: Titles
  readonly bodies: Titles | null
}

/** null where it is gone, or somebody else's. */
export async function notificationTold({ store, actor, model }: Runtime, id: string): Promise<NotificationTold | null> {
  const [row] = await store.query<Row>(sql`
    select n.id, n.titles, n.body, n.bodies, n.entity, n.record_id as "recordId", n.created_at as "createdAt",
      n.event, ${standingSql} as "isStanding", n.ended_at is not null as "hasEnded", (select u.name from platform."user" u where u.id = n.ended_by) as "endedBy", own.*
    from platform.notification n, lateral (select count(*) as unread, count(*) filter (where o.stands_in is not null) as standing from platform.notification o where o.user_id = n.user_id and o.read_at is null) own where n.id = ${id}::uuid and n.user_id = ${actor.id}::uuid`)
  if (!row) return null
  const { titles, bodies, event, ...rest } = row
  return { ...rest, press: row.isStanding ? pressTitle(model, { entity: row.entity, event }, actor.locale) : null, title: titleOf(titles, actor.locale), body: bodies ? titleOf(bodies, actor.locale) : row.body }
}
