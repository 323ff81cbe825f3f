'use client'
import { Select, TextInput } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AuditFilter, Choice } from '../../../engine/client.ts'
import page from '../page-table.module.css'

interface Props {
  readonly filter: AuditFilter
  readonly actions: readonly Pick<Choice, 'value' | 'title'>[]
  readonly entities: readonly Pick<Choice, 'value' | 'title'>[]
}

/** What was chosen stands in the address, so that it can be sent to somebody. */
export function AuditFilters({ filter, actions, entities }: Props) {
  const t = useTranslations('audit')
  const locale = useLocale()
  const router = useRouter()
  const [who, setWho] = useState(filter.who ?? '')
  const [period, setPeriod] = useState<[string | null, string | null]>([filter.from ?? null, filter.to ?? null])
  const show = (changes: AuditFilter) => {
    const wanted = Object.entries({ ...filter, who, ...changes }).filter(([, value]) => value)
    router.replace(`/audit?${new URLSearchParams(wanted)}`, { scroll: false })
  }
  const showLater = useDebouncedCallback(show, 300)
  const options = (choices: Props['actions'], any: string) => [{ value: '', label: any }, ...choices.map(({ value, title }) => ({ value, label: title }))]
  return (
    <search className={page.bar}>
      <TextInput type="search" aria-label={t('who')} placeholder={t('who')} leftSection={<IconSearch size={14} aria-hidden />} value={who} maxLength={100} onChange={({ currentTarget: { value } }) => { setWho(value); showLater({ who: value }) }} />
      <Select aria-label={t('filterAction')} data={options(actions, t('anyAction'))} value={filter.action ?? ''} onChange={(action) => show({ action: action ?? '' })} searchable />
      <Select aria-label={t('filterEntity')} data={options(entities, t('anyEntity'))} value={filter.entity ?? ''} onChange={(entity) => show({ entity: entity ?? '' })} searchable />
      {/* A button is called what it says, the days chosen; what they are for is said around it. */}
      <div role="group" aria-label={t('period')}>
        <DatePickerInput
          type="range"
          allowSingleDateInRange
          clearable
          clearButtonProps={{ 'aria-label': t('anyTime') }}
          placeholder={t('anyTime')}
          valueFormat={locale === 'en' ? 'DD MMM YYYY' : 'DD.MM.YYYY'}
          value={period}
          onChange={(range) => {
            setPeriod(range)
            const [from, to] = range
            if ((from === null) === (to === null)) show({ from: from ?? '', to: to ?? '' })
          }}
        />
      </div>
    </search>
  )
}
