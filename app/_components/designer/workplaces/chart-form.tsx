'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { buckets, chartKinds } from '../lists/chart-part.tsx'
import { withKeys } from '../lists/edits.ts'
import { choicesOf, draftFields, isDay, isPoint } from '../parts/draft-fields.ts'
import { useStudio } from '../studio-context.tsx'
import type { BlockFormProps } from './block-form.tsx'
import { newBlock } from './edits.ts'
import { FigureFields } from './figure-fields.tsx'
import { RecordsFields } from './records-fields.tsx'

/** Records as figures by group. */
export function ChartForm({ block, onChange }: BlockFormProps<'chart'>) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const fields = draftFields(files, block.entity, locale)
  const points = fields.filter((field) => isPoint(field) && field.name !== 'stateSince')
  const isTime = (name: string): boolean => fields.some((field) => field.name === name && isDay(field))
  const about = (entity: string) => {
    const made = newBlock('chart', { id: block.id, entity, titles: block.titles, fields: draftFields(files, entity, locale), reports: [] })
    if (made?.kind === 'chart') onChange({ ...made, chart: block.chart, ...(block.wide !== undefined && { wide: block.wide }) })
  }
  const group = (name: string | null) => name !== null && onChange(withKeys(block, { groupBy: name, bucket: isTime(name) ? (block.bucket ?? 'month') : undefined }))
  return (
    <>
      <RecordsFields records={block} onEntity={about} onChange={onChange} />
      <Select label={t('chartKind')} allowDeselect={false} data={chartKinds.map((value) => ({ value, label: t(`charts.${value}`) }))} value={block.chart} onChange={(chart) => onChange({ ...block, chart: chartKinds.find((one) => one === chart) ?? 'bar' })} />
      <Select label={t('lists.dimensions')} searchable allowDeselect={false} data={[...choicesOf(points)]} value={block.groupBy} onChange={group} />
      {isTime(block.groupBy) && <Select label={t('bucket')} allowDeselect={false} data={buckets.map((value) => ({ value, label: t(`buckets.${value}`) }))} value={block.bucket ?? 'month'} onChange={(bucket) => onChange(withKeys(block, { bucket: buckets.find((one) => one === bucket) }))} />}
      <FigureFields figure={block} onChange={onChange} />
    </>
  )
}
