'use client'
import { ActionIcon, Button } from '@mantine/core'
import { TimeInput } from '@mantine/dates'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import contents from '../parts/content.module.css'
import { type Intervals, withInterval } from './calendar-shape.ts'

/** Midnight ends a day as 24:00, which no clock shows. */
const shownEnd = (time: string): string => (time === '24:00' ? '00:00' : time)
const keptEnd = (time: string): string => (time === '00:00' ? '24:00' : time)

/** Hours to work in on one day; none: a free day. */
export function IntervalsField({ label, intervals, onChange }: { readonly label: string; readonly intervals: Intervals; readonly onChange: (intervals: Intervals) => void }) {
  const t = useTranslations('designer-content')
  const put = (at: number, from: string, to: string) => onChange(intervals.map((one, i) => (i === at ? [from, to] : one)))
  return (
    <>
      {intervals.length === 0 && <span className="muted">{t('calendars.free')}</span>}
      {intervals.map(([from = '', to = ''], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: intervals have no names; what is typed stays with its place
        <span key={i} className={contents.interval}>
          <TimeInput size="xs" aria-label={t('calendars.from', { day: label, n: i + 1 })} value={from} onChange={(event) => event.currentTarget.value !== '' && put(i, event.currentTarget.value, to)} />
          –
          <TimeInput size="xs" aria-label={t('calendars.to', { day: label, n: i + 1 })} value={shownEnd(to)} onChange={(event) => event.currentTarget.value !== '' && put(i, from, keptEnd(event.currentTarget.value))} />
          <ActionIcon variant="subtle" color="gray" aria-label={t('calendars.removeInterval', { day: label, n: i + 1 })} onClick={() => onChange(intervals.filter((_, at) => at !== i))}><IconX size={14} aria-hidden /></ActionIcon>
        </span>
      ))}
      <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} aria-label={t('calendars.addIntervalTo', { day: label })} onClick={() => onChange(withInterval(intervals))}>{t('calendars.addInterval')}</Button>
    </>
  )
}
