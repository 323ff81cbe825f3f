'use client'
import { useEffect, useState } from 'react'
import type { Answer, Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'

/** Milliseconds after the last change. */
const pause = 400

/**
 * What the engine makes of `asked`, anew a moment after it has changed; what was there before stays meanwhile.
 * null asks nothing.
 */
export function usePreview<Asked, Shown>(asked: Asked | null, ask: (asked: Asked) => Promise<Answer<Shown>>): { readonly shown: Shown | null; readonly refusal: Refusal | null; readonly isLoading: boolean } {
  const key = asked === null ? null : JSON.stringify(asked)
  const [answer, setAnswer] = useState<{ readonly key: string; readonly shown: Shown | null; readonly refusal: Refusal | null } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked is made anew each time; its text tells whether it is another
  useEffect(() => {
    if (key === null || asked === null) return
    let isGone = false
    const timer = setTimeout(async () => {
      const result = await reply(ask(asked))
      if (isGone) return
      setAnswer((known) => (result.ok ? { key, shown: result.data, refusal: null } : { key, shown: result.refusal.code === 'FORBIDDEN' ? null : (known?.shown ?? null), refusal: result.refusal }))
    }, answer === null ? 0 : pause)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [key])
  return { shown: answer?.shown ?? null, refusal: answer?.refusal ?? null, isLoading: key !== null && answer?.key !== key }
}
