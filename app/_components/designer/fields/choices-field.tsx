'use client'
import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { titleOf, type Titles } from '../../../../engine/client.ts'
import { ItemList, useOpenItem } from '../parts/item-list.tsx'
import { newTitles } from '../parts/new-titles.ts'
import { TitlesFields } from '../titles-fields.tsx'
import { changeField } from './edits.ts'
import type { FieldPartProps } from './field-panel.tsx'
import { freshName } from '../parts/fresh-name.ts'

const colours = ['blue', 'amber', 'violet', 'green', 'grey', 'red'] as const

interface Option {
  readonly value: string
  readonly titles: Titles
  readonly color?: string
}

/** What somebody chooses from: words, colour and order of each value. A value that records hold keeps its name. */
export function ChoicesField({ property, at, kind, put }: FieldPartProps) {
  const t = useTranslations('designer-form')
  const td = useTranslations('designer')
  const locale = useLocale()
  const { open, onOpen } = useOpenItem()
  const known = property['x-field'].options ?? {}
  const options = (property.enum ?? []).map((value): Option => ({ ...(known[String(value)] ?? { titles: { en: String(value), ru: String(value) } }), value: String(value) }))
  const change = (next: readonly Option[]) => {
    // One value at least: an empty choice is no field.
    if (next.length > 0) put(withOptions(kind, at, next))
  }
  const add = () => {
    const value = freshName('option', options.map((option) => option.value))
    change([...options, { value, titles: newTitles.option }])
    onOpen(value)
  }
  return (
    <div>
      <div className="muted">{t('choices')}</div>
      <ItemList label={t('choices')} items={options} idOf={({ value }) => value} titleOf={({ titles }) => titleOf(titles, locale)} onChange={change} open={open} onOpen={onOpen}>
        {(option, write) => (
          <>
            <TitlesFields legend={t('title')} titles={option.titles} onChange={(titles) => write({ ...option, titles })} />
            <Select label={td('colour')} clearable placeholder={t('none')} data={colours.map((value) => ({ value, label: td(`colours.${value}`) }))} value={option.color ?? null} onChange={(color) => write({ value: option.value, titles: option.titles, ...(color !== null && { color }) })} />
            <TextInput label={t('value')} readOnly value={option.value} />
          </>
        )}
      </ItemList>
      <Button mt={4} variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>{t('addChoice')}</Button>
    </div>
  )
}

/** A default that is no choice any more goes with it. */
function withOptions(kind: FieldPartProps['kind'], at: FieldPartProps['at'], options: readonly Option[]) {
  return changeField(kind, at, ({ default: given, ...property }) => ({
    ...property,
    enum: options.map(({ value }) => value),
    ...(given !== undefined && options.some(({ value }) => value === given) ? { default: given } : {}),
    'x-field': { ...property['x-field'], options: Object.fromEntries(options.map(({ value, ...words }) => [value, words])) },
  }))
}
