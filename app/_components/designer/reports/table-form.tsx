'use client'
import { Checkbox, Select, SegmentedControl } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type DraftFiles, type ReportBlock, type ReportDefinition, titleOf } from '../../../../engine/client.ts'
import { withKeys } from '../lists/edits.ts'
import { choicesOf, draftFields, isShown, type Named } from '../parts/draft-fields.ts'
import { fieldTitles } from '../parts/field-titles.ts'
import { NamesField } from '../parts/names-field.tsx'
import { useStudio } from '../studio-context.tsx'
import { TitlesFields } from '../titles-fields.tsx'
import { measuresOf, rowFields, sourceOf, type TableBlock, withColumns } from './edits.ts'

/** Fields that rows can stand for: the records' own, and those of what they point to. */
function dimensionsOf(files: DraftFiles, source: string, locale: string): readonly Named[] {
  const own = rowFields(draftFields(files, source, locale))
  const beyond = own.flatMap(({ name, title, target }) => (target === undefined || target.entity === 'user' ? [] : draftFields(files, target.entity, locale).filter((field) => field.options !== undefined && field.name !== 'state').map((field) => ({ value: `${name}.${field.name}`, label: `${title} → ${field.title}` }))))
  return [...choicesOf(own), ...beyond]
}

/** A table: what its rows stand for, its columns, order and total. */
export function TableForm({ report, block, onChange }: { readonly report: ReportDefinition; readonly block: TableBlock; readonly onChange: (block: ReportBlock) => void }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const source = sourceOf(report, measuresOf(block)) ?? ''
  const dimensions = useMemo(() => dimensionsOf(files, source, locale), [files, source, locale])
  const target = draftFields(files, source, locale).find(({ name }) => name === block.dimension.field)?.target?.entity
  const isRecord = target !== undefined && target !== 'user'
  const counting = Object.entries(report.measures).filter(([name, measure]) => measure.kind !== 'ratio' && sourceOf(report, [name]) === source)
  const columnTitle = (column: TableBlock['columns'][number]): string => titleOf(column.titles ?? ('measure' in column ? report.measures[column.measure]?.titles : undefined) ?? { en: column.id, ru: column.id }, locale)
  const choices = [...block.columns.map((column) => ({ value: column.id, label: columnTitle(column) })), ...counting.flatMap(([name, { titles }]) => (block.columns.some((column) => 'measure' in column && column.measure === name) ? [] : [{ value: name, label: titleOf(titles, locale) }]))]
  const choose = (ids: readonly string[]) => {
    const columns = ids.map((id) => block.columns.find((column) => column.id === id) ?? { id, measure: id })
    if (columns.length > 0) onChange(withColumns(block, columns))
  }
  const [order] = block.orderBy
  const orders = [...block.columns.map((column) => ({ value: column.id, label: columnTitle(column) })), { value: 'label', label: t('reports.rowName') }]
  const byField = (field: string | null) => {
    if (field === null) return
    const { show: _, ...dimension } = block.dimension
    onChange({ ...block, dimension: { ...dimension, field, titles: fieldTitles(files, source, field) } })
  }
  return (
    <>
      <Select label={t('reports.rows')} searchable allowDeselect={false} data={[...dimensions]} value={block.dimension.field} onChange={byField} />
      <TitlesFields legend={t('reports.rowsTitle')} titles={block.dimension.titles} onChange={(titles) => onChange({ ...block, dimension: { ...block.dimension, titles } })} />
      {isRecord && <NamesField label={t('reports.show')} hint={t('reports.showHint')} choices={choicesOf(draftFields(files, target, locale).filter(isShown))} value={block.dimension.show ?? []} most={10} onChange={(show) => onChange({ ...block, dimension: withKeys(block.dimension, { show }) })} />}
      <NamesField label={t('reports.columns')} choices={choices} value={block.columns.map(({ id }) => id)} most={20} onChange={choose} />
      <Select label={t('lists.orderBy')} clearable placeholder={t('none')} data={orders} value={order?.column ?? null} onChange={(column) => onChange({ ...block, orderBy: column === null ? [] : [{ column, direction: order?.direction ?? 'desc' }] })} />
      {order && <SegmentedControl size="xs" aria-label={t('lists.orderBy')} value={order.direction} data={(['asc', 'desc'] as const).map((value) => ({ value, label: t(`directions.${value}`) }))} onChange={(direction) => onChange({ ...block, orderBy: [{ ...order, direction: direction as 'asc' | 'desc' }, ...block.orderBy.slice(1)] })} />}
      <Checkbox label={t('reports.total')} checked={block.total === true} onChange={(event) => onChange(withKeys(block, { total: event.currentTarget.checked || undefined }))} />
      <Checkbox label={t('reports.withEmpty')} checked={block.dimension.withEmpty === true} onChange={(event) => onChange({ ...block, dimension: withKeys(block.dimension, { withEmpty: event.currentTarget.checked || undefined }) })} />
    </>
  )
}
