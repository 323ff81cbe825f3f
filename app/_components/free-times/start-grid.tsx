'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { FreeTimesView } from '../../../engine/client.ts'
import { useWorkplace } from '../workplace-context.tsx'
import classes from './free-times.module.css'
import { clockOf } from './spoken-time.ts'

interface Props {
  readonly view: FreeTimesView
  readonly chosen: string | null
  readonly onChoose: (at: string) => void
  readonly onPage: (days: number) => void
}

/** Buttons in as many columns as there is room for; one stop of the Tab key, arrows go among them, page keys to other days. */
export function StartGrid({ view, chosen, onChoose, onPage }: Props) {
  const t = useTranslations('free-times')
  const locale = useLocale()
  const { timeZone } = useWorkplace()
  const grid = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const isChosen = (at: string): boolean => chosen !== null && Date.parse(at) === Date.parse(chosen)
  const stop = view.starts.find(({ at }) => at === focused) ?? view.starts.find(({ at }) => isChosen(at)) ?? view.starts[0]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'PageDown' || event.key === 'PageUp') {
      event.preventDefault()
      return onPage(event.key === 'PageDown' ? 1 : -1)
    }
    const all = [...(grid.current?.querySelectorAll('button') ?? [])]
    const to = all[placeAfter(event.key, all.indexOf(event.currentTarget as HTMLButtonElement), all)]
    if (!to) return
    event.preventDefault()
    to.focus()
  }
  return (
    <div ref={grid} className={classes.grid} data-starts>
      {view.starts.map(({ at, count }) => (
        <button key={at} type="button" className={classes.start} aria-pressed={isChosen(at)} tabIndex={at === stop?.at ? 0 : -1} {...(count !== null && { 'aria-label': t('startOf', { time: clockOf(at, locale, timeZone), count }) })} onKeyDown={onKeyDown} onFocus={() => setFocused(at)} onClick={() => onChoose(at)}>
          {clockOf(at, locale, timeZone)}
          {count !== null && <small aria-hidden>{count}</small>}
        </button>
      ))}
    </div>
  )
}

/** Where a key leads among buttons in rows; -1 where it leads nowhere. */
function placeAfter(key: string, from: number, all: readonly HTMLElement[]): number {
  if (from < 0) return -1
  const columns = Math.max(1, all.filter(({ offsetTop }) => offsetTop === all[0]?.offsetTop).length)
  const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }
  if (key === 'Home') return 0
  if (key === 'End') return all.length - 1
  const step = steps[key]
  return step === undefined ? -1 : from + step
}
