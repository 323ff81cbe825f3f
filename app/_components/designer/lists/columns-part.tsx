'use client'
import { SegmentedControl } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { choicesOf, isShown } from '../parts/draft-fields.ts'
import { NamesField } from '../parts/names-field.tsx'
import classes from '../parts/parts.module.css'
import { type ListDefinition, withDirection, withKeys, withOrder } from './edits.ts'
import type { PartProps } from './lists-designer.tsx'

const mostColumns = 40
const mostOrders = 5

/** Columns, the order rows come in, and what is offered as filters. */
export function ColumnsPart({ views, fields, onChange }: PartProps) {
  const t = useTranslations('designer-views')
  const { list } = views
  const write = (next: ListDefinition) => onChange({ ...views, list: next })
  const orders = list.orderBy ?? []
  const titleOf = (name: string): string => fields.find((field) => field.name === name)?.title ?? name
  const shown = choicesOf(fields.filter(isShown))
  return (
    <>
      <NamesField label={t('lists.listColumns')} choices={shown} value={list.columns} most={mostColumns} onChange={(columns) => columns.length > 0 && write({ ...list, columns })} />
      <NamesField label={t('lists.orderBy')} hint={t('lists.orderHint')} choices={choicesOf(fields.filter(({ sortable }) => sortable))} value={orders.map(({ field }) => field)} most={mostOrders} onChange={(names) => write(withOrder(list, names))} />
      {orders.map(({ field, direction }) => (
        <div key={field} className={classes.names}>
          <span className={classes.hint}>{titleOf(field)}</span>
          <SegmentedControl fullWidth size="xs" aria-label={titleOf(field)} value={direction} onChange={(next) => write(withDirection(list, field, next as 'asc' | 'desc'))} data={(['asc', 'desc'] as const).map((value) => ({ value, label: t(`directions.${value}`) }))} />
        </div>
      ))}
      <NamesField label={t('lists.filters')} hint={t('lists.filtersHint')} choices={shown} value={list.filters ?? []} most={mostColumns} onChange={(filters) => write(withKeys(list, { filters }))} />
    </>
  )
}
