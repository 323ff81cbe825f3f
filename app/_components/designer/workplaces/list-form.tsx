'use client'
import { NumberInput, SegmentedControl, Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { withKeys } from '../lists/edits.ts'
import { choicesOf, draftFields, isShown } from '../parts/draft-fields.ts'
import { NamesField } from '../parts/names-field.tsx'
import { useStudio } from '../studio-context.tsx'
import type { BlockFormProps } from './block-form.tsx'
import { RecordsFields } from './records-fields.tsx'

/** The first records of a list. */
export function ListForm({ block, onChange }: BlockFormProps<'list'>) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const fields = draftFields(files, block.entity, locale)
  const [order] = block.orderBy ?? []
  const { kind, id, titles, wide } = block
  return (
    <>
      <RecordsFields records={block} onEntity={(entity) => onChange({ kind, id, titles, entity, ...(wide !== undefined && { wide }) })} onChange={onChange} />
      <NamesField label={t('lists.columns')} hint={t('lists.panelColumnsHint')} choices={choicesOf(fields.filter(isShown))} value={block.columns ?? []} most={8} onChange={(columns) => onChange(withKeys(block, { columns }))} />
      <Select label={t('lists.orderBy')} clearable placeholder={t('workplaces.asList')} data={[...choicesOf(fields.filter(({ sortable }) => sortable))]} value={order?.field ?? null} onChange={(field) => onChange(withKeys(block, { orderBy: field === null ? undefined : [{ field, direction: order?.direction ?? 'asc' }] }))} />
      {order && <SegmentedControl size="xs" aria-label={t('lists.orderBy')} value={order.direction} data={(['asc', 'desc'] as const).map((value) => ({ value, label: t(`directions.${value}`) }))} onChange={(direction) => onChange({ ...block, orderBy: [{ ...order, direction: direction === 'desc' ? 'desc' : 'asc' }] })} />}
      <NumberInput label={t('workplaces.limit')} min={1} max={50} value={block.limit ?? 8} onChange={(limit) => onChange(withKeys(block, { limit: typeof limit === 'number' ? limit : undefined }))} />
    </>
  )
}
