'use client'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import Link from 'next/link'
import type { NotificationView } from '../../../engine/client.ts'
import { recordPath } from './notice-path.ts'
import classes from './notices.module.css'

export type Toast = Pick<NotificationView, 'id' | 'title' | 'body' | 'entity' | 'record' | 'isStanding' | 'press'>

/** A notification in the corner of the page; what stands stays, above where nothing is to be saved, until it is pressed, closed, or ends. */
export function showToast({ id, title, body, entity, record, isStanding, press }: Toast, words: { readonly open: string; readonly close: string }, onPress: (id: string) => Promise<void>): void {
  const action = press === null
    ? <Link href={recordPath(entity, record)} className="link" onClick={() => notifications.hide(id)}>{words.open}</Link>
    : <Button className={classes.press} size="compact-sm" mt={8} onClick={() => void onPress(id)} aria-keyshortcuts="T">{press}</Button>
  notifications.hide(id)
  notifications.show({ id, title, message: <>{body && <div className={classes.text}>{body}</div>}{action}</>, ...(isStanding && { autoClose: false, color: 'orange', position: 'top-center' }), closeButtonProps: { 'aria-label': words.close } })
}
