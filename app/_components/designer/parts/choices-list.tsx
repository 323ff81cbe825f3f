'use client'
import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { titleOf, type Titles } from '../../../../engine/client.ts'
import { TitlesFields } from '../titles-fields.tsx'
import { freshName } from './fresh-name.ts'
import { ItemList, useOpenItem } from './item-list.tsx'
import { newTitles } from './new-titles.ts'

export interface ListedChoice {
  readonly value: string
  readonly titles: Titles
  readonly color?: string
}

const colours = ['blue', 'amber', 'violet', 'green', 'grey', 'red'] as const

interface Props {
  readonly label: string
  readonly choices: readonly ListedChoice[]
  readonly hasColours?: boolean
  readonly onChange: (choices: readonly ListedChoice[]) => void
}

/** What somebody chooses from: words, colour and order of each value. A value that records hold keeps its name. */
export function ChoicesList({ label, choices, hasColours = false, onChange }: Props) {
  const t = useTranslations('designer-form')
  const td = useTranslations('designer')
  const locale = useLocale()
  const { open, onOpen } = useOpenItem()
  // One at least: an empty choice is none.
  const change = (next: readonly ListedChoice[]) => next.length > 0 && onChange(next)
  const add = () => {
    const value = freshName('option', choices.map((choice) => choice.value))
    onChange([...choices, { value, titles: newTitles.option }])
    onOpen(value)
  }
  return (
    <div>
      <div className="muted">{label}</div>
      <ItemList label={label} items={choices} idOf={({ value }) => value} titleOf={({ titles }) => titleOf(titles, locale)} onChange={change} open={open} onOpen={onOpen}>
        {(choice, write) => (
          <>
            <TitlesFields legend={t('title')} titles={choice.titles} onChange={(titles) => write({ ...choice, titles })} />
            {hasColours && <Select label={td('colour')} clearable placeholder={t('none')} data={colours.map((value) => ({ value, label: td(`colours.${value}`) }))} value={choice.color ?? null} onChange={(color) => write({ value: choice.value, titles: choice.titles, ...(color !== null && { color }) })} />}
            <TextInput label={t('value')} readOnly value={choice.value} />
          </>
        )}
      </ItemList>
      <Button mt={4} variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>{t('addChoice')}</Button>
    </div>
  )
}

type Options = Readonly<Record<string, { readonly titles: Titles; readonly color?: string }>>

/** Values with their words, as definitions hold them: `enum` says the order. */
export const choicesIn = (values: readonly unknown[], options: Options): readonly ListedChoice[] => values.map(String).map((value) => ({ ...(options[value] ?? { titles: { en: value, ru: value } }), value }))

export const optionsFrom = (choices: readonly ListedChoice[]): Options => Object.fromEntries(choices.map(({ value, ...words }) => [value, words]))
