'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import type { RelatedDefinition } from '../../../../engine/client.ts'
import { choicesOf, draftFields, isDay, isShown } from '../parts/draft-fields.ts'
import { freshId } from '../parts/fresh-id.ts'
import { ItemList } from '../parts/item-list.tsx'
import { NamesField } from '../parts/names-field.tsx'
import { newTitles } from '../parts/new-titles.ts'
import { OptionalPart } from '../parts/optional-part.tsx'
import { useStudio } from '../studio-context.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import { withKeys } from './edits.ts'
import type { PartProps } from './lists-designer.tsx'
import { usePointing } from './panels-part.tsx'

const keyOf = ({ entity, field }: RelatedDefinition['sources'][number]): string => `${entity} ${field}`

/** Everything that happened around a record, out of records that point to it. */
export function RelatedPart({ entity, views, onChange, open, onOpen }: PartProps) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const pointing = usePointing(entity)
  const [first] = pointing
  const start: RelatedDefinition | null = first?.paths[0] ? { id: freshId('pa', entity, 'related'), titles: newTitles.related, sources: [{ entity: first.value, field: first.paths[0].value }] } : null
  const write = (related: RelatedDefinition | undefined) => onChange(withKeys(views, { related }))
  const titleOf = (name: string): string => pointing.find(({ value }) => value === name)?.label ?? name
  return (
    <OptionalPart content={views.related} start={start} onChange={write} texts={{ none: t('lists.noRelated'), add: t('lists.addRelated'), impossible: t('lists.nothingPoints'), remove: t('lists.removeRelated') }}>
      {(related) => {
        const others = pointing.flatMap(({ value, label, paths }) => paths.map((path) => ({ value: `${value} ${path.value}`, label: `${label}: ${path.label}` }))).filter(({ value }) => !related.sources.some((source) => keyOf(source) === value))
        const add = (key: string | null) => {
          const [name = '', field = ''] = key?.split(' ') ?? []
          if (field !== '') write({ ...related, sources: [...related.sources, { entity: name, field }] })
        }
        return (
          <>
            <TitlesFields legend={t('titleOf')} id={related.id} titles={related.titles} onChange={(titles) => write({ ...related, titles })} />
            <ItemList label={t('lists.sources')} items={related.sources} idOf={keyOf} titleOf={(source) => titleOf(source.entity)} onChange={(sources) => sources.length > 0 && write({ ...related, sources })} open={open} onOpen={onOpen}>
              {(source, change) => {
                const fields = draftFields(files, source.entity, locale)
                return (
                  <>
                    <Select label={t('lists.at')} clearable placeholder={t('lists.created')} data={[...choicesOf(fields.filter(isDay))]} value={source.at ?? null} onChange={(at) => change(withKeys(source, { at: at ?? undefined }))} />
                    <NamesField label={t('lists.told')} choices={choicesOf(fields.filter(isShown))} value={source.show ?? []} most={6} onChange={(show) => change(withKeys(source, { show }))} />
                  </>
                )
              }}
            </ItemList>
            {others.length > 0 && related.sources.length < 12 && <Select label={t('lists.addSource')} placeholder={t('choose')} searchable data={others} value={null} onChange={add} />}
          </>
        )
      }}
    </OptionalPart>
  )
}
