'use client'
import { Checkbox, Select } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { useDebouncedCallback } from '@mantine/hooks'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Choice, Json, ReportView } from '../../../engine/client.ts'
import { findChoices } from '../../(workplace)/actions.ts'
import { reply } from '../../_lib/request.ts'
import { useFormat } from '../workplace-context.tsx'
import classes from './report.module.css'

type Parameter = ReportView['parameters'][number]

interface Props {
  readonly parameters: readonly Parameter[]
  readonly onChange: (name: string, value: Json) => void
}

export function Parameters({ parameters, onChange }: Props) {
  if (parameters.length === 0) return null
  return <div className={classes.parameters}>{parameters.map((parameter) => <Input key={parameter.name} parameter={parameter} onChange={(value) => onChange(parameter.name, value)} />)}</div>
}

/** The same in words, for the paper: which days and whose figures it is about. */
export function PrintedParameters({ parameters }: Pick<Props, 'parameters'>) {
  const t = useTranslations('fields')
  const format = useFormat()
  const words = ({ type, options, value }: Parameter): string => {
    if (type === 'period') return Object.values(value as Readonly<Record<string, string>>).map(format.date).join(' – ')
    if (type === 'boolean') return t(value === true ? 'yes' : 'no')
    return options?.find((option) => option.value === value)?.title ?? String(value)
  }
  const given = parameters.filter(({ value }) => value !== null && value !== '')
  return <dl className={classes.printed}>{given.map((parameter) => <div key={parameter.name}><dt>{parameter.title}:</dt> <dd>{words(parameter)}</dd></div>)}</dl>
}

function Input({ parameter, onChange }: { readonly parameter: Parameter; readonly onChange: (value: Json) => void }) {
  switch (parameter.type) {
    case 'period':
      return <Period parameter={parameter} onChange={onChange} />
    case 'boolean':
      return <Checkbox label={parameter.title} checked={parameter.value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
    case 'reference':
      return <Reference parameter={parameter} onChange={onChange} />
    default:
      return <Select aria-label={parameter.title} placeholder={parameter.title} data={(parameter.options ?? []).map(({ value, title }) => ({ value, label: title }))} value={parameter.value === null ? null : String(parameter.value)} onChange={onChange} />
  }
}

function Period({ parameter, onChange }: { readonly parameter: Parameter; readonly onChange: (value: Json) => void }) {
  const t = useTranslations('report')
  const locale = useLocale()
  const given = parameter.value as { readonly from?: string; readonly to?: string } | null
  const [range, setRange] = useState<[string | null, string | null]>([given?.from ?? null, given?.to ?? null])
  const change = (next: [string | null, string | null]) => {
    setRange(next)
    if (next[0] && next[1]) onChange({ from: next[0], to: next[1] })
  }
  return (
    // A button is called what it says, the days chosen; what they are for is said around it.
    <div role="group" aria-label={parameter.title}>
      <DatePickerInput type="range" allowSingleDateInRange miw={230} placeholder={t('choosePeriod')} valueFormat={locale === 'en' ? 'DD MMM YYYY' : 'DD.MM.YYYY'} value={range} onChange={change} {...(given?.from ? { defaultDate: given.from } : {})} />
    </div>
  )
}

function Reference({ parameter, onChange }: { readonly parameter: Parameter; readonly onChange: (value: Json) => void }) {
  const t = useTranslations('report')
  const [found, setFound] = useState<readonly Choice[]>(parameter.options ?? [])
  const entity = (parameter as Parameter & { readonly entity?: string }).entity ?? parameter.name
  const search = useDebouncedCallback(async (text: string) => {
    const result = await reply(findChoices(entity, text))
    if (result.ok) setFound(result.data)
  }, 180)
  return <Select searchable clearable clearButtonProps={{ 'aria-label': t('clear') }} aria-label={parameter.title} placeholder={parameter.title} data={found.map(({ value, title }) => ({ value, label: title }))} value={parameter.value === null ? null : String(parameter.value)} onChange={onChange} onSearchChange={search} onDropdownOpen={() => search('')} filter={({ options }) => options} />
}
