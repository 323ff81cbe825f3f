'use client'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import type { EntityDefinition } from '../../../../engine/client.ts'
import { ItemList, useOpenItem } from '../parts/item-list.tsx'
import { NamesField } from '../parts/names-field.tsx'
import { type Part, titleIn } from './field-text.ts'
import { type Kind, shownFields } from './kind.ts'
import { freshId } from '../parts/fresh-id.ts'

type Duplicate = NonNullable<EntityDefinition['duplicates']>[number]

/** Which fields, filled alike, make it likely that a record is there already. */
export function DuplicatesField({ kind, write }: { readonly kind: Kind; readonly write: (part: Part<EntityDefinition>) => void }) {
  const t = useTranslations('designer-form')
  const locale = useLocale()
  const { open, onOpen } = useOpenItem()
  const { duplicates = [], schema } = kind.entity
  const put = (next: readonly Duplicate[]) => write({ duplicates: next.length === 0 ? undefined : next })
  const fields = shownFields(kind).filter((name) => schema.properties[name]?.items === undefined)
  const start = fields.find((name) => schema.properties[name]?.['x-field'].searchable === true)
  const add = (field: string) => {
    const id = freshId('du', kind.entity.name)
    put([...duplicates, { id, fields: [field] }])
    onOpen(id)
  }
  return (
    <>
      <p className="muted">{t(start === undefined ? 'duplicatesImpossible' : 'duplicatesHint')}</p>
      <ItemList label={t('duplicates')} items={duplicates} idOf={({ id }) => id} titleOf={(one) => one.fields.map((name) => titleIn(kind, [name], locale)).join(' + ')} onChange={put} open={open} onOpen={onOpen}>
        {(one, change) => <NamesField label={t('alike')} most={5} choices={fields.map((name) => ({ value: name, label: titleIn(kind, [name], locale) }))} value={one.fields} onChange={(next) => next.length > 0 && change({ ...one, fields: next })} />}
      </ItemList>
      {start !== undefined && <div><Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => add(start)}>{t('addDuplicate')}</Button></div>}
    </>
  )
}
