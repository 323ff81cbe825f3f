import type { ReportBlock } from '../definition/types.ts'
import type { Cell, DrillDown, ReportBlockView, ReportView } from '../engine.ts'
import { formatNumber } from '../kernel/format.ts'
import { titleOf } from '../kernel/titles.ts'
import { type Raw, formatOf, numberCell, rawOf, ratioOf, measureValue } from './cells.ts'
import { drillFilter } from './drill-filter.ts'
import { parameterViews } from './parameters.ts'
import { type ReportRun, measureOf, plainNames, sourceOf } from './reader.ts'
import { type TableView, tableView } from './table-view.ts'

type FiguresBlock = Extract<ReportBlock, { kind: 'figures' }>
type ChartBlock = Extract<ReportBlock, { kind: 'chart' }>

/** Rows of each statement of `reportQueries`, by the block they are for. */
export type ReportResults = Readonly<Record<string, readonly object[]>>

/** The report as it is shown, from the rows that its statements gave. */
export function assembleReport(run: ReportRun, results: ReportResults, locale: string): ReportView {
  const { report, parameters } = run
  const totals = rawOf(results['']?.[0] as Readonly<Record<string, unknown>> | undefined, plainNames(report, Object.keys(report.measures)))
  const tables = new Map<string, TableView>()
  for (const block of report.blocks) {
    if (block.kind === 'table') tables.set(block.id, tableView(run, block, results[block.id] ?? [], totals, locale))
  }
  return {
    name: report.name,
    title: titleOf(report.titles, locale),
    subtitles: (report.subtitles ?? []).map((titles) => titleOf(titles, locale)),
    parameters: parameterViews(report, parameters, locale),
    blocks: report.blocks.flatMap((block): ReportBlockView[] => {
      if (block.kind === 'figures') return [figuresView(run, block, totals, locale)]
      const table = tables.get(block.kind === 'chart' ? block.table : block.id)
      if (table === undefined) return []
      return [block.kind === 'chart' ? chartView(block, table, locale) : table.view]
    }),
  }
}

function figuresView(run: ReportRun, block: FiguresBlock, totals: Raw, locale: string): ReportBlockView {
  return {
    kind: 'figures',
    id: block.id,
    title: block.titles === undefined ? '' : titleOf(block.titles, locale),
    figures: block.figures.map(({ measure, share }) => ({
      title: titleOf(measureOf(run.report, measure).titles, locale),
      cell: measureCell(run, measure, totals, locale),
      share: share === undefined ? null : shareCell(run, measure, share, totals, locale),
    })),
  }
}

function measureCell(run: ReportRun, name: string, totals: Raw, locale: string): Cell {
  return numberCell(measureValue(run.report, name, totals), locale, formatOf(run, name, locale), drillOf(run, name))
}

/** The share is a ratio of the report by name, or the measure that is the whole. */
function shareCell(run: ReportRun, measure: string, share: string, totals: Raw, locale: string): Cell {
  if (measureOf(run.report, share).kind === 'ratio') return measureCell(run, share, totals, locale)
  const value = ratioOf(measureValue(run.report, measure, totals), measureValue(run.report, share, totals), 100)
  return numberCell(value, locale, { scale: 0, unit: '%' })
}

/** A ratio leads to the records above its line. */
function drillOf(run: ReportRun, name: string): DrillDown | null {
  const measure = measureOf(run.report, name)
  if (measure.kind === 'ratio') return drillOf(run, measure.of)
  const filter = drillFilter(run, name)
  return filter === null ? null : { entity: sourceOf(run, name).entity.name, filter }
}

/** A slice for every row that has something to show. */
function chartView(block: ChartBlock, table: TableView, locale: string): ReportBlockView {
  const at = (id: string): number => table.view.columns.findIndex((column) => column.id === id)
  const [value, label] = [at(block.column), Math.max(0, at(block.label))]
  const points = table.view.rows.flatMap((row) => {
    const cell = row[value]
    if (typeof cell?.value !== 'number' || (block.chart === 'pie' && cell.value <= 0)) return []
    return [{ label: row[label]?.text ?? '', value: cell.value, text: cell.text || formatNumber(cell.value, locale) }]
  })
  return { kind: 'chart', id: block.id, title: block.titles === undefined ? '' : titleOf(block.titles, locale), chart: block.chart, points }
}
