import { mayReadReport, permissionOf } from '../access/index.ts'
import type { ReportBlock } from '../definition/types.ts'
import { EngineError } from '../kernel/errors.ts'
import { columnName, dataSchema } from '../kernel/names.ts'
import { type Sql, and, ident, join, raw, sql } from '../kernel/sql.ts'
import { titleOf } from '../kernel/titles.ts'
import { timeSpent, unitMs } from '../model/time-in-state.ts'
import type { Entity } from '../model/types.ts'
import { dimensionOf, dimensionRows } from './dimension.ts'
import { type PlainMeasure, type ReportRun, filterSql, measureOf, plainNames, sourceOf } from './reader.ts'

export type TableBlock = Extract<ReportBlock, { kind: 'table' }>

/** One statement of a report: `''` holds the figures over the whole period, otherwise the rows of the table block of that id. */
export interface ReportQuery {
  readonly block: string
  readonly statement: Sql
}

/** Most rows a table of a report may have. */
const mostRows = 10_000

/**
 * The statements of a report: one for all figures and totals, one for each table. They count what
 * the reader may read and nothing else. Throws FORBIDDEN.
 */
export function reportQueries(run: ReportRun): readonly ReportQuery[] {
  demandRights(run)
  const totals = totalsSql(run)
  const tables = run.report.blocks.filter((block): block is TableBlock => block.kind === 'table')
  return [...(totals === null ? [] : [{ block: '', statement: totals }]), ...tables.map((block) => ({ block: block.id, statement: tableSql(run, block) }))]
}

/** Names of the counted measures of a table's row, ratios taken apart. */
export function rowMeasures(run: ReportRun, block: TableBlock): readonly string[] {
  return plainNames(
    run.report,
    block.columns.map((column) => ('measure' in column ? column.measure : column.ratio.of)),
  )
}

/** A report never answers zero where it should say "you may not". */
function demandRights({ reader, report }: ReportRun): void {
  const { model, actor } = reader
  if (!mayReadReport(model, actor, report.name)) throw new EngineError('FORBIDDEN', `Your role may not open the report “${titleOf(report.titles, actor.locale)}”.`)
  for (const name of plainNames(report, Object.keys(report.measures))) {
    const { entity } = sourceOf({ reader, report }, name)
    if (!permissionOf(model, actor, entity).read)
      throw new EngineError('FORBIDDEN', `The report “${titleOf(report.titles, actor.locale)}” counts “${titleOf(entity.pluralTitles, actor.locale)}”, which your role may not read.`, { hint: 'Ask the administrator of your network for the right.' })
  }
}

function totalsSql(run: ReportRun): Sql | null {
  const names = plainNames(run.report, Object.keys(run.report.measures))
  if (names.length === 0) return null
  const figures = names.map((name) => {
    const { entity } = sourceOf(run, name)
    return sql`(select ${measureSql(run, name, 'r')} from ${tableOf(entity)} ${ident('r')} where ${and([liveRows(run, entity, 'r'), filterSql(run, name, 'r')])}) as ${ident(name)}`
  })
  return sql`select ${join(figures)}`
}

function tableSql(run: ReportRun, block: TableBlock): Sql {
  const names = rowMeasures(run, block)
  const entity = commonSource(run, block, names)
  const dimension = dimensionOf(run, entity, block)
  const filters = names.map((name) => filterSql(run, name, 'r'))
  const measures = names.map((name, i) => {
    const filter = filters[i] ?? null
    return sql`${measureSql(run, name, 'r')}${filter === null ? raw('') : sql` filter (where ${filter})`} as ${ident(name)}`
  })
  // Rows that no measure counts would only make groups of nothing.
  const counted = filters.some((filter) => filter === null) ? null : sql`(${join(filters as Sql[], ' or ')})`
  const groups = sql`select ${dimension.key} as key, ${join(measures)} from ${tableOf(entity)} ${ident('r')} where ${and([liveRows(run, entity, 'r'), counted])} group by 1`
  const isEmptyShown = block.dimension.withEmpty === true
  const rows = dimension.show.length > 0 || isEmptyShown ? dimensionRows(run, dimension) : null
  const values = join(names.map((name) => sql`${counts(run, name)} as ${ident(name)}`))
  if (rows === null) return sql`with m as (${groups}) select m.key, ${values} from m limit ${raw(String(mostRows))}`
  const shown = dimension.show.length === 0 ? raw('') : sql`, ${join(dimension.show.map((_, i) => ident('d', `s${i}`)))}`
  const keys = isEmptyShown ? raw('select key from m union select key from d where d.live') : raw('select key from m')
  return sql`with m as (${groups}), d as (${rows}) select k.key${shown}, ${values} from (${keys}) k left join m on m.key is not distinct from k.key left join d on d.key = k.key limit ${raw(String(mostRows))}`
}

/** A count of nothing is 0; a sum of nothing is no value. */
function counts({ report }: ReportRun, name: string): Sql {
  return measureOf(report, name).kind === 'count' ? sql`coalesce(${ident('m', name)}, 0)` : ident('m', name)
}

function measureSql(run: ReportRun, name: string, alias: string): Sql {
  const { measure, entity } = sourceOf(run, name)
  if (measure.kind === 'count') return raw('count(*)')
  if (measure.kind === 'time-in-state') return stayMeasureSql(measure, entity, alias)
  const value = run.reader.sqlScope(entity, alias).resolve(measure.field.split('.'))?.sql
  if (value === undefined) throw new EngineError('DEFINITION_INVALID', `The measure “${name}” has no column for “${measure.field}”.`)
  const [field = ''] = measure.field.split('.')
  return run.reader.mask(entity, field) === 'clear' ? sql`${raw(measure.kind)}(${value})` : raw('max(null::numeric)')
}

/** Over the time that each record stood in the state, in the unit that the measure asks for. */
function stayMeasureSql(measure: Extract<PlainMeasure, { kind: 'time-in-state' }>, entity: Entity, alias: string): Sql {
  const value = sql`${timeSpent(entity.name, ident(alias, 'id'), measure.state)} / ${raw(`${unitMs[measure.in]}.0`)}`
  return measure.function === 'median' ? sql`percentile_cont(0.5) within group (order by ${value})` : sql`${raw(measure.function)}(${value})`
}

function commonSource(run: ReportRun, block: TableBlock, names: readonly string[]): Entity {
  const sources = [...new Set(names.map((name) => sourceOf(run, name).entity))]
  const [entity] = sources
  if (entity === undefined || sources.length > 1) throw new EngineError('DEFINITION_INVALID', `The measures of the table “${block.id}” must count records of one entity.`)
  return entity
}

const tableOf = (entity: Entity): Sql => ident(dataSchema, entity.table)

/** Records that are not deleted and that the reader may read. */
function liveRows({ reader }: ReportRun, entity: Entity, alias: string): Sql {
  return and([sql`${ident(alias, columnName('deletedAt'))} is null`, reader.visible(entity, alias)])
}
