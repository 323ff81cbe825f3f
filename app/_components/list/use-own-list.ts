'use client'
import { useDebouncedCallback } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { savePreference } from '../../(workplace)/actions.ts'
import { listPreference, type OwnList, ownListValue, type PreviewState } from '../../_lib/list-own.ts'
import { useTold } from './use-told.ts'

/** Milliseconds after the last change of a width until it is kept. */
const pause = 400

/** What somebody set for this list and for the panel beside lists: shown and kept at once, widths a moment later. */
export function useOwnList(entity: string, given: OwnList, givenPreview: PreviewState) {
  const router = useRouter()
  const told = useTold()
  const [own, setOwn] = useState(given)
  const [preview, setPreview] = useState(givenPreview)
  const keep = async (next: OwnList, isReread: boolean): Promise<void> => {
    const kept = await told(savePreference(listPreference(entity), ownListValue(next)))
    // A column that was not there before has to be read.
    if (kept && isReread) router.refresh()
  }
  const keepPreview = useDebouncedCallback((next: PreviewState) => void told(savePreference('preview', { ...next })), { delay: pause, flushOnUnmount: true })
  return {
    own,
    preview,
    changeOwn: (change: Partial<OwnList>) => {
      const next = { ...own, ...change }
      setOwn(next)
      void keep(next, change.columns !== undefined)
    },
    changePreview: (change: Partial<PreviewState>) => {
      const next = { ...preview, ...change }
      setPreview(next)
      keepPreview(next)
    },
  }
}
