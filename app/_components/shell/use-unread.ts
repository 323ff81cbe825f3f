'use client'
import { useState } from 'react'
import { useSubscription } from '../../_lib/use-subscription.ts'

const query = 'subscription { notificationAdded { notification { unread } } }'

interface Added {
  readonly notificationAdded: { readonly notification: { readonly unread: number } | null }
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
  if (made !== unread) {
    setMade(unread)
    setCount(unread)
  }
  useSubscription<Added>(dealership, query, {}, {
    onEvent: ({ notificationAdded: { notification } }) => {
      if (notification) setCount(notification.unread)
    },
    onLost: () => undefined,
  })
  return { count, read: (read) => setCount((known) => Math.max(0, known - read)) }
}
