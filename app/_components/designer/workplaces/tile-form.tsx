'use client'
import { Group, NumberInput, Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Icon, iconNames } from '../../../_lib/icons.tsx'
import { withKeys } from '../lists/edits.ts'
import type { BlockFormProps } from './block-form.tsx'
import { aboutOthers } from './edits.ts'
import { RecordsFields } from './records-fields.tsx'

const numberOf = (value: string | number): number | undefined => (typeof value === 'number' ? value : undefined)

/** How many there are, and from how many on it needs somebody. */
export function TileForm({ block, onChange }: BlockFormProps<'tile'>) {
  const t = useTranslations('designer-views')
  return (
    <>
      <RecordsFields records={block} onEntity={(entity) => onChange(aboutOthers(block, entity))} onChange={onChange} />
      <Select label={t('workplaces.icon')} clearable searchable placeholder={t('none')} data={[...iconNames]} value={block.icon ?? null} leftSection={block.icon && <Icon name={block.icon} />} renderOption={({ option }) => <Group gap={8}><Icon name={option.value} />{option.label}</Group>} onChange={(icon) => onChange(withKeys(block, { icon: icon ?? undefined }))} />
      <NumberInput label={t('workplaces.warn')} min={1} value={block.warn ?? ''} onChange={(warn) => onChange(withKeys(block, { warn: numberOf(warn) }))} />
      <NumberInput label={t('workplaces.urgent')} min={1} value={block.urgent ?? ''} onChange={(urgent) => onChange(withKeys(block, { urgent: numberOf(urgent) }))} />
    </>
  )
}
