'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { FieldView, HomeBlockView } from '../../../engine/client.ts'
import { readHomeBlock } from '../../(workplace)/home-actions.ts'
import { reply } from '../../_lib/request.ts'
import { useChangedRecords } from '../../_lib/use-changed-records.ts'
import { FieldValue } from '../field-value.tsx'
import { PresenceDot } from '../presence/presence-dot.tsx'
import { clockText, levelOf } from './clock.ts'
import classes from './desk.module.css'

type Queue = Extract<HomeBlockView, { kind: 'queue' }>

/** The queue as it stands now: who comes and goes is seen at once. */
function useLive(block: Queue): Queue {
  const [view, setView] = useState(block)
  useEffect(() => setView(block), [block])
  const turn = useRef(0)
  const read = async () => {
    const asked = ++turn.current
    const answer = await reply(readHomeBlock(block.id))
    if (asked === turn.current && answer.ok && answer.data?.kind === 'queue') setView(answer.data)
  }
  useChangedRecords(block.entity.name, { onChanged: () => void read(), onLost: () => void read() })
  return view
}

/** The server's time, second by second, whatever this device's clock says. */
function useServerNow(at: string): number {
  const [now, setNow] = useState(() => Date.parse(at))
  useEffect(() => {
    const ahead = Date.parse(at) - Date.now()
    const tick = () => setNow(Date.now() + ahead)
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [at])
  return now
}

/** Who waits, the longest waiting first, each with a clock that runs. */
export function QueueBlock({ block }: { readonly block: Queue }) {
  const t = useTranslations('desk')
  const view = useLive(block)
  const { entity, columns, rows, warn, isMore } = view
  if (rows.length === 0) return <p className={classes.nobody}>{t('nobodyWaits')}</p>
  return (
    <ol className={classes.queue} onKeyDown={walk}>
      {rows.map((row, i) => (
        <li key={row.id}>
          <Link className={classes.waiting} href={`/${entity.name}/${row.id}`}>
            <span className={classes.position}>{i + 1}</span>
            <span className={classes.cells}>{columns.map((field) => <Cell key={field.name} field={field} value={row[field.name]} />)}</span>
            <Clock since={row.stateSince} now={view.now} warn={warn} />
          </Link>
        </li>
      ))}
      {isMore && <li className={classes.nobody}>…</li>}
    </ol>
  )
}

function Cell({ field, value }: { readonly field: FieldView; readonly value: unknown }) {
  if (value === null || value === undefined || value === '') return null
  const person = field.type === 'user' && typeof value === 'object' && 'id' in value ? String(value.id) : null
  return <span className={classes.cell} title={field.title}><FieldValue field={field} value={value} />{person && <> <PresenceDot id={person} isSmall /></>}</span>
}

function Clock({ since, now: at, warn }: { readonly since: string; readonly now: string; readonly warn: number }) {
  const t = useTranslations('desk')
  const now = useServerNow(at)
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000))
  const level = levelOf(seconds, warn)
  return (
    <span className={classes.clock} data-level={level} suppressHydrationWarning>
      {level !== 'calm' && <span className={classes.level}>{t(level)}</span>}
      <time title={t('waits', { minutes: Math.floor(seconds / 60) })} suppressHydrationWarning>{clockText(seconds)}</time>
    </span>
  )
}

/** Arrows go up and down, Enter opens. */
function walk(event: KeyboardEvent<HTMLOListElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')]
  links[links.indexOf(document.activeElement as HTMLElement) + step]?.focus()
  event.preventDefault()
}
