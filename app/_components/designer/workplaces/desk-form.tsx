'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { type PropertySchema, titleOf } from '../../../../engine/client.ts'
import { withKeys } from '../lists/edits.ts'
import { type DraftEntity, draftEntity, draftFields, type Named, namedIn } from '../parts/draft-fields.ts'
import { NamesField } from '../parts/names-field.tsx'
import { useStudio } from '../studio-context.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import type { BlockFormProps } from './block-form.tsx'
import { askedFields, saidTitles } from './edits.ts'

const noTitles = { en: '', ru: '' }

/** Properties that people fill. */
const filled = (found: DraftEntity | null): readonly (readonly [string, PropertySchema])[] =>
  Object.entries(found?.entity.schema.properties ?? {}).filter(([, property]) => property.readOnly !== true && property['x-field']?.computed === undefined && !property['x-field']?.hidden)

/** A form that is filled in again and again: what it asks, of whom it tells, and how it is sent. */
export function DeskForm({ block, onChange }: BlockFormProps<'desk'>) {
  const t = useTranslations('designer-desk')
  const v = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const found = draftEntity(files, block.entity)
  const named = ([name, property]: readonly [string, PropertySchema]): Named => ({ value: name, label: titleOf(property['x-field'].titles, locale) })
  const fields = filled(found)
  const references = fields.filter(([, property]) => property['x-field'].entity !== undefined)
  const scripts = references.flatMap(([name, property]) =>
    draftFields(files, property['x-field'].entity ?? '', locale)
      .filter(({ type }) => type === 'text' || type === 'string')
      .map((field): Named => ({ value: `${name}.${field.name}`, label: `${titleOf(property['x-field'].titles, locale)} → ${field.title}` })),
  )
  const told = references.find(([name]) => name === block.about)?.[1]['x-field'].entity
  const panels = (draftEntity(files, told ?? '')?.views?.panels ?? []).map(({ id, titles }): Named => ({ value: id, label: titleOf(titles, locale) }))
  const first = found?.machine?.states[found.machine.initial]?.on ?? {}
  const events = Object.entries(first).map(([event, to]): Named => ({ value: event, label: titleOf(('meta' in to ? to : to[0])?.meta.titles ?? { en: event, ru: event }, locale) }))
  const about = (entity: string) => {
    const { kind, id, titles, wide } = block
    onChange({ kind, id, titles, entity, fields: askedFields(draftEntity(files, entity)), ...(wide !== undefined && { wide }) })
  }
  return (
    <>
      <Select label={v('records')} searchable allowDeselect={false} data={[...namedIn(files, 'entities', locale)]} value={block.entity} onChange={(entity) => entity !== null && entity !== block.entity && about(entity)} />
      <NamesField label={t('fields')} hint={t('fieldsHint')} choices={fields.map(named)} value={block.fields} most={30} onChange={(names) => names.length > 0 && onChange({ ...block, fields: names })} />
      <Select label={t('about')} description={t('aboutHint')} clearable placeholder={v('none')} data={references.map(named)} value={block.about ?? null} onChange={(name) => onChange(withKeys(block, { about: name ?? undefined, lists: undefined }))} />
      {panels.length > 0 && <NamesField label={t('lists')} hint={t('listsHint')} choices={panels} value={block.lists ?? []} most={10} onChange={(lists) => onChange(withKeys(block, { lists: lists.length > 0 ? lists : undefined }))} />}
      {scripts.length > 0 && <Select label={t('script')} description={t('scriptHint')} clearable searchable placeholder={v('none')} data={scripts} value={block.script ?? null} onChange={(script) => onChange(withKeys(block, { script: script ?? undefined }))} />}
      {events.length > 0 && <NamesField label={t('events')} hint={t('eventsHint')} choices={events} value={block.events ?? []} most={8} onChange={(names) => onChange(withKeys(block, { events: names.length > 0 ? names : undefined }))} />}
      <TitlesFields legend={t('save')} id={`${block.id}-save`} titles={block.save ?? noTitles} onChange={(save) => onChange(withKeys(block, { save: saidTitles(save) }))} />
    </>
  )
}
