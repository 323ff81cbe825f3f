'use client'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { SavedViewView } from '../../../engine/client.ts'
import { createSavedView, removeSavedView, updateSavedView } from '../../(workplace)/actions.ts'
import type { Answer } from '../../_lib/answer.ts'
import { savedStateOf, stateOfView } from '../../_lib/list-own.ts'
import type { ListState } from '../../_lib/list-state.ts'
import { reply } from '../../_lib/request.ts'

/** Saved views in the reader's order; those without a place come after, the oldest first. */
export function orderedViews(views: readonly SavedViewView[], order: readonly string[]): readonly SavedViewView[] {
  const place = ({ id }: SavedViewView): number => (order.includes(id) ? order.indexOf(id) : order.length)
  return [...views].sort((a, b) => place(a) - place(b))
}

/** What can be done with views; what is refused is told. */
export function useSavedViews(entity: string, state: ListState, go: (change: Partial<ListState>) => void) {
  const t = useTranslations('views')
  const router = useRouter()
  const told = async <T,>(asked: Promise<Answer<T>>): Promise<T | null> => {
    const answer = await reply(asked)
    if (answer.ok) return answer.data
    notifications.show({ color: 'red', title: t('failed'), message: [answer.refusal.message, answer.refusal.hint].filter(Boolean).join(' ') || t('failedHint') })
    return null
  }
  const open = (view: SavedViewView) => go(stateOfView(view))
  return {
    open,
    create: async (title: string, isShared: boolean): Promise<boolean> => {
      const view = await told(createSavedView(entity, { title, isShared, state: savedStateOf(state) }))
      if (view) open(view)
      return view !== null
    },
    update: async (view: SavedViewView): Promise<void> => {
      if (await told(updateSavedView(view.id, { state: savedStateOf(state) }))) router.refresh()
    },
    rename: async (view: SavedViewView, title: string): Promise<boolean> => {
      const renamed = await told(updateSavedView(view.id, { title }))
      if (renamed) router.refresh()
      return renamed !== null
    },
    share: async (view: SavedViewView, isShared: boolean): Promise<void> => {
      if (await told(updateSavedView(view.id, { isShared }))) router.refresh()
    },
    remove: async (view: SavedViewView): Promise<boolean> => {
      const answer = await reply(removeSavedView(view.id))
      if (answer.ok) go({ saved: null })
      else await told(Promise.resolve(answer))
      return answer.ok
    },
  }
}

export type SavedViewActions = ReturnType<typeof useSavedViews>
