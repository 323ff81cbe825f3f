'use client'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import Link from 'next/link'
import type { NotificationView } from '../../../engine/client.ts'
import { recordPath } from './notice-path.ts'
import classes from './notices.module.css'

export type Toast = Pick<NotificationView, 'id' | 'title' | 'body' | 'entity' | 'record' | 'isStanding' | 'press'>

/** Milliseconds for which a toast of what stands is shown: long enough to cross a showroom; the navigation keeps it after that. */
const standingShown = 12_000

/** A notification in the corner of the page; of what stands at its head, above where nothing is to be saved. */
export function showToast({ id, title, body, entity, record, isStanding, press }: Toast, words: { readonly open: string; readonly close: string }, onPress: (id: string) => Promise<void>): void {
  const action = press === null
    ? <Link href={recordPath(entity, record)} className="link" onClick={() => notifications.hide(id)}>{words.open}</Link>
    : <Button className={classes.press} size="compact-sm" mt={8} onClick={() => void onPress(id)} aria-keyshortcuts="T">{press}</Button>
  notifications.hide(id)
  notifications.show({ id, title, message: <>{body && <div className={classes.text}>{body}</div>}{action}</>, ...(isStanding && { autoClose: standingShown, color: 'orange', position: 'top-center' }), closeButtonProps: { 'aria-label': words.close } })
}
