'use client'
import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Icon, iconNames } from '../../../_lib/icons.tsx'

/** The icon that stands for a kind of record in menus and lists. */
export function IconSelect({ value, onChange }: { readonly value: string | null; readonly onChange: (icon: string | null) => void }) {
  const t = useTranslations('designer-form')
  return (
    <Select
      label={t('icon')}
      searchable
      clearable
      placeholder={t('none')}
      leftSection={<Icon name={value ?? ''} />}
      data={[...iconNames]}
      value={value}
      onChange={onChange}
      renderOption={({ option }) => <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}><Icon name={option.value} />{option.label}</span>}
    />
  )
}
