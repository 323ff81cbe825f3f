'use client'
import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { titleOf } from '../../../../engine/client.ts'
import { withKeys } from '../lists/edits.ts'
import { draftEntity, namedIn } from '../parts/draft-fields.ts'
import { freshName } from '../parts/fresh-name.ts'
import { ItemList, useOpenItem } from '../parts/item-list.tsx'
import { newTitles } from '../parts/new-titles.ts'
import { useStudio } from '../studio-context.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import { type Group, type Item, itemIds, itemOf, pages, saidTitles } from './edits.ts'
import type { WorkplacePartProps } from './workplace-designer.tsx'

const noTitles = { en: '', ru: '' }

/** What an item of a menu is called: by itself, else by what it leads to. */
export function useItemTitle(): (item: Item) => string {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const entities = namedIn(files, 'entities', locale)
  const reports = namedIn(files, 'reports', locale)
  return (item) => {
    if ('page' in item) return t(`workplaces.pages.${item.page}`)
    if ('report' in item) return reports.find(({ value }) => value === item.report)?.label ?? item.report
    return item.titles ? titleOf(item.titles, locale) : (entities.find(({ value }) => value === item.entity)?.label ?? item.entity)
  }
}

/** Groups of the menu, and what each leads to. */
export function NavigationPart({ workplace, onChange }: WorkplacePartProps) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { open, onOpen } = useOpenItem()
  const write = (navigation: readonly Group[]) => onChange({ ...workplace, navigation })
  const add = () => {
    const id = freshName(`ng_${workplace.name.replaceAll('-', '_')}`, workplace.navigation.map((group) => group.id))
    write([...workplace.navigation, { id, titles: newTitles.group, items: [] }])
    onOpen(id)
  }
  return (
    <>
      <ItemList label={t('workplaces.groups')} items={workplace.navigation} idOf={({ id }) => id} titleOf={({ titles }) => (titles ? titleOf(titles, locale) : t('workplaces.untitled'))} onChange={write} open={open} onOpen={onOpen}>
        {(group, change) => (
          <>
            <TitlesFields legend={t('titleOf')} titles={group.titles ?? noTitles} onChange={(titles) => change(withKeys(group, { titles: saidTitles(titles) }))} />
            <Items items={group.items} onChange={(items) => change({ ...group, items })} />
          </>
        )}
      </ItemList>
      <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>{t('workplaces.addGroup')}</Button>
    </>
  )
}

function Items({ items, onChange }: { readonly items: readonly Item[]; readonly onChange: (items: readonly Item[]) => void }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const { open, onOpen } = useOpenItem()
  const titleOfItem = useItemTitle()
  const ids = itemIds(items)
  const prefixed = (kind: string, named: readonly { readonly value: string; readonly label: string }[]) => named.map(({ value, label }) => ({ value: `${kind} ${value}`, label }))
  const choices = [
    { group: t('records'), items: prefixed('entity', namedIn(files, 'entities', locale)) },
    { group: t('workplaces.reports'), items: prefixed('report', namedIn(files, 'reports', locale)) },
    { group: t('roles.platform'), items: pages.map((page) => ({ value: `page ${page}`, label: t(`workplaces.pages.${page}`) })) },
  ].filter((group) => group.items.length > 0)
  const add = (choice: string | null) => {
    const item = itemOf(choice ?? '')
    if (item) onChange([...items, item])
  }
  return (
    <>
      <ItemList label={t('workplaces.items')} items={items} idOf={(_, i) => ids[i] ?? ''} titleOf={titleOfItem} onChange={onChange} open={open} onOpen={onOpen}>
        {(item, change) => {
          if (!('entity' in item)) return <p className="muted">{t('workplaces.itemHint')}</p>
          const views = draftEntity(files, item.entity)?.views?.list?.views ?? []
          const rewrite = (next: Item) => {
            change(next)
            onOpen(itemIds(items.map((one) => (one === item ? next : one)))[items.indexOf(item)] ?? null)
          }
          return (
            <>
              <Select label={t('workplaces.view')} clearable placeholder={t('workplaces.whole')} data={views.map(({ id, titles }) => ({ value: id, label: titleOf(titles, locale) }))} value={item.view ?? null} onChange={(view) => rewrite(withKeys(item, { view: view ?? undefined }))} />
              <TitlesFields legend={t('workplaces.ownTitle')} titles={item.titles ?? noTitles} onChange={(titles) => change(withKeys(item, { titles: saidTitles(titles) }))} />
            </>
          )
        }}
      </ItemList>
      <Select aria-label={t('workplaces.addItem')} placeholder={t('workplaces.addItem')} searchable data={choices} value={null} onChange={add} />
    </>
  )
}
