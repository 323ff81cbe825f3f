'use client'
import { MultiSelect, Select } from '@mantine/core'
import { TimeInput } from '@mantine/dates'
import { useLocale, useTranslations } from 'next-intl'
import type { AutomationTrigger, Weekday } from '../../../../engine/client.ts'
import { calendarChoices, stateChoicesOf } from '../choices.ts'
import { DurationInput } from '../duration-input.tsx'
import { ConditionField } from '../parts/condition-field.tsx'
import { choicesOf, draftFields, isDay } from '../parts/draft-fields.ts'
import { dayNames, weekdays } from '../parts/weekdays.ts'
import { useStudio } from '../studio-context.tsx'
import { newTrigger, triggerKinds } from './automation-shape.ts'

interface Props {
  readonly entity: string
  readonly trigger: AutomationTrigger
  readonly onChange: (trigger: AutomationTrigger) => void
}

type Of<K extends AutomationTrigger['kind']> = Extract<AutomationTrigger, { kind: K }>
type Part<K extends AutomationTrigger['kind']> = { readonly entity: string; readonly trigger: Of<K>; readonly onChange: (trigger: Of<K>) => void }

/** What sets it off, and of that what the kind asks for. */
export function TriggerFields({ entity, trigger, onChange }: Props) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { files } = useStudio()
  const states = stateChoicesOf(files, entity, locale)
  const dates = draftFields(files, entity, locale).filter(isDay)
  const starts = triggerKinds.flatMap((kind) => {
    const start = newTrigger(kind, states.map(({ value }) => value), dates.map(({ name }) => name))
    return start || kind === trigger.kind ? [{ kind, start: start ?? trigger }] : []
  })
  return (
    <>
      <Select label={t('automations.trigger')} data={starts.map(({ kind }) => ({ value: kind, label: t(`automations.triggers.${kind}`) }))} value={trigger.kind} onChange={(kind) => onChange(starts.find((one) => one.kind === kind && kind !== trigger.kind)?.start ?? trigger)} />
      {trigger.kind === 'changed' && <ChangedFields entity={entity} trigger={trigger} onChange={onChange} />}
      {(trigger.kind === 'entered' || trigger.kind === 'waiting') && <Select label={t('automations.state')} searchable data={[...states]} value={trigger.state} onChange={(state) => state !== null && onChange({ ...trigger, state })} />}
      {trigger.kind === 'waiting' && <WaitFields entity={entity} trigger={trigger} onChange={onChange} />}
      {trigger.kind === 'date' && <DateFields entity={entity} trigger={trigger} onChange={onChange} />}
      {trigger.kind === 'schedule' && <ScheduleFields entity={entity} trigger={trigger} onChange={onChange} />}
    </>
  )
}

function ChangedFields({ entity, trigger, onChange }: Part<'changed'>) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { files } = useStudio()
  const system = new Set(['number', 'state', 'stateSince', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'dealership', 'id'])
  const fields = choicesOf(draftFields(files, entity, locale).filter(({ name }) => !system.has(name)))
  return <MultiSelect label={t('automations.fields')} description={t('automations.fieldsHint')} searchable data={[...fields]} value={[...(trigger.fields ?? [])]} onChange={(chosen) => onChange(chosen.length === 0 ? { kind: 'changed' } : { kind: 'changed', fields: chosen })} />
}

function WaitFields({ trigger, onChange }: Part<'waiting'>) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { files } = useStudio()
  const setCalendar = (calendar: string | null) => {
    const { calendar: _, ...rest } = trigger
    onChange(calendar === null ? rest : { ...rest, calendar })
  }
  return (
    <>
      <DurationInput label={t('automations.for')} value={trigger.for} onChange={(length) => onChange({ ...trigger, for: length })} />
      <Select label={t('automations.calendar')} description={t('automations.calendarHint')} clearable data={[...calendarChoices(files, locale)]} value={trigger.calendar ?? null} onChange={setCalendar} />
    </>
  )
}

function DateFields({ entity, trigger, onChange }: Part<'date'>) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { files } = useStudio()
  const side = trigger.before !== undefined ? 'before' : trigger.after !== undefined ? 'after' : 'at'
  const length = trigger.before ?? trigger.after ?? 'P1D'
  const put = (next: string, text: string) => onChange({ kind: 'date', field: trigger.field, ...(next === 'before' ? { before: text } : next === 'after' ? { after: text } : {}) })
  return (
    <>
      <Select label={t('automations.date')} searchable data={[...choicesOf(draftFields(files, entity, locale).filter(isDay))]} value={trigger.field} onChange={(field) => field !== null && onChange({ ...trigger, field })} />
      <Select label={t('automations.side')} data={(['before', 'at', 'after'] as const).map((value) => ({ value, label: t(`automations.sides.${value}`) }))} value={side} onChange={(next) => next !== null && put(next, length)} />
      {side !== 'at' && <DurationInput label={t('automations.distance')} value={length} onChange={(text) => put(side, text)} />}
    </>
  )
}

function ScheduleFields({ entity, trigger, onChange }: Part<'schedule'>) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { files } = useStudio()
  const names = dayNames(locale)
  const put = (part: Partial<Of<'schedule'>>, without: 'weekdays' | 'filter' | null = null) => {
    const next = { ...trigger, ...part }
    onChange(Object.fromEntries(Object.entries(next).filter(([key]) => key !== without)) as unknown as Of<'schedule'>)
  }
  return (
    <>
      <TimeInput size="xs" label={t('automations.at')} description={t('automations.atHint')} value={trigger.at} onChange={(event) => event.currentTarget.value !== '' && put({ at: event.currentTarget.value })} />
      <MultiSelect label={t('automations.weekdays')} description={t('automations.weekdaysHint')} data={weekdays.map((day) => ({ value: day, label: names[day] }))} value={[...(trigger.weekdays ?? [])]} onChange={(days) => (days.length === 0 ? put({}, 'weekdays') : put({ weekdays: weekdays.filter((day) => days.includes(day)) as readonly Weekday[] }))} />
      <ConditionField label={t('automations.filter')} fields={draftFields(files, entity, locale)} value={trigger.filter ?? null} onChange={(filter) => (filter === null ? put({}, 'filter') : put({ filter }))} />
    </>
  )
}
