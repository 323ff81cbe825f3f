'use client'
import { notifications } from '@mantine/notifications'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Presence, ShellView } from '../../../engine/client.ts'
import { readNotifications } from '../../(workplace)/actions.ts'
import { chime } from '../../_lib/chime.ts'
import { forgetPresence, notePresence } from '../../_lib/presence-store.ts'
import { reply } from '../../_lib/request.ts'
import { useCommands } from '../../_lib/use-commands.ts'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import { useSubscription } from '../../_lib/use-subscription.ts'
import { useInterfaceSettings } from '../interface-settings.tsx'
import { hideOutside, showOutside } from './browser-notice.ts'
import { noticePath } from './notice-path.ts'
import { showToast, type Toast } from './toast.tsx'
import { usePress } from './use-press.tsx'

const query = 'subscription { attention { notification { id title body entity record: recordId isStanding hasEnded press unread standing } person { id presence } } }'

interface Told extends Toast {
  readonly hasEnded: boolean
  readonly unread: number
  readonly standing: number
}

interface Attention {
  readonly attention: { readonly notification: Told | null; /** As the API writes it, `PRESENT`. */ readonly person: { readonly id: string; readonly presence: Uppercase<Presence> } | null }
}

/** Toasts shown at once of what came while the connection was away. */
const mostMissed = 3

export interface Unread {
  readonly count: number
  readonly standing: number
  /** What stands, newest first. */
  readonly waiting: readonly Toast[]
  /** Grows with everything that comes or ends: what is shown is to be read anew. */
  readonly turn: number
  /** So many of them were read. */
  readonly read: (count: number) => void
}

/** How many notifications are unread, and how many stand: as the page was made, and as they come and end. The page itself stays as it is: somebody may be typing. */
export function useAttention({ dealership, unread, standing, presence, user }: ShellView): Unread {
  const [counts, setCounts] = useState({ count: unread, standing, turn: 0 })
  const [made, setMade] = useState(`${unread} ${standing}`)
  if (made !== `${unread} ${standing}`) {
    setMade(`${unread} ${standing}`)
    setCounts(({ turn }) => ({ count: unread, standing, turn }))
  }
  const router = useRouter()
  const { waiting, tell, untell, catchUp } = useTold(standing)
  useEffect(() => notePresence([{ id: user.id, presence }]), [user.id, presence])
  const onLost = () => {
    forgetPresence()
    setCounts((known) => ({ ...known, turn: known.turn + 1 }))
    void catchUp()
    router.refresh()
  }
  const onEvent = ({ attention: { notification, person } }: Attention) => {
    if (person) notePresence([{ id: person.id, presence: person.presence.toLowerCase() as Presence }])
    if (!notification) return
    setCounts(({ turn }) => ({ count: notification.unread, standing: notification.standing, turn: turn + 1 }))
    if (notification.hasEnded) untell(notification.id)
    else tell(notification)
  }
  useSubscription<Attention>(dealership, query, {}, { onEvent, onLost }, true)
  return { ...counts, waiting, read: (read) => setCounts((known) => ({ ...known, count: Math.max(0, known.count - read) })) }
}

/** Shows and sounds what has just come, as far as the person wants that, and knows what stands; `T` and the box of commands press the newest of it. */
function useTold(standing: number) {
  const t = useTranslations('attention')
  const { settings } = useInterfaceSettings()
  const path = usePathname()
  const router = useRouter()
  const press = usePress()
  const [waiting, setWaiting] = useState<readonly Toast[]>([])
  const isAtNotices = path === '/notifications'
  // The home may list them, too.
  const isListed = isAtNotices || path === '/'
  const show = (toast: Toast) => showToast(toast, { open: t('open'), close: t('close') }, press)
  /** Counts what comes and ends: an answer that was overtaken says nothing. */
  const turn = useRef(0)
  const catchUp = async (): Promise<readonly Toast[]> => {
    const asked = turn.current
    const known = await reply(readNotifications())
    if (!known.ok) return []
    if (asked !== turn.current) return catchUp()
    const still = known.data.filter(({ isStanding }) => isStanding)
    for (const { id } of waiting) if (!still.some((one) => one.id === id)) notifications.hide(id)
    setWaiting(still)
    return still.filter(({ id }) => !waiting.some((one) => one.id === id))
  }
  const hasWaiting = standing > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what stood before the page was opened
  useEffect(() => {
    if (hasWaiting) void catchUp()
  }, [hasWaiting])
  const newest = waiting.find((one) => one.press !== null)
  useShortcuts(newest ? { KeyT: () => void press(newest.id) } : {})
  useCommands(newest ? [{ id: 'press', title: t('pressFirst', { title: newest.title }), detail: newest.press ?? '', icon: 'bell', run: () => void press(newest.id) }] : [])
  return {
    waiting,
    catchUp: async () => {
      const missed = await catchUp()
      if (settings.toasts && !isAtNotices) for (const one of missed.slice(0, mostMissed).reverse()) show(one)
    },
    tell: (told: Toast) => {
      turn.current++
      if (told.isStanding) setWaiting((known) => [told, ...known.filter(({ id }) => id !== told.id)])
      if (settings.sounds) chime()
      void showOutside({ ...told, path: noticePath(told) })
      if (isListed) router.refresh()
      if (settings.toasts && !isAtNotices) show(told)
    },
    untell: (id: string) => {
      turn.current++
      setWaiting((known) => known.filter((one) => one.id !== id))
      notifications.hide(id)
      void hideOutside(id)
      if (isListed) router.refresh()
    },
  }
}
