'use client'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import { type Presence, presences } from '../../../engine/client.ts'
import { choosePresence } from '../../(workplace)/presence-actions.ts'
import { notePresence, usePresence } from '../../_lib/presence-store.ts'
import { reply } from '../../_lib/request.ts'
import { useCommands } from '../../_lib/use-commands.ts'

/** What one is oneself, and how one chooses it: shown at once, taken back where it was refused. */
export function usePresenceChoice(user: string): { readonly presence: Presence | null; readonly choose: (presence: Presence) => Promise<void> } {
  const t = useTranslations('presence')
  const presence = usePresence(user)
  return {
    presence,
    choose: async (wanted) => {
      notePresence([{ id: user, presence: wanted }])
      const answer = await reply(choosePresence(wanted))
      if (answer.ok) return
      if (presence) notePresence([{ id: user, presence }])
      notifications.show({ color: 'red', message: t('failed') })
    },
  }
}

/** The same in the box of commands. */
export function usePresenceCommands(user: string): void {
  const t = useTranslations('presence')
  const { presence, choose } = usePresenceChoice(user)
  useCommands(presences.filter((one) => one !== presence).map((one) => ({ id: `presence ${one}`, title: t(`choose.${one}`), detail: t('title'), icon: 'user', run: () => void choose(one) })))
}
