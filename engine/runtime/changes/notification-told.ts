import { sql } from '../../kernel/sql.ts'
import { type Titles, titleOf } from '../../kernel/titles.ts'
import type { Runtime } from '../types.ts'

/** A notification, in the language of whom it is for. */
export interface NotificationTold {
  readonly id: string
  readonly title: string
  readonly body: string | null
  readonly entity: string | null
  readonly recordId: string | null
  readonly createdAt: string
  /** How many are unread at this moment. */
  readonly unread: number
}

interface Row extends Omit<NotificationTold, 'title'> {
  readonly titles: Titles
  readonly bodies: Titles | null
}

/** null where it is gone, or somebody else's. */
export async function notificationTold({ store, actor }: Runtime, id: string): Promise<NotificationTold | null> {
  const [row] = await store.query<Row>(sql`
    select n.id, n.titles, n.body, n.bodies, n.entity, n.record_id as "recordId", n.created_at as "createdAt",
      (select count(*) from platform.notification u where u.user_id = n.user_id and u.read_at is null) as unread
    from platform.notification n where n.id = ${id}::uuid and n.user_id = ${actor.id}::uuid`)
  if (!row) return null
  const { titles, bodies, ...rest } = row
  return { ...rest, title: titleOf(titles, actor.locale), body: bodies ? titleOf(bodies, actor.locale) : row.body }
}
