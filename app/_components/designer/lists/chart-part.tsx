'use client'
import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ListChartDefinition } from '../../../../engine/client.ts'
import { choicesOf, isFigure, isPoint } from '../parts/draft-fields.ts'
import { NamesField } from '../parts/names-field.tsx'
import { OptionalPart } from '../parts/optional-part.tsx'
import { newChart, withKeys } from './edits.ts'
import type { PartProps } from './lists-designer.tsx'

export const chartKinds = ['bar', 'line', 'pie'] as const
export const buckets = ['day', 'week', 'month', 'quarter', 'year'] as const

/** The list as figures by group. */
export function ChartPart({ views, fields, onChange }: PartProps) {
  const t = useTranslations('designer-views')
  const write = (chart: ListChartDefinition | undefined) => onChange(withKeys(views, { chart }))
  const titleOf = (name: string): string => fields.find((field) => field.name === name)?.title ?? name
  return (
    <OptionalPart content={views.chart} start={newChart(fields)} onChange={write} texts={{ none: t('lists.noChart'), add: t('lists.addChart'), impossible: t('lists.chartImpossible'), remove: t('lists.removeChart') }}>
      {(chart) => {
        const measures = chart.measures ?? []
        const shown = chart.measure ? `${chart.measure.function} ${chart.measure.field}` : 'count'
        const choose = (value: string | null) => {
          const [kind, field] = (value ?? 'count').split(' ')
          write(withKeys(chart, { measure: field === undefined ? undefined : { function: kind === 'avg' ? 'avg' : 'sum', field } }))
        }
        return (
          <>
            <NamesField label={t('lists.dimensions')} hint={t('lists.dimensionsHint')} choices={choicesOf(fields.filter(isPoint))} value={chart.dimensions} most={12} onChange={(dimensions) => dimensions.length > 0 && write({ ...chart, dimensions })} />
            <NamesField label={t('lists.measures')} choices={choicesOf(fields.filter(isFigure))} value={measures} most={12} onChange={(next) => write(withKeys(chart, { measures: next, ...(chart.measure && !next.includes(chart.measure.field) && { measure: undefined }) }))} />
            <Select label={t('lists.firstMeasure')} allowDeselect={false} value={shown} onChange={choose} data={[{ value: 'count', label: t('functions.count') }, ...measures.flatMap((name) => (['sum', 'avg'] as const).map((kind) => ({ value: `${kind} ${name}`, label: `${t(`functions.${kind}`)}: ${titleOf(name)}` })))]} />
            <Select label={t('chartKind')} allowDeselect={false} value={chart.kind ?? 'bar'} onChange={(kind) => write(withKeys(chart, { kind: chartKinds.find((one) => one === kind) }))} data={chartKinds.map((value) => ({ value, label: t(`charts.${value}`) }))} />
            <Select label={t('bucket')} allowDeselect={false} value={chart.bucket ?? 'month'} onChange={(bucket) => write(withKeys(chart, { bucket: buckets.find((one) => one === bucket) }))} data={buckets.map((value) => ({ value, label: t(`buckets.${value}`) }))} />
          </>
        )
      }}
    </OptionalPart>
  )
}
