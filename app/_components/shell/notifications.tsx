'use client'
import { Button, Group, Loader, Popover, ScrollArea, Text } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { NotificationView } from '../../../engine/client.ts'
import { markAllRead, markRead, readNotifications } from '../../(workplace)/actions.ts'
import type { Answer } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { useFormat } from '../workplace-context.tsx'
import classes from './shell.module.css'
import { PressButton } from '../notices/press-button.tsx'
import type { Unread } from '../notices/use-attention.tsx'

/** The bell: how many are unread, and the newest ones on demand. */
export function Notifications({ unread: { count: unread, standing, turn, read: onRead } }: { readonly unread: Unread }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [entries, setEntries] = useState<readonly NotificationView[] | null>(null)
  const [hasFailed, setFailed] = useState(false)

  // What comes and ends while the list is open shows in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn says that there is something new
  useEffect(() => {
    if (!isOpen) return
    void reply(readNotifications()).then((result) => {
      setFailed(!result.ok)
      if (result.ok) setEntries(result.data)
    })
  }, [isOpen, turn])
  const read = async (ids: readonly string[], count: number, work: Promise<Answer<null>>) => {
    const done = await reply(work)
    setFailed(!done.ok)
    if (!done.ok) return
    onRead(count)
    setEntries((known) => known?.map((entry) => (ids.includes(entry.id) ? { ...entry, isRead: !entry.isStanding } : entry)) ?? null)
    router.refresh()
  }
  const newest = entries?.find(({ isStanding }) => !isStanding)
  // Those further back are read with it, too.
  const readAll = () => newest && void read(entries?.map(({ id }) => id) ?? [], unread - standing, markAllRead(newest.at))
  const follow = ({ id, isRead, isStanding }: NotificationView) => {
    setOpen(false)
    if (!isRead && !isStanding) void read([id], 1, markRead([id]))
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="top-start" width="min(340px, calc(100vw - 32px))" shadow="md">
      <Popover.Target>
        <button type="button" className={classes.item} title={t('notifications')} onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          <IconBell size={17} stroke={1.6} aria-hidden />
          <span className={classes.itemTitle}>{t('notifications')}</span>
          {unread > 0 && <span className={classes.count} data-standing={standing > 0 || undefined}>{unread > 99 ? '99+' : unread}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <Group justify="space-between" px={12} py={6}>
          <Link href="/notifications" className="link" onClick={() => setOpen(false)}>{t('notifications')}</Link>
          <Button variant="subtle" size="compact-xs" disabled={unread <= standing || !newest} onClick={readAll}>{t('readAll')}</Button>
        </Group>
        <ScrollArea.Autosize mah="60dvh">
          {entries === null && !hasFailed && <Loader size="xs" m={12} />}
          {hasFailed && <Text size="sm" p={12}>{t('notificationsFailed')}</Text>}
          {entries?.length === 0 && <Text size="sm" c="dimmed" p={12}>{t('noNotifications')}</Text>}
          {entries?.map((entry) => <Entry key={entry.id} entry={entry} onOpen={() => follow(entry)} />)}
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
  const props = { className: classes.notification, 'data-unread': !entry.isRead || undefined, 'data-standing': entry.isStanding || undefined }
  const line = entry.entity && entry.record ? <Link href={`/${entry.entity}/${entry.record}`} onClick={onOpen} {...props}>{content}</Link> : <div {...props}>{content}</div>
  return entry.press === null ? line : <div className={classes.pressed}>{line}<PressButton notice={entry} onPress={onOpen} /></div>
}
