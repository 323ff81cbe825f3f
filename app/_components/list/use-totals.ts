'use client'
import { useEffect, useState } from 'react'
import type { FieldView, ListView } from '../../../engine/client.ts'
import type { ListArguments } from '../../_lib/list-filter.ts'
import { request } from '../../_lib/request.ts'
import { useWorkplace } from '../workplace-context.tsx'
import { totalsDocument } from './groups.ts'

type Sums = Readonly<Record<string, string | null>>

interface Answer {
  readonly totals: readonly { readonly count: number; readonly sum?: Sums }[]
}

/** Sums over everything the list holds; read where `isWanted`, for adding up a million rows takes its time. `turn`: what changes when they may have changed. */
export function useTotals(list: ListView, args: ListArguments, summed: readonly FieldView[], isWanted: boolean, turn: unknown): Sums | null {
  const { dealership } = useWorkplace()
  const [read, setRead] = useState<{ readonly key: string; readonly sums: Sums } | null>(null)
  const { orderBy: _, ...which } = args
  const key = JSON.stringify([which, summed.map(({ name }) => name)])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the sums depend on is in the key
  useEffect(() => {
    if (!isWanted || summed.length === 0) return
    let isGone = false
    void request<Answer>(dealership, totalsDocument(list, summed), which).then((answer) => {
      if (answer.ok && !isGone) setRead({ key, sums: answer.data.totals[0]?.sum ?? {} })
    })
    return () => {
      isGone = true
    }
  }, [dealership, key, isWanted, turn])
  return read?.key === key ? read.sums : null
}
