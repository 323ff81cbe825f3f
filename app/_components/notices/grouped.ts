import type { NotificationView } from '../../../engine/client.ts'

/** Notifications that say the same of the same record, as one: the newest of them, and how many there are. */
export interface Notice {
  readonly newest: NotificationView
  readonly ids: readonly string[]
  readonly isRead: boolean
}

/** Read ones and unread ones are kept apart: what was read is not unread again because it is repeated. Order stays: newest first. */
export function grouped(entries: readonly NotificationView[]): readonly Notice[] {
  const groups = new Map<string, { newest: NotificationView; ids: string[]; isRead: boolean }>()
  for (const entry of entries) {
    const key = JSON.stringify([entry.title, entry.body, entry.entity, entry.record, entry.isRead, entry.isStanding])
    const known = groups.get(key)
    if (known) known.ids.push(entry.id)
    else groups.set(key, { newest: entry, ids: [entry.id], isRead: entry.isRead })
  }
  return [...groups.values()]
}
