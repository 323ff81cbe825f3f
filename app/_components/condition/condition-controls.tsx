'use client'
import { ActionIcon, Button, Checkbox, SegmentedControl, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ActionProps, CombinatorSelectorProps, FieldSelectorProps, NotToggleProps, OperatorSelectorProps } from 'react-querybuilder'
import { useCondition } from './condition-context.ts'
import { ValueEditor } from './value-editor.tsx'

/** The builder's parts in the look of the rest. */

function FieldSelector({ value, handleOnChange }: FieldSelectorProps) {
  const t = useTranslations('condition')
  const { paths } = useCondition()
  const groups = [...new Set(paths.map(({ of }) => of))].map((of) => ({ group: of ?? t('own'), items: paths.filter((path) => path.of === of).map(({ path, title }) => ({ value: path, label: of ? `${of}: ${title}` : title })) }))
  return <Select searchable w={220} aria-label={t('field')} data={groups} value={value ?? null} onChange={(path) => path && handleOnChange(path)} maxDropdownHeight={360} />
}

function OperatorSelector({ value, options, handleOnChange }: OperatorSelectorProps) {
  const t = useTranslations('condition')
  const data = options.flatMap((option) => ('options' in option ? [] : [{ value: String(option.name), label: option.label }]))
  return <Select w={150} aria-label={t('operator')} data={data} value={value ?? null} onChange={(name) => name && handleOnChange(name)} />
}

function CombinatorSelector({ value, handleOnChange }: CombinatorSelectorProps) {
  const t = useTranslations('condition')
  return <SegmentedControl aria-label={t('combinator')} data={[{ value: 'and', label: t('and') }, { value: 'or', label: t('or') }]} value={String(value)} onChange={handleOnChange} />
}

function NotToggle({ checked, handleOnChange }: NotToggleProps) {
  const t = useTranslations('condition')
  return <Checkbox label={t('not')} checked={checked ?? false} onChange={(event) => handleOnChange(event.currentTarget.checked)} />
}

function AddRule({ handleOnClick }: ActionProps) {
  const t = useTranslations('condition')
  return <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} aria-hidden />} onClick={(event) => handleOnClick(event)}>{t('addRule')}</Button>
}

function AddGroup({ handleOnClick, level }: ActionProps) {
  const t = useTranslations('condition')
  // Deeper than three nobody reads it any more.
  if (level >= 3) return null
  return <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={13} aria-hidden />} onClick={(event) => handleOnClick(event)}>{t('addGroup')}</Button>
}

function Remove({ handleOnClick }: ActionProps) {
  const t = useTranslations('condition')
  return <ActionIcon aria-label={t('remove')} onClick={(event) => handleOnClick(event)}><IconX size={14} aria-hidden /></ActionIcon>
}

export const controls = { fieldSelector: FieldSelector, operatorSelector: OperatorSelector, combinatorSelector: CombinatorSelector, notToggle: NotToggle, addRuleAction: AddRule, addGroupAction: AddGroup, removeRuleAction: Remove, removeGroupAction: Remove, valueEditor: ValueEditor }
