/** What somebody was told. */
import type { NotificationView } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import { notificationsAtOnce } from '../../kernel/page-sizes.ts'
import { and, type Sql, sql } from '../../kernel/sql.ts'
import { type Titles, titleOf } from '../../kernel/titles.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Model } from '../../model/types.ts'
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
  readonly event: string | null
  readonly is_standing: boolean
  readonly ended_by: string | null
}

/** Whether the notification `n` stands: it is read only when its record goes on. */
export const standingSql = sql`(n.stands_in is not null and n.ended_at is null)`

/** The newest notifications of the actor, what stands before all others; or those before one that was seen last. */
export async function notifications(runtime: Runtime, locale: string, { before, onlyUnread = false }: { readonly before?: string; readonly onlyUnread?: boolean } = {}): Promise<readonly NotificationView[]> {
  const { store, actor } = runtime
  const own = sql`n.user_id = ${actor.id}::uuid`
  const earlier = isUuid(before ?? '') ? sql`(n.created_at, n.id) < (select b.created_at, b.id from platform.notification b where b.id = ${before}::uuid and b.user_id = ${actor.id}::uuid)` : null
  const read = (where: Sql) => store.query<Row>(sql`select n.id, n.created_at, n.titles, n.body, n.bodies, n.entity, n.record_id, n.read_at, n.event, ${standingSql} as is_standing, u.name as ended_by
    from platform.notification n left join platform."user" u on u.id = n.ended_by where ${where} order by n.created_at desc, n.id desc limit ${notificationsAtOnce}::int`)
  const [standing, others] = await Promise.all([earlier ? [] : read(and([own, standingSql])), read(and([own, sql`not ${standingSql}`, onlyUnread ? sql`n.read_at is null` : null, earlier]))])
  return [...standing, ...others].map((row) => notificationView(runtime, row, locale))
}

function notificationView({ model }: Pick<Runtime, 'model'>, row: Row, locale: string): NotificationView {
  return {
    id: row.id, at: row.created_at, title: titleOf(row.titles, locale), body: row.bodies ? titleOf(row.bodies, locale) : row.body, entity: row.entity, record: row.record_id, isRead: row.read_at !== null,
    isStanding: row.is_standing, press: row.is_standing ? pressTitle(model, row, locale) : null, endedBy: row.ended_by,
  }
}

/** What pressing a notice does. */
export function pressTitle(model: Model, { entity, event }: { readonly entity: string | null; readonly event: string | null }, locale: string): string | null {
  if (event === null) return null
  const transition = model.entities.get(entity ?? '')?.machine?.transitions.find((one) => one.event === event)
  return transition ? titleOf(transition.titles, locale) : event
}

export async function readNotifications({ store, actor, clock }: Runtime, ids: readonly string[]): Promise<void> {
  await store.query(sql`update platform.notification set read_at = ${clock().toISOString()}::timestamptz where user_id = ${actor.id}::uuid and id = any(${ids}::uuid[]) and read_at is null and (stands_in is null or ended_at is not null)`)
}

/** @throws EngineError BAD_INPUT */
export async function readNotificationsUntil({ store, actor, clock }: Runtime, at: string): Promise<void> {
  if (Number.isNaN(Date.parse(at))) throw new EngineError('BAD_INPUT', 'This is no moment.')
  await store.query(sql`update platform.notification set read_at = ${clock().toISOString()}::timestamptz where user_id = ${actor.id}::uuid and created_at <= ${new Date(at).toISOString()}::timestamptz and read_at is null and (stands_in is null or ended_at is not null)`)
}
