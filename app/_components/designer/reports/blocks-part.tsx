'use client'
import { MultiSelect, Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { type ReportBlock, type ReportDefinition, titleOf } from '../../../../engine/client.ts'
import { withKeys } from '../lists/edits.ts'
import { chartKinds } from '../lists/chart-part.tsx'
import { draftFields } from '../parts/draft-fields.ts'
import { fieldTitles } from '../parts/field-titles.ts'
import { ItemList, useOpenItem } from '../parts/item-list.tsx'
import { useStudio } from '../studio-context.tsx'
import { addChart, addFigures, addTable, labelsOf, rowFields, sourceOf, type TableBlock, withBlocks } from './edits.ts'
import type { ReportPartProps } from './report-designer.tsx'
import { TableForm } from './table-form.tsx'

/** What the report shows, from top to bottom. */
export function BlocksPart({ report, onChange }: ReportPartProps) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const { open, onOpen } = useOpenItem()
  const source = sourceOf(report, Object.keys(report.measures)) ?? ''
  const [by] = rowFields(draftFields(files, source, locale))
  const hasTable = report.blocks.some(({ kind }) => kind === 'table')
  const added = (kind: string | null): ReportDefinition | null => {
    if (kind === 'figures') return addFigures(report)
    if (kind === 'table') return by ? addTable(report, by, fieldTitles(files, source, by.name)) : null
    return kind === 'chart' ? addChart(report) : null
  }
  const add = (kind: string | null) => {
    const next = added(kind)
    if (!next) return
    onChange(next)
    onOpen(next.blocks.at(-1)?.id ?? null)
  }
  const kinds = [...(Object.keys(report.measures).length > 0 ? ['figures', ...(by ? ['table'] : [])] : []), ...(hasTable ? ['chart'] : [])]
  return (
    <>
      <ItemList label={t('reports.blocks')} items={report.blocks} idOf={({ id }) => id} titleOf={(block) => (block.titles ? titleOf(block.titles, locale) : t(`reports.blockKinds.${block.kind}`))} onChange={(blocks) => onChange(withBlocks(report, blocks))} open={open} onOpen={onOpen}>
        {(block, change) => <BlockForm report={report} block={block} onChange={change} />}
      </ItemList>
      <Select label={t('reports.addBlock')} placeholder={t('choose')} data={kinds.map((value) => ({ value, label: t(`reports.blockKinds.${value}`) }))} value={null} onChange={add} />
    </>
  )
}

interface FormProps<Block> {
  readonly report: ReportDefinition
  readonly block: Block
  readonly onChange: (block: ReportBlock) => void
}

function BlockForm({ report, block, onChange }: FormProps<ReportBlock>) {
  if (block.kind === 'table') return <TableForm report={report} block={block} onChange={onChange} />
  return block.kind === 'chart' ? <ChartForm report={report} block={block} onChange={onChange} /> : <FiguresForm report={report} block={block} onChange={onChange} />
}

function FiguresForm({ report, block, onChange }: FormProps<Extract<ReportBlock, { kind: 'figures' }>>) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const choices = Object.entries(report.measures).map(([value, { titles }]) => ({ value, label: titleOf(titles, locale) }))
  const known = new Map(block.figures.map((figure) => [figure.measure, figure]))
  const shares = (of: string) => choices.filter(({ value }) => value !== of)
  return (
    <>
      <MultiSelect label={t('reports.shownFigures')} data={choices} value={block.figures.map(({ measure }) => measure)} onChange={(names) => names.length > 0 && onChange({ ...block, figures: names.map((measure) => known.get(measure) ?? { measure }) })} />
      {block.figures.map((figure) => (
        <Select key={figure.measure} label={t('reports.shareOf', { name: choices.find(({ value }) => value === figure.measure)?.label ?? figure.measure })} clearable placeholder={t('none')} data={shares(figure.measure)} value={figure.share ?? null} onChange={(share) => onChange({ ...block, figures: block.figures.map((one) => (one === figure ? withKeys(one, { share: share ?? undefined }) : one)) })} />
      ))}
    </>
  )
}

function ChartForm({ report, block, onChange }: FormProps<Extract<ReportBlock, { kind: 'chart' }>>) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const tables = report.blocks.filter((one): one is TableBlock => one.kind === 'table')
  const table = tables.find(({ id }) => id === block.table)
  const measureTitle = (column: TableBlock['columns'][number]): string => titleOf(column.titles ?? ('measure' in column ? report.measures[column.measure]?.titles : undefined) ?? { en: column.id, ru: column.id }, locale)
  return (
    <>
      <Select label={t('chartKind')} allowDeselect={false} data={chartKinds.map((value) => ({ value, label: t(`charts.${value}`) }))} value={block.chart} onChange={(kind) => onChange({ ...block, chart: chartKinds.find((one) => one === kind) ?? 'bar' })} />
      <Select label={t('reports.table')} allowDeselect={false} data={tables.map(({ id, titles, dimension }) => ({ value: id, label: titleOf(titles ?? dimension.titles, locale) }))} value={block.table} onChange={(id) => {
        const next = tables.find((one) => one.id === id)
        if (next?.columns[0]) onChange({ ...block, table: next.id, column: next.columns[0].id, label: labelsOf(next)[0] ?? 'label' })
      }} />
      {table && <Select label={t('reports.drawn')} allowDeselect={false} data={table.columns.map((column) => ({ value: column.id, label: measureTitle(column) }))} value={block.column} onChange={(column) => column !== null && onChange({ ...block, column })} />}
    </>
  )
}
