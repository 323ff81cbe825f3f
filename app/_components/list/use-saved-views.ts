'use client'
import { useRouter } from 'next/navigation'
import type { SavedViewView } from '../../../engine/client.ts'
import { createSavedView, removeSavedView, updateSavedView } from '../../(workplace)/actions.ts'
import { savedStateOf, stateOfView } from '../../_lib/list-own.ts'
import type { ListState } from '../../_lib/list-state.ts'
import { useTold } from './use-told.ts'

/** Saved views in the reader's order; those without a place come after, the oldest first. */
export function orderedViews(views: readonly SavedViewView[], order: readonly string[]): readonly SavedViewView[] {
  const place = ({ id }: SavedViewView): number => (order.includes(id) ? order.indexOf(id) : order.length)
  return [...views].sort((a, b) => place(a) - place(b))
}

/** What can be done with views; what is refused is told. */
export function useSavedViews(entity: string, state: ListState, go: (change: Partial<ListState>) => void) {
  const router = useRouter()
  const told = useTold()
  const open = (view: SavedViewView) => go(stateOfView(view))
  return {
    open,
    create: async (title: string, isShared: boolean): Promise<boolean> => {
      const view = await told(createSavedView(entity, { title, isShared, state: savedStateOf(state) }))
      if (view) open(view.data)
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
      const removed = await told(removeSavedView(view.id))
      if (removed) go({ saved: null })
      return removed !== null
    },
  }
}

export type SavedViewActions = ReturnType<typeof useSavedViews>
