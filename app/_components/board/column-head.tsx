'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { BoardView } from '../../../engine/client.ts'
import { FieldValue } from '../field-value.tsx'
import { StateChip } from '../state-chip.tsx'
import { useFormat } from '../workplace-context.tsx'
import type { Group } from './board-columns.ts'
import classes from './board.module.css'
import { type BoardState, noTally, type Tally } from './board-state.ts'

type Tallies = BoardState['tallies']

/** Count and sums of a column, over all its lanes. */
export function tallyOf(tallies: Tallies, place: { readonly column?: string; readonly lane?: string }): Tally {
  return [...tallies].reduce((all, [key, { count, sums }]) => {
    const [column, lane] = JSON.parse(key) as readonly [string, string]
    if ((place.column !== undefined && column !== place.column) || (place.lane !== undefined && lane !== place.lane)) return all
    return { count: all.count + count, sums: Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, sum + (all.sums[name] ?? 0)])) }
  }, noTally)
}

/** The column's state with how many records stand in it and what they come to. */
export function ColumnHead({ view, column, tallies }: { readonly view: BoardView; readonly column: Group; readonly tallies: Tallies }) {
  const t = useTranslations('board')
  const format = useFormat()
  const { count, sums } = tallyOf(tallies, { column: column.key })
  return (
    <header className={classes.head}>
      <h2>{column.category || column.color ? <StateChip title={column.title} color={column.color} category={column.category} /> : column.title}</h2>
      <span className={classes.count} title={t('count', { count })}>{format.count(count)}</span>
      {view.sums.map((field) => <span key={field.name} className={classes.sum} title={field.title}><FieldValue field={field} value={sums[field.name] ?? 0} /></span>)}
    </header>
  )
}

/** Key of the column that fills most of the window. `keys`: of all columns, line by line. */
function useColumnInSight(keys: string): string | null {
  const [current, setCurrent] = useState<string | null>(null)
  useEffect(() => {
    const watcher = new IntersectionObserver((entries) => {
      const seen = entries.find(({ isIntersecting }) => isIntersecting)?.target
      if (seen instanceof HTMLElement) setCurrent(seen.dataset.column ?? null)
    }, { threshold: 0.6 })
    for (const key of keys.split('\n')) {
      const column = document.querySelector(`[data-column="${CSS.escape(key)}"]`)
      if (column) watcher.observe(column)
    }
    return () => watcher.disconnect()
  }, [keys])
  return current
}

/** At phone width one column is in sight at a time: the way to the others. */
export function ColumnSwitch({ columns, tallies }: { readonly columns: readonly Group[]; readonly tallies: Tallies }) {
  const t = useTranslations('board')
  const format = useFormat()
  const current = useColumnInSight(columns.map(({ key }) => key).join('\n'))
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    if (current !== null) nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [current])
  const show = (key: string) => document.querySelector(`[data-column="${CSS.escape(key)}"]`)?.scrollIntoView({ inline: 'start', block: 'nearest', behavior: 'smooth' })
  return (
    <nav ref={nav} className={classes.switch} aria-label={t('columns')}>
      {columns.map((column) => (
        <button key={column.key} type="button" aria-current={column.key === current || undefined} onClick={() => show(column.key)}>
          {column.title} <span className="tabular">{format.count(tallyOf(tallies, { column: column.key }).count)}</span>
        </button>
      ))}
    </nav>
  )
}
