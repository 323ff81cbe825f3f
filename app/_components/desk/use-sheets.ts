'use client'
import { useState } from 'react'
import { useKept } from '../use-kept.ts'

/** Names of the sheets that can be filled in at once, as drafts of them are kept. */
const all = ['new-1', 'new-2', 'new-3', 'new-4', 'new-5']
const [first = ''] = all

/** The sheets of a form that are open, kept in the browser: who comes back finds all that were begun. */
export function useSheets(block: string, onServer: readonly string[]) {
  const [kept, keep] = useKept<readonly string[]>(`desk/${block}/sheets`, [first])
  const [chosen, choose] = useState(first)
  /** Times that a sheet was emptied: it begins anew. */
  const [rounds, setRounds] = useState<Readonly<Record<string, number>>>({})
  const open = all.filter((sheet) => kept.includes(sheet) || (onServer.includes(sheet) && rounds[sheet] === undefined))
  const shown = open.length === 0 ? [first] : open
  const active = shown.includes(chosen) ? chosen : (shown[0] ?? first)
  const begin = () => {
    const free = all.find((sheet) => !shown.includes(sheet))
    if (!free) return
    keep([...shown, free])
    choose(free)
  }
  /** Done with, or thrown away: the others come to the fore, the last one begins anew. */
  const end = (sheet: string) => {
    const others = shown.filter((one) => one !== sheet)
    setRounds((known) => ({ ...known, [sheet]: (known[sheet] ?? 0) + 1 }))
    keep(others.length === 0 ? [first] : others)
    if (sheet === active) choose(others[0] ?? first)
  }
  const next = () => choose(shown[(shown.indexOf(active) + 1) % shown.length] ?? first)
  return { shown, active, choose, begin, end, next, isFull: shown.length === all.length, roundOf: (sheet: string) => rounds[sheet] ?? 0 }
}
