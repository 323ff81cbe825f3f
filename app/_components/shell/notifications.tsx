'use client'
import { Button, Group, Loader, Popover, ScrollArea, Text } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { NotificationView } from '../../../engine/client.ts'
import { markRead, readNotifications } from '../../(workplace)/actions.ts'
import { reply } from '../../_lib/request.ts'
import { useFormat } from '../workplace-context.tsx'
import classes from './shell.module.css'
import type { Unread } from './use-unread.ts'

/** The bell: how many are unread, and the newest ones on demand. */
export function Notifications({ unread: { count: unread, read: onRead } }: { readonly unread: Unread }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [entries, setEntries] = useState<readonly NotificationView[] | null>(null)
  const [hasFailed, setFailed] = useState(false)

  const open = async () => {
    setOpen(true)
    const result = await reply(readNotifications())
    setFailed(!result.ok)
    if (result.ok) setEntries(result.data)
  }
  const read = async (ids: readonly string[]) => {
    if (ids.length === 0) return
    await reply(markRead(ids))
    onRead(ids.length)
    setEntries((known) => known?.map((entry) => (ids.includes(entry.id) ? { ...entry, isRead: true } : entry)) ?? null)
    router.refresh()
  }
  const unreadIds = entries?.filter(({ isRead }) => !isRead).map(({ id }) => id) ?? []
  return (
    <Popover opened={isOpen} onChange={setOpen} position="right-end" width={340} shadow="md">
      <Popover.Target>
        <button type="button" className={classes.item} onClick={() => (isOpen ? setOpen(false) : open())} aria-expanded={isOpen}>
          <IconBell size={17} stroke={1.6} aria-hidden />
          <span className={classes.itemTitle}>{t('notifications')}</span>
          {unread > 0 && <span className={classes.count}>{unread > 99 ? '99+' : unread}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <Group justify="space-between" px={12} py={6}>
          <Link href="/notifications" className="link" onClick={() => setOpen(false)}>{t('notifications')}</Link>
          <Button variant="subtle" size="compact-xs" disabled={unreadIds.length === 0} onClick={() => read(unreadIds)}>{t('readAll')}</Button>
        </Group>
        <ScrollArea.Autosize mah="60dvh">
          {entries === null && !hasFailed && <Loader size="xs" m={12} />}
          {hasFailed && <Text size="sm" p={12}>{t('notificationsFailed')}</Text>}
          {entries?.length === 0 && <Text size="sm" c="dimmed" p={12}>{t('noNotifications')}</Text>}
          {entries?.map((entry) => <Entry key={entry.id} entry={entry} onOpen={() => { setOpen(false); void read(entry.isRead ? [] : [entry.id]) }} />)}
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  )
}

function Entry({ entry, onOpen }: { readonly entry: NotificationView; readonly onOpen: () => void }) {
  const format = useFormat()
  const content = (
    <>
      <div>{entry.title}</div>
      {entry.body && <div className="muted">{entry.body}</div>}
      <div className="muted" title={format.dateTime(entry.at)} suppressHydrationWarning>{format.ago(entry.at)}</div>
    </>
  )
  const props = { className: classes.notification, 'data-unread': !entry.isRead || undefined }
  return entry.entity && entry.record ? <Link href={`/${entry.entity}/${entry.record}`} onClick={onOpen} {...props}>{content}</Link> : <div {...props}>{content}</div>
}
