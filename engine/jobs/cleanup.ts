import { sql } from '../kernel/sql.ts'
import { draftDays, idempotencyHours } from '../runtime/index.ts'
import type { Store } from '../store/index.ts'
import { type Loop, rhythm } from './loop.ts'

/** Days that notifications are kept: once they were read, and at all. */
const readDays = 90
const unreadDays = 365

/** Takes away, hourly, what has served: answers kept for requests that are sent again, drafts that nobody came back to, notifications, planned publications and events of calls of long ago. */
export function cleanup({ query }: Store, report: (error: unknown) => void): Loop {
  const work = async (): Promise<undefined> => {
    await query(sql`delete from platform.idempotency_key where created_at <= now() - make_interval(hours => ${idempotencyHours})`)
    await query(sql`delete from platform.notification where created_at <= now() - make_interval(days => ${unreadDays}) or read_at <= now() - make_interval(days => ${readDays})`)
    await query(sql`delete from platform.definition_schedule where status <> 'waiting' and at <= now() - make_interval(days => ${readDays})`)
    await query(sql`delete from platform.call_event where storage_key is null and (status = 'done' and received_at <= now() - make_interval(days => ${readDays}) or received_at <= now() - make_interval(days => ${unreadDays}))`)
    await query(sql`delete from platform.call c where c.created_at <= now() - make_interval(days => ${unreadDays}) and not exists (select 1 from platform.call_event e where e.call = c.id)`)
    await query(sql`delete from platform.draft where updated_at <= now() - make_interval(days => ${draftDays})`)
  }
  return rhythm({ name: 'cleanup', every: 3_600_000, work, report })
}
