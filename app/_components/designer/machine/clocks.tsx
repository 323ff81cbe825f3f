'use client'
import { ActionIcon, Button, MultiSelect, SegmentedControl, Select } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type ClockDefinition, type Issue, titleOf } from '../../../../engine/client.ts'
import type { Choice } from '../choices.ts'
import { DurationInput } from '../duration-input.tsx'
import { IssueList } from '../issue-list.tsx'
import { ActionList } from '../params/action-list.tsx'
import type { ParamsPlace } from '../params/params-form.tsx'
import params from '../params/params.module.css'
import { freshId } from '../parts/fresh-id.ts'
import { TitlesFields } from '../titles-fields.tsx'
import { type Part, tidy } from './state-panel.tsx'

interface Props {
  readonly clocks: readonly ClockDefinition[]
  /** Of the machine; each is told at its clock. */
  readonly issues: readonly Issue[]
  readonly states: readonly Choice[]
  readonly calendars: readonly Choice[]
  readonly place: ParamsPlace
  /** Whose they are. */
  readonly machine: string
  readonly onChange: (clocks: readonly ClockDefinition[]) => void
}

/** Promises of time over the states of a record. */
export function Clocks({ clocks, issues, machine, onChange, ...rest }: Props) {
  const t = useTranslations('machine')
  const [first] = rest.states
  const add = () => onChange([...clocks, { id: freshId('cl', machine, 'clock'), titles: { en: 'Time limit', ru: 'Срок', uk: 'Строк', ro: 'Termen' }, limit: 'P1D', run: first ? [first.value] : [] }])
  return (
    <fieldset className={params.list}>
      <legend className={params.legend}>{t('clocks')}</legend>
      {clocks.length === 0 && <p className="muted">{t('clocksHint')}</p>}
      {clocks.map((clock, i) => (
        <Clock key={clock.id} clock={clock} issues={issues.filter(({ pointer }) => `${pointer}/`.startsWith(`/meta/clocks/${i}/`))} {...rest} newAlarmId={() => freshId('al', machine, 'alarm')} onChange={(next) => onChange(clocks.flatMap((one, at) => (at === i ? (next ?? []) : one)))} />
      ))}
      <div><Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>{t('addClock')}</Button></div>
    </fieldset>
  )
}

interface ClockProps extends Pick<Props, 'issues' | 'states' | 'calendars' | 'place'> {
  readonly clock: ClockDefinition
  readonly newAlarmId: () => string
  readonly onChange: (clock: ClockDefinition | null) => void
}

const categories = ['new', 'active', 'waiting', 'done', 'cancelled'] as const

function Clock({ clock, issues, states, calendars, place, newAlarmId, onChange }: ClockProps) {
  const t = useTranslations('machine')
  const td = useTranslations('designer')
  const title = titleOf(clock.titles, useLocale())
  const places = [{ group: t('states'), items: [...states] }, { group: t('allOf'), items: categories.map((category) => ({ value: `category:${category}`, label: td(`categories.${category}`) })) }]
  const write = (part: Part<ClockDefinition>) => onChange(tidy({ ...clock, ...part }))
  const orNone = (chosen: readonly string[]) => (chosen.length === 0 ? undefined : chosen)
  const alarms = clock.alarms ?? []
  const writeAlarms = (next: NonNullable<ClockDefinition['alarms']>) => write({ alarms: next.length === 0 ? undefined : next })
  return (
    <section className={params.action} aria-label={title}>
      <div className={params.actionHead}>
        <span className={params.actionTitle}>{title}</span>
        <ActionIcon size={26} variant="subtle" color="red" aria-label={t('removeClock', { title })} title={t('removeClock', { title })} onClick={() => onChange(null)}><IconTrash size={14} aria-hidden /></ActionIcon>
      </div>
      <IssueList issues={issues} />
      <TitlesFields legend={td('title')} id={clock.id} titles={clock.titles} onChange={(titles) => write({ titles })} />
      <DurationInput label={t('limit')} value={clock.limit} onChange={(limit) => write({ limit })} />
      <Select label={t('calendar')} description={t('calendarHint')} clearable data={[...calendars]} value={clock.calendar ?? null} onChange={(calendar) => write({ calendar: calendar ?? undefined })} />
      <MultiSelect label={t('runs')} required searchable data={places} value={[...clock.run]} onChange={(run) => write({ run })} />
      <MultiSelect label={t('pauses')} searchable clearable data={places} value={[...(clock.pause ?? [])]} onChange={(pause) => write({ pause: orNone(pause) })} />
      <MultiSelect label={t('stops')} description={t('stopsHint')} searchable clearable data={places} value={[...(clock.stop ?? [])]} onChange={(stop) => write({ stop: orNone(stop) })} />
      {alarms.map((alarm, i) => (
        <section key={alarm.id} className={params.action} aria-label={t('alarm', { number: i + 1 })}>
          <div className={params.actionHead}>
            <span className={params.actionTitle}>{t('alarm', { number: i + 1 })}</span>
            <ActionIcon size={26} variant="subtle" color="red" aria-label={t('removeAlarm', { number: i + 1 })} title={t('removeAlarm', { number: i + 1 })} onClick={() => writeAlarms(alarms.filter((one) => one !== alarm))}><IconTrash size={14} aria-hidden /></ActionIcon>
          </div>
          <SegmentedControl aria-label={t('alarmWhen')} data={[{ value: 'before', label: t('beforeLimit') }, { value: 'after', label: t('afterLimit') }]} value={alarm.before ? 'before' : 'after'} onChange={(when) => writeAlarms(alarms.map((one) => (one === alarm ? tidy({ ...one, before: when === 'before' || undefined }) : one)))} />
          <DurationInput label={t('alarmBy')} value={alarm.at} onChange={(at) => writeAlarms(alarms.map((one) => (one === alarm ? { ...one, at } : one)))} />
          <ActionList label={td('actions')} actions={alarm.actions} place={place} onChange={(actions) => writeAlarms(alarms.map((one) => (one === alarm ? { ...one, actions } : one)))} />
        </section>
      ))}
      <div><Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => writeAlarms([...alarms, { id: newAlarmId(), at: 'PT0S', actions: [] }])}>{t('addAlarm')}</Button></div>
    </section>
  )
}
