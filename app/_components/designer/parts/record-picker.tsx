'use client'
import { Select } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Choice } from '../../../../engine/client.ts'
import { findChoices } from '../../../(workplace)/actions.ts'
import { reply } from '../../../_lib/request.ts'

interface Props {
  readonly entity: string
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

/** A record that is there, found by words: for looking at what a definition makes of it. */
export function RecordPicker({ entity, value, onChange }: Props) {
  const t = useTranslations('designer-content')
  const [found, setFound] = useState<readonly Choice[]>([])
  const search = useDebouncedCallback(async (text: string) => {
    const result = await reply(findChoices(entity, text))
    if (result.ok) setFound(result.data)
  }, 180)
  return <Select searchable clearable clearButtonProps={{ 'aria-label': t('noRecord') }} label={t('onRecord')} placeholder={t('findRecord')} nothingFoundMessage={t('noneFound')} data={found.map(({ value: id, title }) => ({ value: id, label: title }))} value={value} onChange={onChange} onSearchChange={search} onDropdownOpen={() => search('')} filter={({ options }) => options} />
}
