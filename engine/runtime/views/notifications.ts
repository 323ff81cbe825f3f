/** What somebody was told. */
import type { NotificationView } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import { notificationsAtOnce } from '../../kernel/page-sizes.ts'
import { and, sql } from '../../kernel/sql.ts'
import { type Titles, titleOf } from '../../kernel/titles.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Runtime } from '../types.ts'

interface Row {
  readonly id: string
  readonly created_at: string
  readonly titles: Titles
  readonly body: string | null
  readonly bodies: Titles | null
  readonly entity: string | null
  readonly record_id: string | null
  readonly read_at: string | null
}

/** The newest notifications of the actor, or those before one that was seen last. */
export async function notifications({ store, actor }: Runtime, locale: string, { before, onlyUnread = false }: { readonly before?: string; readonly onlyUnread?: boolean } = {}): Promise<readonly NotificationView[]> {
  const own = sql`n.user_id = ${actor.id}::uuid`
  const earlier = isUuid(before ?? '') ? [sql`(n.created_at, n.id) < (select b.created_at, b.id from platform.notification b where b.id = ${before}::uuid and b.user_id = ${actor.id}::uuid)`] : []
  const rows = await store.query<Row>(sql`select n.id, n.created_at, n.titles, n.body, n.bodies, n.entity, n.record_id, n.read_at from platform.notification n where ${and([own, ...(onlyUnread ? [sql`n.read_at is null`] : []), ...earlier])} order by n.created_at desc, n.id desc limit ${notificationsAtOnce}::int`)
  return rows.map((row) => ({ id: row.id, at: row.created_at, title: titleOf(row.titles, locale), body: row.bodies ? titleOf(row.bodies, locale) : row.body, entity: row.entity, record: row.record_id, isRead: row.read_at !== null }))
}

export async function readNotifications({ store, actor, clock }: Runtime, ids: readonly string[]): Promise<void> {
  await store.query(sql`update platform.notification set read_at = ${clock().toISOString()}::timestamptz where user_id = ${actor.id}::uuid and id = any(${ids}::uuid[]) and read_at is null`)
}

/** @throws EngineError BAD_INPUT */
export async function readNotificationsUntil({ store, actor, clock }: Runtime, at: string): Promise<void> {
  if (Number.isNaN(Date.parse(at))) throw new EngineError('BAD_INPUT', 'This is no moment.')
  await store.query(sql`update platform.notification set read_at = ${clock().toISOString()}::timestamptz where user_id = ${actor.id}::uuid and created_at <= ${new Date(at).toISOString()}::timestamptz and read_at is null`)
}
