'use client'
import { Checkbox, Group, ScrollArea, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { useDebouncedCallback } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Choice, FieldView } from '../../../engine/client.ts'
import { findChoices } from '../../(workplace)/actions.ts'
import { filterKindOf } from '../../_lib/list-filter.ts'
import { reply } from '../../_lib/request.ts'
import { StateChip } from '../state-chip.tsx'

interface Props {
  readonly field: FieldView
  readonly value: string
  readonly labels: Readonly<Record<string, string>>
  readonly onChange: (value: string) => void
  readonly onLabel: (id: string, label: string) => void
}

/** What a chip opens: the way of asking that fits its field. */
export function FilterEditor(props: Props) {
  const { field, value, onChange } = props
  const t = useTranslations('list')
  switch (filterKindOf(field)) {
    case 'choice':
      return <Choices choices={field.options ?? []} isState={field.type === 'state'} value={value} onChange={onChange} />
    case 'record':
      return <Records {...props} />
    case 'range':
      return <Days title={field.title} value={value} onChange={onChange} />
    case 'number':
      return <NumberRange value={value} onChange={onChange} />
    case 'boolean':
      return <SegmentedControl aria-label={field.title} data={[{ value: 'true', label: t('yes') }, { value: 'false', label: t('no') }]} value={value} onChange={onChange} />
    case 'text':
      return <LateInput label={field.title} placeholder={t('contains')} value={value} onChange={onChange} />
  }
}

function rangeOf(value: string): [string | null, string | null] {
  const [from, to] = value.split('..')
  return [from || null, to || null]
}

/** Two days; the first one is remembered until the second is chosen. */
function Days({ title, value, onChange }: { readonly title: string; readonly value: string; readonly onChange: (value: string) => void }) {
  const [range, setRange] = useState(rangeOf(value))
  const choose = (next: [string | null, string | null]) => {
    setRange(next)
    if (next[0] && next[1]) onChange(next.join('..'))
  }
  return <DatePicker type="range" allowSingleDateInRange size="xs" aria-label={title} {...(value ? { defaultDate: value.slice(0, 10) } : {})} value={range} onChange={choose} />
}

const toggled = (value: string, item: string): string => {
  const items = value.split(',').filter(Boolean)
  return (items.includes(item) ? items.filter((known) => known !== item) : [...items, item]).join(',')
}

function Choices({ choices, isState, value, onChange }: { readonly choices: readonly Choice[]; readonly isState: boolean; readonly value: string; readonly onChange: (value: string) => void }) {
  const chosen = new Set(value.split(','))
  return (
    <ScrollArea.Autosize mah={300} miw={200}>
      <Stack gap={6} p={4}>
        {choices.map((choice) => (
          <Checkbox key={choice.value} size="xs" checked={chosen.has(choice.value)} onChange={() => onChange(toggled(value, choice.value))} label={isState || choice.color ? <StateChip title={choice.title} color={choice.color} /> : choice.title} />
        ))}
      </Stack>
    </ScrollArea.Autosize>
  )
}

function Records({ field, value, labels, onChange, onLabel }: Props) {
  const t = useTranslations('list')
  const [found, setFound] = useState<readonly Choice[]>([])
  const entity = field.target?.entity ?? 'user'
  const search = useDebouncedCallback(async (text: string) => {
    const result = await reply(findChoices(entity, text))
    if (result.ok) setFound(result.data)
  }, 200)
  // biome-ignore lint/correctness/useExhaustiveDependencies: first choices once
  useEffect(() => {
    search('')
  }, [entity])
  const chosen = value.split(',').filter(Boolean)
  const all = [...chosen.filter((id) => !found.some((choice) => choice.value === id)).map((id) => ({ value: id, title: labels[id] ?? '…' })), ...found]
  const toggle = (choice: Choice) => {
    onLabel(choice.value, choice.title)
    onChange(toggled(value, choice.value))
  }
  return (
    <Stack gap={8} w={260}>
      <TextInput aria-label={t('search')} placeholder={t('searchHint')} onChange={(event) => search(event.currentTarget.value)} data-autofocus />
      <ScrollArea.Autosize mah={260}>
        <Stack gap={6} p={4}>
          {all.length === 0 && <Text size="sm" c="dimmed">{t('nothingFound')}</Text>}
          {all.map((choice) => <Checkbox key={choice.value} size="xs" label={choice.title} checked={chosen.includes(choice.value)} onChange={() => toggle(choice)} />)}
        </Stack>
      </ScrollArea.Autosize>
    </Stack>
  )
}

function NumberRange({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const t = useTranslations('list')
  const [from = '', to = ''] = value.split('..')
  const join = (a: string, b: string) => onChange(a || b ? `${a}..${b}` : '')
  return (
    <Group gap={8} wrap="nowrap" w={220}>
      <LateInput label={t('from')} placeholder={t('from')} value={from} onChange={(text) => join(text, to)} />
      <LateInput label={t('to')} placeholder={t('to')} value={to} onChange={(text) => join(from, text)} />
    </Group>
  )
}

/** A text that takes effect a moment after the typing stops. */
function LateInput({ label, placeholder, value, onChange }: { readonly label: string; readonly placeholder: string; readonly value: string; readonly onChange: (value: string) => void }) {
  const [text, setText] = useState(value)
  const later = useDebouncedCallback(onChange, 300)
  return <TextInput aria-label={label} placeholder={placeholder} value={text} data-autofocus onChange={(event) => { setText(event.currentTarget.value); later(event.currentTarget.value.trim()) }} />
}
