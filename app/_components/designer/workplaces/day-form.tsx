'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { choicesOf, draftFields, isDay, namedIn } from '../parts/draft-fields.ts'
import { ItemList, useOpenItem } from '../parts/item-list.tsx'
import { useStudio } from '../studio-context.tsx'
import type { BlockFormProps } from './block-form.tsx'
import { RecordsFields } from './records-fields.tsx'

const most = 8

/** What is to be done today, out of several kinds of records with a day. */
export function DayForm({ block, onChange }: BlockFormProps<'my-day'>) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const { open, onOpen } = useOpenItem()
  const entities = namedIn(files, 'entities', locale)
  const daysOf = (entity: string) => choicesOf(draftFields(files, entity, locale).filter((field) => isDay(field) && field.name !== 'stateSince'))
  const add = (entity: string | null) => {
    const [day] = entity === null ? [] : daysOf(entity)
    if (entity === null || !day) return
    onChange({ ...block, sources: [...block.sources, { entity, date: day.value }] })
    onOpen(String(block.sources.length))
  }
  return (
    <>
      <ItemList label={t('lists.sources')} items={block.sources} idOf={(_, i) => String(i)} titleOf={({ entity }) => entities.find(({ value }) => value === entity)?.label ?? entity} onChange={(sources) => sources.length > 0 && onChange({ ...block, sources })} open={open} onOpen={onOpen}>
        {(source, change) => (
          <>
            <RecordsFields records={source} onEntity={(entity) => { const [day] = daysOf(entity); if (day) change({ entity, date: day.value }) }} onChange={change} />
            <Select label={t('workplaces.date')} allowDeselect={false} data={[...daysOf(source.entity)]} value={source.date} onChange={(date) => date !== null && change({ ...source, date })} />
          </>
        )}
      </ItemList>
      {block.sources.length < most && <Select aria-label={t('workplaces.addRecords')} placeholder={t('workplaces.addRecords')} searchable data={[...entities]} value={null} onChange={add} />}
    </>
  )
}
