'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { type Measure, titleOf } from '../../../../engine/client.ts'
import { namedIn } from '../parts/draft-fields.ts'
import { ItemList, useOpenItem } from '../parts/item-list.tsx'
import { newTitles } from '../parts/new-titles.ts'
import { useStudio } from '../studio-context.tsx'
import { addMeasure, removeMeasure, sourceOf, withMeasure } from './edits.ts'
import { MeasureForm } from './measure-form.tsx'
import type { ReportPartProps } from './report-designer.tsx'

/** What the report counts. */
export function MeasuresPart({ report, onChange }: ReportPartProps) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const { open, onOpen } = useOpenItem()
  const entries = Object.entries(report.measures)
  const names = Object.keys(report.measures)
  const source = sourceOf(report, names) ?? namedIn(files, 'entities', locale)[0]?.value ?? ''
  const plain = names.filter((name) => report.measures[name]?.kind !== 'ratio')
  const write = (next: readonly (readonly [string, Measure])[]) => {
    const gone = names.find((name) => !next.some(([one]) => one === name))
    onChange(gone === undefined ? { ...report, measures: Object.fromEntries(next) } : removeMeasure(report, gone))
  }
  const add = (kind: string | null) => {
    if (kind === null) return
    const [of = '', to = of] = plain
    const made = addMeasure(report, kind === 'ratio' ? { kind, of, to, factor: 100, scale: 0, unit: '%', titles: newTitles.figure } : { kind: 'count', source, titles: newTitles.count })
    onChange(made.report)
    onOpen(made.name)
  }
  return (
    <>
      <p className="muted">{t('reports.measuresHint')}</p>
      <ItemList label={t('reports.measures')} items={entries} idOf={([name]) => name} titleOf={([, { titles }]) => titleOf(titles, locale)} onChange={write} open={open} onOpen={onOpen}>
        {([name, measure]) => <MeasureForm report={report} name={name} measure={measure} onChange={(next) => onChange(withMeasure(report, name, next))} />}
      </ItemList>
      <Select label={t('reports.addMeasure')} placeholder={t('choose')} data={[{ value: 'count', label: t('reports.ofRecords') }, ...(plain.length > 0 ? [{ value: 'ratio', label: t('reports.kinds.ratio') }] : [])]} value={null} onChange={add} />
    </>
  )
}
