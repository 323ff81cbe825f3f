'use client'
import { Button, SegmentedControl } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBell, IconCheck } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { notificationsAtOnce, type NotificationView } from '../../../engine/client.ts'
import { markAllRead, markRead, readNotifications } from '../../(workplace)/actions.ts'
import type { Answer } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { usePages } from '../../_lib/use-pages.ts'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import { PageHeader } from '../page-header.tsx'
import { Problem } from '../problem.tsx'
import { useFormat } from '../workplace-context.tsx'
import { grouped, type Notice } from './grouped.ts'
import classes from './notices.module.css'
import { PressButton } from './press-button.tsx'
import { usePress } from './use-press.tsx'

/** What concerns its reader, newest first, worked through by keys. */
export function NoticesScreen({ entries, onlyUnread, take }: { readonly entries: readonly NotificationView[]; readonly onlyUnread: boolean; /** One that was pressed outside of the page. */ readonly take: string | null }) {
  const t = useTranslations('notices')
  const router = useRouter()
  const { known, isDone, more, refusal, isBusy, read, readAll } = useNotices(entries, onlyUnread)
  const [at, setAt] = useState(0)
  const press = useTaking(take)
  const shown = grouped(known).filter(({ isRead }) => !onlyUnread || !isRead)
  const current = Math.min(at, shown.length - 1)
  const readOne = (notice: Notice | undefined) => void (notice && !notice.isRead && !notice.newest.isStanding && read(notice.ids))
  const open = (notice: Notice | undefined) => {
    if (notice?.newest.press) return void press(notice.newest.id)
    if (!notice?.newest.entity || !notice.newest.record) return
    readOne(notice)
    router.push(`/${notice.newest.entity}/${notice.newest.record}`)
  }
  const move = (step: number) => setAt(Math.max(0, Math.min(shown.length - 1, current + step)))
  useShortcuts(shown.length === 0 ? {} : { KeyJ: () => move(1), KeyK: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => open(shown[current]), KeyE: () => readOne(shown[current]) })
  return (
    <>
      <PageHeader icon={<IconBell size={18} stroke={1.6} aria-hidden />} title={t('title')} note={<span className={classes.keys}>{t('keys')}</span>}>
        <SegmentedControl size="xs" value={onlyUnread ? 'unread' : 'all'} onChange={(value) => router.replace(value === 'unread' ? '/notifications?show=unread' : '/notifications')} data={[{ value: 'all', label: t('all') }, { value: 'unread', label: t('unread') }]} />
        <Button variant="default" size="compact-sm" disabled={known.every(({ isRead, isStanding }) => isRead || isStanding) && isDone} onClick={() => void readAll()}>{t('readAll')}</Button>
      </PageHeader>
      {shown.length === 0 && isDone && <p className={classes.empty}>{t('none')}</p>}
      <ul className={classes.list}>
        {shown.map((notice, i) => <Row key={`${notice.newest.id} ${notice.isRead}`} notice={notice} isCurrent={i === current} onPoint={() => setAt(i)} onOpen={() => readOne(notice)} onRead={() => readOne(notice)} />)}
      </ul>
      {refusal && <Problem refusal={refusal} />}
      {!isDone && <Button className={classes.more} variant="default" loading={isBusy} onClick={() => void more()}>{t('more')}</Button>}
    </>
  )
}

/** Presses notices; the one that the address names at once, and once only. */
function useTaking(take: string | null) {
  const router = useRouter()
  const press = usePress()
  const taken = useRef<string | null>(null)
  useEffect(() => {
    if (take === null || taken.current === take) return
    taken.current = take
    router.replace('/notifications')
    void press(take)
  }, [take, router, press])
  return press
}

/** The notifications with those that were read here meanwhile; shown as read at once, and as before where that is refused. */
function useNotices(entries: readonly NotificationView[], onlyUnread: boolean) {
  const t = useTranslations('notices')
  const router = useRouter()
  const { shown, isDone, more, refusal, isBusy } = usePages(String(onlyUnread), entries, notificationsAtOnce, ({ id }) => readNotifications({ before: id, onlyUnread }))
  const [readHere, setReadHere] = useState<ReadonlySet<string>>(new Set())
  const known = shown.map((entry) => (readHere.has(entry.id) ? { ...entry, isRead: !entry.isStanding } : entry))
  const mark = async (ids: readonly string[], work: () => Promise<Answer<null>>) => {
    setReadHere((old) => new Set([...old, ...ids]))
    const result = await reply(work())
    if (result.ok) return router.refresh()
    setReadHere((old) => new Set([...old].filter((id) => !ids.includes(id))))
    notifications.show({ color: 'red', message: t('failed') })
  }
  const newest = shown.find(({ isStanding }) => !isStanding)
  return {
    known, isDone, more, refusal, isBusy,
    read: (ids: readonly string[]) => mark(ids, () => markRead(ids)),
    readAll: async () => newest && mark(known.flatMap(({ id, isRead }) => (isRead ? [] : [id])), () => markAllRead(newest.at)),
  }
}

interface RowProps {
  readonly notice: Notice
  readonly isCurrent: boolean
  readonly onPoint: () => void
  readonly onOpen: () => void
  readonly onRead: () => void
}

function Row({ notice: { newest, ids, isRead }, isCurrent, onPoint, onOpen, onRead }: RowProps) {
  const t = useTranslations('notices')
  const format = useFormat()
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const a = useTranslations('attention')
  const content = (
    <>
      <span className={classes.title}>{newest.title}{ids.length > 1 && <span className={classes.times}>{t('times', { count: ids.length })}</span>}{newest.isStanding && <span className={classes.standing} title={a('standingHint')}>{a('standing')}</span>}</span>
      {newest.body && <span className={classes.body}>{newest.body}</span>}
    </>
  )
  return (
    <li ref={place} className={classes.row} data-unread={!isRead || undefined} data-standing={newest.isStanding || undefined} data-current={isCurrent || undefined} onMouseEnter={onPoint}>
      {newest.entity && newest.record ? <Link href={`/${newest.entity}/${newest.record}`} className={classes.content} onClick={onOpen}>{content}</Link> : <div className={classes.content}>{content}</div>}
      <span className={classes.at} title={format.dateTime(newest.at)} suppressHydrationWarning>{format.ago(newest.at)}</span>
      {newest.press !== null && <PressButton notice={newest} />}
      <button type="button" className={classes.read} disabled={isRead || newest.isStanding} onClick={onRead} aria-label={t('read')} title={t('read')}><IconCheck size={16} aria-hidden /></button>
    </li>
  )
}
