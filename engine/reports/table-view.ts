import type { Cell, DrillDown, ReportBlockView } from '../engine.ts'
import { formatScalar, noValue } from '../kernel/format.ts'
import type { Json } from '../kernel/json.ts'
import { textIn, titleOf } from '../kernel/titles.ts'
import type { Entity } from '../model/types.ts'
import { type Raw, formatOf, numberCell, rawOf, ratioOf, measureValue } from './cells.ts'
import { type Dimension, dimensionOf } from './dimension.ts'
import { drillFilter } from './drill-filter.ts'
import { type TableBlock, rowMeasures } from './queries.ts'
import { type ReportRun, measureOf, sourceOf } from './reader.ts'

export interface TableView {
  readonly view: Extract<ReportBlockView, { kind: 'table' }>
}

type Column = TableBlock['columns'][number]
type Row = Readonly<Record<string, unknown>>

interface Context {
  readonly run: ReportRun
  readonly block: TableBlock
  readonly dimension: Dimension
  readonly entity: Entity
  readonly totals: Raw
  readonly locale: string
}

const totalTitle = { en: 'Total', ru: 'Итого', uk: 'Разом', ro: 'Total' }

/** A table block from the rows of its statement; ordered by raw values, totals from the whole. */
export function tableView(run: ReportRun, block: TableBlock, rows: readonly object[], totals: Raw, locale: string): TableView {
  const names = rowMeasures(run, block)
  const entity = sourceOf(run, names[0] ?? '').entity
  const context: Context = { run, block, dimension: dimensionOf(run, entity, block), entity, totals, locale }
  const heads = headColumns(context)
  const columns = [...heads, ...block.columns.map((column) => ({ id: column.id, title: columnTitle(context, column), numeric: true }))]
  const cells = (rows as readonly Row[]).map((row) => [...headCells(context, row), ...block.columns.map((column) => rowCell(context, column, row, rawOf(row, names)))])
  const view = {
    kind: 'table' as const,
    id: block.id,
    title: block.titles === undefined ? '' : titleOf(block.titles, locale),
    columns,
    rows: ordered(cells, columns.map(({ id }) => id), block.orderBy, locale),
    total: block.total === true ? totalCells(context, heads.length) : null,
  }
  return { view }
}

function headColumns({ block, dimension, locale }: Context): TableView['view']['columns'] {
  const { titles, field: path } = block.dimension
  if (dimension.target === null || dimension.show.length < 2) return [{ id: dimension.show[0] ?? path, title: titleOf(titles, locale), numeric: false }]
  return dimension.show.map((name) => {
    const field = dimension.target?.fieldByName.get(name)
    return { id: name, title: titleOf(field?.titles ?? titles, locale), numeric: field?.type.kind === 'integer' || field?.type.kind === 'decimal' }
  })
}

function headCells(context: Context, row: Row): Cell[] {
  const { dimension } = context
  const key = (row.key ?? null) as Json
  if (dimension.show.length === 0) return [textCell(context, dimension.owner, dimension.name, dimension.kind, key)]
  return dimension.show.map((name, i) => textCell(context, dimension.target, name, null, (row[`s${i}`] ?? null) as Json))
}

/** A value of the dimension in words: option and state by title, the rest by its kind. */
function textCell({ run, locale }: Context, owner: Entity | null, name: string, kind: string | null, value: Json): Cell {
  const raw = typeof value === 'number' || typeof value === 'string' ? value : value === null ? null : String(value)
  if (value === null) return { value: null, text: noValue, drill: null }
  const field = owner?.fieldByName.get(name)
  const titles = field?.keywords.options?.[String(value)]?.titles ?? (name === 'state' && field === undefined ? owner?.machine?.states.get(String(value))?.titles : undefined)
  if (titles !== undefined) return { value: raw, text: titleOf(titles, locale), drill: null }
  const scale = field?.type.kind === 'decimal' ? (field.keywords.scale ?? 2) : undefined
  return { value: raw, text: formatScalar(field?.type.kind ?? kind, value, { locale, timeZone: run.reader.timeZone }, { scale }), drill: null }
}

function columnTitle({ run, locale }: Context, column: Column): string {
  return titleOf(column.titles ?? ('measure' in column ? measureOf(run.report, column.measure).titles : measureOf(run.report, column.ratio.of).titles), locale)
}

function rowCell(context: Context, column: Column, row: Row, raw: Raw): Cell {
  const { run, locale, totals } = context
  if ('measure' in column) return numberCell(measureValue(run.report, column.measure, raw), locale, formatOf(run, column.measure, locale), rowDrill(context, column.measure, row))
  const value = ratioOf(measureValue(run.report, column.ratio.of, raw), measureValue(run.report, column.ratio.to, totals), column.factor)
  return numberCell(value, locale, { scale: column.scale ?? 2, unit: textIn(column.unit, locale) })
}

/** Values over the whole period, so that the total is right whatever the rows were rounded to. */
function totalCells(context: Context, heads: number): readonly Cell[] {
  const { run, block, totals, locale } = context
  const title: Cell = { value: null, text: titleOf(totalTitle, locale), drill: null }
  const blank: Cell = { value: null, text: '', drill: null }
  const values = block.columns.map((column): Cell => {
    if ('measure' in column) return numberCell(measureValue(run.report, column.measure, totals), locale, formatOf(run, column.measure, locale), rowDrill(context, column.measure, null))
    const value = ratioOf(measureValue(run.report, column.ratio.of, totals), measureValue(run.report, column.ratio.to, totals), column.factor)
    return numberCell(value, locale, { scale: column.scale ?? 2, unit: textIn(column.unit, locale) })
  })
  return [title, ...Array.from({ length: heads - 1 }, () => blank), ...values]
}

function rowDrill({ run, block, dimension, entity }: Context, name: string, row: Row | null): DrillDown | null {
  const measure = measureOf(run.report, name)
  const counted = measure.kind === 'ratio' ? measure.of : name
  const filter = drillFilter(run, counted, row === null ? undefined : { dimension, path: block.dimension.field, key: (row.key ?? null) as Json })
  return filter === null ? null : { entity: entity.name, filter }
}

/** By raw values; what has no value comes last either way, and equals follow the first columns. */
function ordered(rows: readonly Cell[][], ids: readonly string[], orderBy: TableBlock['orderBy'], locale: string): readonly Cell[][] {
  const keys = [...orderBy.map(({ column, direction }) => ({ at: ids.indexOf(column), sign: direction === 'desc' ? -1 : 1 })), { at: 0, sign: 1 }].filter(({ at }) => at >= 0)
  const collator = new Intl.Collator(locale, { numeric: true })
  return [...rows].sort((a, b) => keys.reduce((found, { at, sign }) => found || compare(a[at]?.value ?? null, b[at]?.value ?? null, sign, collator), 0))
}

function compare(a: Cell['value'], b: Cell['value'], sign: number, collator: Intl.Collator): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)))
}
