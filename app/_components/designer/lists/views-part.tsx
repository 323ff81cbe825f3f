'use client'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { titleOf } from '../../../../engine/client.ts'
import { ConditionField } from '../parts/condition-field.tsx'
import { freshId } from '../parts/fresh-id.ts'
import { ItemList } from '../parts/item-list.tsx'
import { newTitles } from '../parts/new-titles.ts'
import { TitlesFields } from '../titles-fields.tsx'
import { type SavedView, withKeys } from './edits.ts'
import type { PartProps } from './lists-designer.tsx'

/** Tabs over the list that everybody has: a title and a condition each. */
export function ViewsPart({ entity, views, fields, onChange, open, onOpen }: PartProps) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { list } = views
  const saved = list.views ?? []
  const write = (next: readonly SavedView[]) => onChange({ ...views, list: withKeys(list, { views: next }) })
  const add = () => {
    const id = freshId('vi', entity, 'view')
    write([...saved, { id, titles: newTitles.view, filter: {} }])
    onOpen(id)
  }
  return (
    <>
      <p className="muted">{t('lists.viewsHint')}</p>
      <ItemList label={t('lists.views')} items={saved} idOf={({ id }) => id} titleOf={({ titles }) => titleOf(titles, locale)} onChange={write} open={open} onOpen={onOpen}>
        {(view, change) => (
          <>
            <TitlesFields legend={t('titleOf')} id={view.id} titles={view.titles} onChange={(titles) => change({ ...view, titles })} />
            <ConditionField label={t('lists.whichRecords')} fields={fields} value={view.filter} onChange={(filter) => change({ ...view, filter: filter ?? {} })} />
          </>
        )}
      </ItemList>
      <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>{t('lists.addView')}</Button>
    </>
  )
}
