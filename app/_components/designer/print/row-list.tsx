'use client'
import { Button, Select, Switch } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type PrintBlock, titleOf } from '../../../../engine/client.ts'
import type { Named } from '../parts/draft-fields.ts'
import { ItemList, useOpenItem } from '../parts/item-list.tsx'
import { TextsFields } from '../parts/texts-fields.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import { withPart } from '../fields/field-text.ts'

type Rows = Extract<PrintBlock, { kind: 'fields' }>['rows']
type Columns = Extract<PrintBlock, { kind: 'lines' }>['columns']
type Places = Extract<PrintBlock, { kind: 'signatures' }>['places']

const numbered = <T,>(list: readonly T[]): readonly { readonly one: T; readonly id: string }[] => list.map((one, i) => ({ one, id: String(i) }))
const fresh = { en: 'Title', ru: 'Название', uk: 'Назва', ro: 'Titlu' }

/** Titles and values: fields of the record, or texts under titles of their own. */
export function RowList({ entity, rows, fields, onChange }: { readonly entity: string; readonly rows: Rows; readonly fields: readonly Named[]; readonly onChange: (rows: Rows) => void }) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { open, onOpen } = useOpenItem()
  const titleOfRow = ({ field, titles }: Rows[number]): string => (titles ? titleOf(titles, locale) : (fields.find(({ value }) => value === field)?.label ?? field ?? ''))
  return (
    <>
      <ItemList label={t('print.rows')} items={numbered(rows)} idOf={({ id }) => id} titleOf={({ one }) => titleOfRow(one)} open={open} onOpen={onOpen} onChange={(next) => next.length > 0 && onChange(next.map(({ one }) => one))}>
        {({ one, id }, change) => (
          <>
            {one.field !== undefined && <Select label={t('print.field')} searchable data={[...fields]} value={one.field} onChange={(field) => field !== null && change({ id, one: { ...one, field } })} />}
            {one.titles && <TitlesFields legend={t('title')} titles={one.titles} onChange={(titles) => change({ id, one: { ...one, titles } })} />}
            {one.text && <TextsFields legend={t('print.text')} texts={one.text} entity={entity} onChange={(text) => text && change({ id, one: { ...one, text } })} />}
          </>
        )}
      </ItemList>
      <Select aria-label={t('print.addField')} placeholder={t('print.addField')} searchable data={[...fields]} value={null} onChange={(field) => field !== null && onChange([...rows, { field }])} />
      <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...rows, { titles: fresh, text: fresh }])}>{t('print.addText')}</Button>
    </>
  )
}

/** Columns of a table; numbers may be added up below. */
export function ColumnList({ columns, choices, onChange }: { readonly columns: Columns; readonly choices: readonly Named[]; readonly onChange: (columns: Columns) => void }) {
  const t = useTranslations('designer-content')
  const { open, onOpen } = useOpenItem()
  const chosen = new Set(columns.map(({ field }) => field))
  const others = choices.filter(({ value }) => !chosen.has(value))
  return (
    <>
      <ItemList label={t('print.tableColumns')} items={columns} idOf={({ field }) => field} titleOf={({ field }) => choices.find(({ value }) => value === field)?.label ?? field} open={open} onOpen={onOpen} onChange={(next) => next.length > 0 && onChange(next)}>
        {(column, change) => <Switch label={t('print.total')} checked={column.total === true} onChange={(event) => change(withPart(column, { total: event.currentTarget.checked || undefined }))} />}
      </ItemList>
      {others.length > 0 && <Select aria-label={t('print.addColumn')} placeholder={t('print.addColumn')} data={[...others]} value={null} onChange={(field) => field !== null && onChange([...columns, { field }])} />}
    </>
  )
}

/** Who signs, four at the most. */
export function PlaceList({ entity, places, onChange }: { readonly entity: string; readonly places: Places; readonly onChange: (places: Places) => void }) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { open, onOpen } = useOpenItem()
  return (
    <>
      <ItemList label={t('print.places')} items={numbered(places)} idOf={({ id }) => id} titleOf={({ one }) => titleOf(one.titles, locale)} open={open} onOpen={onOpen} onChange={(next) => next.length > 0 && onChange(next.map(({ one }) => one))}>
        {({ one, id }, change) => (
          <>
            <TitlesFields legend={t('title')} titles={one.titles} onChange={(titles) => change({ id, one: { ...one, titles } })} />
            <TextsFields legend={t('print.name')} texts={one.text} entity={entity} isOptional onChange={(text) => change({ id, one: withPart(one, { text }) })} />
          </>
        )}
      </ItemList>
      {places.length < 4 && <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...places, { titles: fresh }])}>{t('print.addPlace')}</Button>}
    </>
  )
}
