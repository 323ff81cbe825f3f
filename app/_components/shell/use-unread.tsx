'use client'
import { notifications } from '@mantine/notifications'
import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { chime } from '../../_lib/chime.ts'
import { useSubscription } from '../../_lib/use-subscription.ts'
import { useInterfaceSettings } from '../interface-settings.tsx'

const query = 'subscription { notificationAdded { notification { id title body entity recordId unread } } }'

interface Added {
  readonly id: string
  readonly title: string
  readonly body: string | null
  readonly entity: string | null
  readonly recordId: string | null
  readonly unread: number
}

export interface Unread {
  readonly count: number
  /** So many of them were read. */
  readonly read: (count: number) => void
}

/** How many notifications are unread: as the page was made, and as they come. The page itself stays as it is: somebody may be typing. */
export function useUnread(dealership: string, unread: number): Unread {
  const [count, setCount] = useState(unread)
  const [made, setMade] = useState(unread)
  const announce = useAnnounce()
  if (made !== unread) {
    setMade(unread)
    setCount(unread)
  }
  useSubscription<{ readonly notificationAdded: { readonly notification: Added | null } }>(dealership, query, {}, {
    onEvent: ({ notificationAdded: { notification } }) => {
      if (!notification) return
      setCount(notification.unread)
      announce(notification)
    },
    onLost: () => undefined,
  })
  return { count, read: (read) => setCount((known) => Math.max(0, known - read)) }
}

/** Shows and sounds what has just come, as far as the person wants that; the page of notifications shows it by itself. */
function useAnnounce(): (added: Added) => void {
  const t = useTranslations('shell')
  const { settings } = useInterfaceSettings()
  const path = usePathname()
  const router = useRouter()
  return ({ id, title, body, entity, recordId }) => {
    if (settings.sounds) chime()
    if (path === '/notifications') return router.refresh()
    if (!settings.toasts) return
    const href = entity && recordId ? `/${entity}/${recordId}` : '/notifications'
    notifications.show({ id, title, message: <>{body && <div>{body}</div>}<Link href={href} className="link" onClick={() => notifications.hide(id)}>{t('openNotification')}</Link></>, closeButtonProps: { 'aria-label': t('close') } })
  }
}
