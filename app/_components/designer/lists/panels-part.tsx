'use client'
import { MultiSelect, Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { titleOf } from '../../../../engine/client.ts'
import { choicesOf, draftEntity, draftFields, isShown, type Named, namedIn, pathsTo } from '../parts/draft-fields.ts'
import { freshId } from '../parts/fresh-id.ts'
import { ItemList } from '../parts/item-list.tsx'
import { NamesField } from '../parts/names-field.tsx'
import { newTitles } from '../parts/new-titles.ts'
import { useStudio } from '../studio-context.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import { type PanelDefinition, withKeys } from './edits.ts'
import type { PartProps } from './lists-designer.tsx'

/** Kinds of records that lead to this one, each with its ways. */
export function usePointing(entity: string): readonly (Named & { readonly paths: readonly Named[] })[] {
  const locale = useLocale()
  const { files } = useStudio()
  return namedIn(files, 'entities', locale).flatMap((one) => {
    const paths = pathsTo(files, one.value, entity, locale)
    return paths.length === 0 ? [] : [{ ...one, paths }]
  })
}

/** Linked lists with counters on the page of a record. */
export function PanelsPart({ entity, views, onChange, open, onOpen }: PartProps) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const pointing = usePointing(entity)
  const panels = views.panels ?? []
  const write = (next: readonly PanelDefinition[]) => onChange(withKeys(views, { panels: next }))
  const add = (name: string | null) => {
    const from = pointing.find(({ value }) => value === name)
    const [path] = from?.paths ?? []
    if (!from || !path) return
    const id = freshId('pa', entity, from.value)
    write([...panels, { id, titles: draftEntity(files, from.value)?.entity.pluralTitles ?? newTitles.panel, entity: from.value, field: path.value }])
    onOpen(id)
  }
  return (
    <>
      <p className="muted">{t(pointing.length > 0 ? 'lists.panelsHint' : 'lists.nothingPoints')}</p>
      <ItemList label={t('lists.panels')} items={panels} idOf={({ id }) => id} titleOf={({ titles }) => titleOf(titles, locale)} onChange={write} open={open} onOpen={onOpen}>
        {(panel, change) => {
          const paths = pointing.find(({ value }) => value === panel.entity)?.paths ?? []
          return (
            <>
              <TitlesFields legend={t('titleOf')} id={panel.id} titles={panel.titles} onChange={(titles) => change({ ...panel, titles })} />
              <Select label={t('lists.by')} allowDeselect={false} data={[...paths]} value={panel.field} onChange={(field) => field !== null && change(withKeys(panel, { field, also: panel.also?.filter((path) => path !== field) }))} />
              <MultiSelect label={t('lists.alsoBy')} clearable data={paths.filter(({ value }) => value !== panel.field)} value={[...(panel.also ?? [])]} maxValues={5} onChange={(also) => change(withKeys(panel, { also }))} />
              <NamesField label={t('lists.panelColumns')} hint={t('lists.panelColumnsHint')} choices={choicesOf(draftFields(files, panel.entity, locale).filter(isShown))} value={panel.columns ?? []} most={20} onChange={(columns) => change(withKeys(panel, { columns }))} />
            </>
          )
        }}
      </ItemList>
      {pointing.length > 0 && <Select label={t('lists.addPanel')} placeholder={t('choose')} searchable data={pointing.map(({ value, label }) => ({ value, label }))} value={null} onChange={add} />}
    </>
  )
}
