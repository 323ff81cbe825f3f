'use client'
import { useState } from 'react'
import type { Answer, Refusal } from './answer.ts'
import { reply } from './request.ts'

interface Known<T> {
  readonly key: string
  readonly first: readonly T[]
  readonly shown: readonly T[]
  readonly isDone: boolean
}

/**
 * A list that is read on, page by page, after the one that came with the screen. A fresher first page goes before
 * what is shown; another `key` (other filters) begins anew. Fewer than `size` came: there are no more.
 */
export function usePages<T extends { readonly id: string }>(key: string, first: readonly T[], size: number, read: (last: T) => Promise<Answer<readonly T[]>>) {
  const [known, setKnown] = useState<Known<T>>({ key, first, shown: first, isDone: first.length < size })
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  if (known.key !== key) setKnown({ key, first, shown: first, isDone: first.length < size })
  else if (known.first !== first) setKnown({ ...known, first, shown: [...first, ...without(known.shown, first)] })
  const more = async () => {
    const last = known.shown.at(-1)
    if (!last || isBusy) return
    setBusy(true)
    const result = await reply(read(last))
    setBusy(false)
    setRefusal(result.ok ? null : result.refusal)
    if (!result.ok) return
    // What was asked for before the filters changed is no part of what is shown now.
    setKnown((now) => (now.key !== key ? now : { ...now, shown: [...now.shown, ...without(result.data, now.shown)], isDone: result.data.length < size }))
  }
  return { shown: known.shown, isDone: known.isDone, more, refusal, isBusy }
}

function without<T extends { readonly id: string }>(entries: readonly T[], others: readonly T[]): readonly T[] {
  const ids = new Set(others.map(({ id }) => id))
  return entries.filter(({ id }) => !ids.has(id))
}
