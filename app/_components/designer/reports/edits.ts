/** Changes of a report, as the designer makes them: pure, each answers the report as it is then. */
import type { FieldView, Measure, ReportBlock, ReportDefinition, Titles } from '../../../../engine/client.ts'
import { pointsOf } from '../parts/draft-fields.ts'
import { freshName } from '../parts/fresh-name.ts'
import { newTitles } from '../parts/new-titles.ts'

export type TableBlock = Extract<ReportBlock, { kind: 'table' }>
export type Parameter = ReportDefinition['parameters'][number]
export type Part = 'about' | 'parameters' | 'measures' | 'blocks'

export const parts: readonly Part[] = ['measures', 'blocks', 'parameters', 'about']

export function partOf(pointer: string): Part {
  const first = pointer.split('/')[1] ?? ''
  return parts.find((part) => part === first) ?? 'about'
}

export function withMeasure(report: ReportDefinition, name: string, measure: Measure): ReportDefinition {
  return { ...report, measures: { ...report.measures, [name]: measure } }
}

export const addMeasure = (report: ReportDefinition, measure: Measure): { readonly report: ReportDefinition; readonly name: string } => {
  const name = freshName(measure.kind === 'time-in-state' ? 'time' : measure.kind, Object.keys(report.measures))
  return { report: withMeasure(report, name, measure), name }
}

/** Without the measure, the ratios made of it, and everything that shows one of them; a block that shows nothing any more goes too. */
export function removeMeasure(report: ReportDefinition, name: string): ReportDefinition {
  const gone = new Set([name, ...Object.entries(report.measures).flatMap(([other, measure]) => (measure.kind === 'ratio' && (measure.of === name || measure.to === name) ? [other] : []))])
  const measures = Object.fromEntries(Object.entries(report.measures).filter(([one]) => !gone.has(one)))
  const blocks = report.blocks.map((block): ReportBlock => {
    if (block.kind === 'figures') return { ...block, figures: block.figures.filter(({ measure }) => !gone.has(measure)).map(({ share, ...figure }) => (share === undefined || gone.has(share) ? figure : { ...figure, share })) }
    if (block.kind === 'table') return withColumns(block, block.columns.filter((column) => ('measure' in column ? !gone.has(column.measure) : !gone.has(column.ratio.of) && !gone.has(column.ratio.to))))
    return block
  })
  return { ...report, measures, blocks: tidied(blocks) }
}

/** The table with these columns; what it was ordered by is forgotten with a column. */
export function withColumns(block: TableBlock, columns: TableBlock['columns']): TableBlock {
  const gone = new Set(block.columns.map(({ id }) => id).filter((id) => !columns.some((column) => column.id === id)))
  return { ...block, columns, orderBy: block.orderBy.filter(({ column }) => !gone.has(column)) }
}

export const withBlocks = (report: ReportDefinition, blocks: readonly ReportBlock[]): ReportDefinition => ({ ...report, blocks: tidied(blocks) })

/** Without blocks that show nothing, and without charts whose table or column is gone. */
function tidied(blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  const whole = blocks.filter((block) => (block.kind === 'figures' ? block.figures.length > 0 : block.kind !== 'table' || block.columns.length > 0))
  const tables = new Map(whole.flatMap((block) => (block.kind === 'table' ? [[block.id, block]] : [])))
  return whole.filter((block) => block.kind !== 'chart' || tables.get(block.table)?.columns.some(({ id }) => id === block.column) === true)
}

const blockId = (report: ReportDefinition, kind: string): string => freshName(kind, report.blocks.map(({ id }) => id))

/** What rows of a table can stand for: a moment is another one for each record. */
export const rowFields = (fields: readonly FieldView[]): readonly FieldView[] => pointsOf(fields).filter(({ kind }) => kind !== 'datetime')

/** Records that a table counts: those of its first measure; null where that is not known. */
export function sourceOf(report: ReportDefinition, names: readonly string[]): string | null {
  for (const name of names) {
    const measure = report.measures[name]
    const plain = measure?.kind === 'ratio' ? report.measures[measure.of] : measure
    if (plain && plain.kind !== 'ratio') return plain.source
  }
  return null
}

export const measuresOf = (block: TableBlock): readonly string[] => block.columns.map((column) => ('measure' in column ? column.measure : column.ratio.of))

/** Figures of all measures. */
export const addFigures = (report: ReportDefinition): ReportDefinition => ({ ...report, blocks: [...report.blocks, { kind: 'figures', id: blockId(report, 'figures'), figures: Object.keys(report.measures).slice(0, 6).map((measure) => ({ measure })) }] })

/** A table of the first measure, and of those that count the same records, by the field. */
export function addTable(report: ReportDefinition, field: FieldView | { readonly name: string; readonly title: string }, titles: Titles): ReportDefinition {
  const names = Object.keys(report.measures)
  const source = sourceOf(report, names)
  const columns = names.filter((name) => sourceOf(report, [name]) === source && report.measures[name]?.kind !== 'ratio').slice(0, 6)
  const [first = ''] = columns
  return { ...report, blocks: [...report.blocks, { kind: 'table', id: blockId(report, 'table'), dimension: { field: field.name, titles }, columns: columns.map((measure) => ({ id: measure, measure })), orderBy: [{ column: first, direction: 'desc' }], total: true }] }
}

/** A chart of the last table; null where there is none to draw. */
export function addChart(report: ReportDefinition): ReportDefinition | null {
  const table = report.blocks.findLast((block): block is TableBlock => block.kind === 'table')
  const column = table?.columns[0]
  if (!table || !column) return null
  return { ...report, blocks: [...report.blocks, { kind: 'chart', id: blockId(report, 'chart'), chart: 'bar', table: table.id, column: column.id, label: labelsOf(table)[0] ?? 'label' }] }
}

/** What can name the points of a chart over the table. */
export const labelsOf = ({ dimension }: TableBlock): readonly string[] => [...(dimension.show ?? []), dimension.field.split('.').at(-1) ?? '', 'label']

export function newParameter(report: ReportDefinition, type: Parameter['type'], entity: string): Parameter {
  const name = freshName(type === 'reference' ? 'record' : type === 'enum' ? 'choice' : type === 'boolean' ? 'yes' : 'period', report.parameters.map((parameter) => parameter.name))
  if (type === 'period') return { name, type, titles: newTitles.period, default: 'this-month' }
  if (type === 'reference') return { name, type, entity, titles: newTitles.parameter }
  return type === 'enum' ? { name, type, titles: newTitles.parameter, options: { option: { titles: newTitles.option } } } : { name, type, titles: newTitles.parameter }
}

export interface NewReport {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  /** Kind of records counted. */
  readonly source: string
  /** A number field to add up, besides counting; null: none. */
  readonly sum: { readonly field: string; readonly titles: Titles } | null
  /** What the rows of its table stand for; null: no table. */
  readonly by: { readonly field: string; readonly titles: Titles } | null
  /** Day or moment by which a period is chosen; null: all records there are. */
  readonly period: string | null
}

/** A report that shows something at once: figures, a table by the field with totals, a chart of it. */
export function newReport({ id, name, titles, source, sum, by, period }: NewReport): ReportDefinition {
  const filter = period === null ? {} : { filter: `inPeriod(record.${period}, params.period)` }
  const empty: ReportDefinition = {
    id,
    name,
    titles,
    roles: ['*'],
    parameters: period === null ? [] : [{ name: 'period', type: 'period', titles: newTitles.period, default: 'this-month' }],
    measures: { count: { kind: 'count', source, ...filter, titles: newTitles.count }, ...(sum && { sum: { kind: 'sum' as const, source, field: sum.field, ...filter, titles: sum.titles } }) },
    blocks: [],
  }
  const figures = addFigures(empty)
  const table = by ? addTable(figures, { name: by.field, title: '' }, by.titles) : figures
  return by ? (addChart(table) ?? table) : table
}
