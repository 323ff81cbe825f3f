'use client'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { titleOf, type Titles } from '../../../../engine/client.ts'
import { TitlesFields } from '../titles-fields.tsx'
import { freshName } from './fresh-name.ts'
import { ItemList, useOpenItem } from './item-list.tsx'
import { newTitles } from './new-titles.ts'

type Options = Readonly<Record<string, { readonly titles: Titles }>>

/** Values that somebody chooses from, each with its words. */
export function OptionsField({ options, onChange }: { readonly options: Options; readonly onChange: (options: Options) => void }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { open, onOpen } = useOpenItem()
  const add = () => {
    const name = freshName('option', Object.keys(options))
    onChange({ ...options, [name]: { titles: newTitles.option } })
    onOpen(name)
  }
  return (
    <>
      <ItemList label={t('options')} items={Object.entries(options)} idOf={([name]) => name} titleOf={([, { titles }]) => titleOf(titles, locale)} onChange={(entries) => onChange(Object.fromEntries(entries))} open={open} onOpen={onOpen}>
        {([name, option], change) => <TitlesFields legend={t('titleOf')} titles={option.titles} onChange={(titles) => change([name, { ...option, titles }])} />}
      </ItemList>
      <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>{t('addOption')}</Button>
    </>
  )
}
