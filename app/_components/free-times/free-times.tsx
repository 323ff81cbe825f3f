'use client'
import { ActionIcon, Button, Skeleton } from '@mantine/core'
import { IconCalendarSearch, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { FreeTimesProps, FreeTimesView } from '../../../engine/client.ts'
import { dayPlus } from '../../_lib/periods.ts'
import { useWorkplace } from '../workplace-context.tsx'
import classes from './free-times.module.css'
import { StartGrid } from './start-grid.tsx'
import { clockOf, dayIn, spokenDay } from './spoken-time.ts'
import { TimeNotes } from './time-notes.tsx'
import { useFreeTimes } from './use-free-times.ts'

/** Free times beside the field that says when: in a form that was filled in already only when they are asked for, or something changes. */
export function FreeTimes(props: FreeTimesProps) {
  const t = useTranslations('free-times')
  const { asked, value, given } = props
  const now = JSON.stringify([value, given])
  const [first] = useState(now)
  const [isOpen, setOpen] = useState(asked.isOpen)
  if (isOpen || now !== first) return <Panel {...props} />
  return <Button size="compact-xs" variant="subtle" className={classes.ask} leftSection={<IconCalendarSearch size={14} aria-hidden />} onClick={() => setOpen(true)}>{t('show')}</Button>
}

function Panel({ asked: { entity, record, start, reads }, label, value, given, onChange, fill }: FreeTimesProps) {
  const t = useTranslations('free-times')
  const locale = useLocale()
  const { timeZone } = useWorkplace()
  const chosen = typeof value === 'string' ? value : null
  const [day, setDay] = useState<string | null>(null)
  // Whoever types another time wants to see its day.
  const chosenDay = chosen === null ? null : dayIn(chosen, timeZone)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day was chosen
  useEffect(() => setDay(null), [chosenDay])
  const { view, isLoading, isRefused } = useFreeTimes({ entity, record, values: { ...given, [start]: chosen }, day })
  const panel = useRef<HTMLDivElement>(null)
  /** Somebody is on the way to another day by keyboard: what was focused goes with the day it belongs to. */
  const isOnTheWay = useRef(false)
  const shown = view?.day
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day is shown
  useEffect(() => {
    const inPanel = (selector: string) => panel.current?.querySelector<HTMLElement>(selector)
    if (isOnTheWay.current) (inPanel('[data-starts] button:not([tabindex="-1"])') ?? inPanel('[data-after]'))?.focus()
    isOnTheWay.current = false
  }, [shown])
  if (!view) return isRefused ? null : <Skeleton className={classes.panel} height={112} aria-label={t('loading')} />
  const go = (days: number) => setDay(dayPlus(view.day, days))
  const page = (days: number) => {
    if (days < 0 && view.day <= view.today) return
    isOnTheWay.current = true
    go(days)
  }
  const next = (at: string) => {
    isOnTheWay.current = true
    setDay(null)
    onChange(at)
  }
  return (
    <div ref={panel} className={classes.panel} role="group" aria-label={t('title', { name: label })} aria-busy={isLoading} data-loading={isLoading || undefined}>
      <div className={classes.head}>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('before')} disabled={view.day <= view.today} onClick={() => go(-1)}><IconChevronLeft size={16} aria-hidden /></ActionIcon>
        <span className={classes.day} aria-live="polite">{spokenDay(view.day, view.today, locale)}</span>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('after')} data-after onClick={() => go(1)}><IconChevronRight size={16} aria-hidden /></ActionIcon>
        <span className={classes.whose}>{whose(view, t)}</span>
      </div>
      <Starts view={view} chosen={chosen} onChoose={onChange} onPage={page} onNext={next} />
      <TimeNotes entity={entity} view={{ ...view, offers: view.offers.filter(({ field }) => reads.includes(field)) }} fill={fill} />
    </div>
  )
}

type Text = ReturnType<typeof useTranslations<'free-times'>>

/** How long, and whose time it is. */
function whose({ minutes, chosen, among }: FreeTimesView, t: Text): string {
  const length = minutes % 60 === 0 ? t('hours', { count: minutes / 60 }) : t('minutes', { count: minutes })
  return [length, ...chosen, ...(among === null ? [] : [t('any', { name: among })])].join(' · ')
}

interface StartsProps {
  readonly view: FreeTimesView
  readonly chosen: string | null
  readonly onChoose: (at: string) => void
  readonly onNext: (at: string) => void
  readonly onPage: (days: number) => void
}

/** What of the day is free, or why nothing is and when it will be. */
function Starts({ view, chosen, onChoose, onPage, onNext }: StartsProps) {
  const t = useTranslations('free-times')
  const locale = useLocale()
  const { timeZone } = useWorkplace()
  if (view.chosen.length === 0 && view.among === null) return <p className={classes.none}>{t('chooseFirst', { names: view.open.join(', ') })}</p>
  if (view.starts.length > 0) return <StartGrid view={view} chosen={chosen} onChoose={onChoose} onPage={onPage} />
  const { next } = view
  return (
    <p className={classes.none} data-starts>
      <span>{t(view.isWorked ? 'full' : 'closed')}</span>
      {next === null ? <span>{t('noneSoon')}</span> : <Button size="compact-sm" variant="default" onClick={() => onNext(next)}>{t('next', { when: `${spokenDay(dayIn(next, timeZone), view.today, locale)}, ${clockOf(next, locale, timeZone)}` })}</Button>}
    </p>
  )
}
