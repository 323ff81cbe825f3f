'use client'
import { MultiSelect, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useDebouncedCallback } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { ValueEditorProps } from 'react-querybuilder'
import type { Choice, FieldView, timeRanges } from '../../../engine/client.ts'
import { findChoices } from '../../(workplace)/actions.ts'
import { filterKindOf } from '../../_lib/list-filter.ts'
import { reply } from '../../_lib/request.ts'
import { useCondition } from './condition-context.ts'
import { type Operator, takesValue } from './condition-model.ts'

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const width = 220

/** What a rule compares with: the way of asking that fits field and operator. */
export function ValueEditor({ field: path, operator, value, handleOnChange }: ValueEditorProps) {
  const t = useTranslations('condition')
  const { fieldAt, ranges } = useCondition()
  const field = fieldAt(path.split('.'))
  if (!field || !takesValue(operator as Operator)) return null
  if (operator === 'within') return <Select w={width} aria-label={t('value')} data={ranges.map((range) => ({ value: range, label: t(`ranges.${range as (typeof timeRanges)[number]}`) }))} value={String(value)} onChange={(range) => range && handleOnChange(range)} maxDropdownHeight={320} />
  switch (filterKindOf(field)) {
    case 'choice':
      return <MultiSelect w={width} searchable aria-label={t('value')} data={(field.options ?? []).map((option) => ({ value: option.value, label: option.title }))} value={textsOf(value)} onChange={handleOnChange} />
    case 'record':
      return <Records field={field} value={textsOf(value)} onChange={handleOnChange} />
    case 'range':
      return <DateInput w={width} aria-label={t('value')} valueFormat="DD.MM.YYYY" value={typeof value === 'string' && value !== '' ? value : null} onChange={(day) => handleOnChange(day ?? '')} />
    case 'number':
      return <NumberInput w={width} aria-label={t('value')} hideControls value={typeof value === 'number' || typeof value === 'string' ? value : ''} onChange={handleOnChange} />
    case 'boolean':
      return <SegmentedControl aria-label={t('value')} data={[{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]} value={String(value === true)} onChange={(next) => handleOnChange(next === 'true')} />
    case 'text':
      return <Text value={typeof value === 'string' ? value : ''} onChange={handleOnChange} />
  }
}

/** A text that takes effect a moment after the typing stops, and before anything else is clicked. */
function Text({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useTranslations('condition')
  const [text, setText] = useState(value)
  const later = useDebouncedCallback(onChange, 300)
  return <TextInput w={width} aria-label={t('value')} value={text} onChange={(event) => { setText(event.currentTarget.value); later(event.currentTarget.value.trim()) }} onBlur={() => { if (text.trim() !== value) onChange(text.trim()) }} />
}

function Records({ field, value, onChange }: { readonly field: FieldView; readonly value: string[]; readonly onChange: (value: string[]) => void }) {
  const t = useTranslations('condition')
  const { labels, remember } = useCondition()
  const [found, setFound] = useState<readonly Choice[]>([])
  const entity = field.target?.entity ?? 'user'
  const search = useDebouncedCallback(async (text: string) => {
    const answer = await reply(findChoices(entity, text))
    if (answer.ok) setFound(answer.data)
  }, 200)
  // biome-ignore lint/correctness/useExhaustiveDependencies: first choices once
  useEffect(() => search(''), [entity])
  const chosen = value.filter((id) => !found.some((choice) => choice.value === id)).map((id) => ({ value: id, label: labels[id] ?? '…' }))
  const change = (next: string[]) => {
    for (const choice of found) if (next.includes(choice.value)) remember(choice.value, choice.title)
    onChange(next)
  }
  return <MultiSelect w={width} searchable aria-label={t('value')} data={[...chosen, ...found.map((choice) => ({ value: choice.value, label: choice.title }))]} filter={({ options }) => options} value={value} onSearchChange={search} onChange={change} />
}
