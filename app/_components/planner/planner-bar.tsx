'use client'
import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconClockPause } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import type { FieldView, PlannerView } from '../../../engine/client.ts'
import { dateLocale } from '../../_lib/format.ts'
import { dayPlus } from '../../_lib/periods.ts'
import classes from './planner.module.css'
import type { Shown } from './use-entries.ts'

export type Scale = 'day' | 'week' | 'month'

/** Records with a date and no hour have no day to show. */
export const scalesOf = ({ start }: PlannerView): readonly Scale[] => (start.kind === 'date' ? ['week', 'month'] : ['day', 'week', 'month'])

/** The day a step further. */
export function stepped(day: string, scale: Scale, step: 1 | -1): string {
  if (scale !== 'month') return dayPlus(day, step * (scale === 'week' ? 7 : 1))
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() + step)
  return first.toISOString().slice(0, 10)
}

interface Props {
  readonly view: PlannerView
  readonly scale: Scale
  readonly by: FieldView | null
  readonly day: string
  readonly shown: Shown | null
  readonly waiting: number
  readonly isWaitingOpen: boolean
  readonly onScale: (scale: Scale) => void
  readonly onBy: (field: FieldView | null) => void
  readonly onDay: (day: string) => void
  readonly onToday: () => void
  readonly onWaiting: () => void
}

/** When, how much of it, and by whom. */
export function PlannerBar({ view, scale, by, day, shown, waiting, isWaitingOpen, onScale, onBy, onDay, onToday, onWaiting }: Props) {
  const t = useTranslations('planner')
  const locale = useLocale()
  const title = titleOf(scale, day, shown, dateLocale(locale))
  const resources = [{ value: '', label: t('noResources') }, ...view.resources.map((field) => ({ value: field.name, label: t('by', { name: field.title }) }))]
  return (
    <div className={classes.bar}>
      <div className={classes.steps}>
        <Button variant="default" onClick={onToday}>{t('today')}</Button>
        <ActionIcon variant="default" size={30} aria-label={t('before')} onClick={() => onDay(stepped(day, scale, -1))}><IconChevronLeft size={16} aria-hidden /></ActionIcon>
        <ActionIcon variant="default" size={30} aria-label={t('after')} onClick={() => onDay(stepped(day, scale, 1))}><IconChevronRight size={16} aria-hidden /></ActionIcon>
        <h2 className={classes.when} aria-live="polite">{title}</h2>
      </div>
      <SegmentedControl aria-label={t('scale')} data={scalesOf(view).map((value) => ({ value, label: t(`scales.${value}`) }))} value={scale} onChange={(value) => onScale(value as Scale)} />
      {view.resources.length > 0 && <Select className={classes.by} aria-label={t('resources')} data={resources} value={by?.name ?? ''} onChange={(name) => onBy(view.resources.find((field) => field.name === name) ?? null)} />}
      <Button variant={isWaitingOpen ? 'light' : 'default'} leftSection={<IconClockPause size={15} aria-hidden />} aria-expanded={isWaitingOpen} onClick={onWaiting}>{t('waiting', { count: waiting })}</Button>
    </div>
  )
}

function titleOf(scale: Scale, day: string, shown: Shown | null, locale: string): string {
  const moment = (text: string): Date => new Date(`${text}T00:00:00Z`)
  if (scale === 'month') return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(moment(day))
  if (scale === 'day' || !shown) return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(moment(day))
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).formatRange(moment(shown.from), moment(dayPlus(shown.to, -1)))
}
