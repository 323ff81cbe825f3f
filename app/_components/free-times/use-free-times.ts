'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FreeTimesView, JsonObject } from '../../../engine/client.ts'
import { findFreeTimes } from '../../(workplace)/actions.ts'
import { reply } from '../../_lib/request.ts'
import { useChangedRecords } from '../../_lib/use-changed-records.ts'

/** Milliseconds after the last change. */
const patience = 150

export interface FreeTimesQuestion {
  readonly entity: string
  readonly record: string | null
  readonly values: JsonObject
  readonly day: string | null
}

/** Free times as they stand now; what others book meanwhile changes them. `view` null: not known, or not to be told to the reader. */
export function useFreeTimes(question: FreeTimesQuestion): { readonly view: FreeTimesView | null; readonly isLoading: boolean; readonly isRefused: boolean } {
  const [view, setView] = useState<FreeTimesView | null>(null)
  const [state, setState] = useState<'loading' | 'known' | 'refused'>('loading')
  const asked = JSON.stringify(question)
  const current = useRef(asked)
  const hasAsked = useRef(false)
  current.current = asked
  const read = useCallback(async () => {
    const key = current.current
    const { entity, record, values, day } = JSON.parse(key) as FreeTimesQuestion
    const answer = await reply(findFreeTimes(entity, { record, values, day }))
    if (current.current !== key) return
    setState(answer.ok ? 'known' : 'refused')
    // Without a connection what was known is better than nothing.
    if (answer.ok) setView(answer.data)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for what has changed
  useEffect(() => {
    setState('loading')
    const timer = setTimeout(() => void read(), hasAsked.current ? patience : 0)
    hasAsked.current = true
    return () => clearTimeout(timer)
  }, [asked, read])
  useChangedRecords(question.entity, { onChanged: () => void read(), onLost: () => void read() })
  return { view, isLoading: state === 'loading', isRefused: state === 'refused' }
}
