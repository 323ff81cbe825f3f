'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { type HomeRecords, titleOf } from '../../../../engine/client.ts'
import { withKeys } from '../lists/edits.ts'
import { ConditionField } from '../parts/condition-field.tsx'
import { draftEntity, draftFields, namedIn } from '../parts/draft-fields.ts'
import { useStudio } from '../studio-context.tsx'

interface Props<Records extends HomeRecords> {
  readonly records: Records
  /** `entity`: other records than before. */
  readonly onEntity: (entity: string) => void
  readonly onChange: (records: Records) => void
}

/** Which records something of a home is about: of a saved view, under a condition, or both. */
export function RecordsFields<Records extends HomeRecords>({ records, onEntity, onChange }: Props<Records>) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const views = draftEntity(files, records.entity)?.views?.list?.views ?? []
  const change = (part: { readonly [Key in keyof HomeRecords]?: HomeRecords[Key] | undefined }) => onChange(withKeys<HomeRecords>(records, part) as Records)
  return (
    <>
      <Select label={t('records')} searchable allowDeselect={false} data={[...namedIn(files, 'entities', locale)]} value={records.entity} onChange={(entity) => entity !== null && onEntity(entity)} />
      {views.length > 0 && <Select label={t('workplaces.view')} clearable placeholder={t('workplaces.whole')} data={views.map(({ id, titles }) => ({ value: id, label: titleOf(titles, locale) }))} value={records.view ?? null} onChange={(view) => change({ view: view ?? undefined })} />}
      <ConditionField label={t('lists.whichRecords')} fields={draftFields(files, records.entity, locale)} value={records.filter ?? null} onChange={(filter) => change({ filter: filter ?? undefined })} />
    </>
  )
}
