import { EngineError } from '../../kernel/errors.ts'
import { and, ident, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity, Field, ScalarKind } from '../../model/types.ts'
import { parameter, wireSql } from '../columns.ts'
import type { Query } from '../pool.ts'
import { type Filter, rowFilter } from './filter.ts'
import { type Grouped, groupValue } from './group-values.ts'
import { mostKeys } from './order.ts'
import { openReach, type Reach } from './reach.ts'
import { conditions } from './rows.ts'
import type { ReadScope } from './scope.ts'
import { withSearch } from './few.ts'
import type { SearchForms } from './search.ts'
import { objectJson, type Selected, textLiteral } from './selection.ts'

export type AggregateFunction = 'count' | 'countDistinct' | 'sum' | 'avg' | 'min' | 'max'
export type Bucket = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** `path` leads through references: `['category', 'group']`; of rows of lines through `parent` to their record. */
export interface GroupBy {
  readonly path: readonly string[]
  readonly bucket?: Bucket | null
}

/** One asked-for value of a group; `path` is where it stands in the answer. */
export type GroupSelected =
  | { readonly kind: 'group'; readonly path: readonly string[]; readonly field: string; readonly select: readonly Selected[] }
  | { readonly kind: 'constant'; readonly path: readonly string[]; readonly value: string }
  | { readonly kind: 'measure'; readonly path: readonly string[]; readonly function: AggregateFunction; readonly field: string | null }

export interface AggregateQuery {
  readonly entity: Entity
  /** Counts the rows of these lines of the records, those that `rows` lets through, instead of the records. */
  readonly lines?: Field | null
  readonly rows?: Filter | null
  readonly filter?: Filter | null
  readonly search?: string | SearchForms | null
  readonly groupBy: readonly GroupBy[]
  readonly having?: readonly { readonly function: AggregateFunction; readonly field: string | null; readonly operator: string; readonly value: unknown }[]
  /** By a measure, by a field grouped by, or by the group in this place of groupBy. */
  readonly orderBy?: readonly { readonly function?: AggregateFunction | null; readonly field: string | null; readonly group?: number | null; readonly direction: 'asc' | 'desc' }[]
  readonly first?: number | null
  readonly timeZone: string
  readonly select: readonly GroupSelected[]
}

const mostGroups = 10_000
const signs: Readonly<Record<string, string>> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' }

/** Groups with their measures: one statement. Without groupBy one row over everything. */
export async function readAggregate(query: Query, scope: ReadScope, aggregate: AggregateQuery): Promise<readonly object[]> {
  const rows = await query<{ row: object }>(aggregateSql(scope, await withSearch(query, scope, aggregate)))
  return rows.map(({ row }) => row)
}

/** Each group as JSON in a column `row`. */
export function aggregateSql(scope: ReadScope, aggregate: AggregateQuery): Sql {
  const { entity, lines = null } = aggregate
  if ([aggregate.groupBy, aggregate.having, aggregate.orderBy].some((keys) => (keys ?? []).length > mostKeys)) throw new EngineError('BAD_INPUT', `An aggregate has at most ${mostKeys} fields to group by, conditions on groups and keys of order.`)
  const reach = openReach(scope, entity, lines)
  const groups = aggregate.groupBy.map((group): Grouped => ({ path: group.path, isBucket: Boolean(group.bucket), reached: reach.column(group.path) }))
  const measures = aggregate.select.map((item) => (item.kind === 'measure' ? measureSql(reach, item) : null))
  // Counting makes one row of a group (or of everything) also where nothing else does.
  const inner = [sql`count(*) as n`, ...groups.map((group, i) => sql`${groupSql(aggregate, i, group)} as ${ident(`g${i}`)}`), ...measures.flatMap((measure, i) => (measure ? [sql`${measure} as ${ident(`m${i}`)}`] : []))]
  const grouped = groups.length === 0 ? raw('') : sql` group by ${raw(groups.map((_, i) => String(positionIn(i))).join(', '))}`
  const having = havingSql(reach, aggregate)
  const order = orderSql(reach, aggregate)
  const where = and([conditions(scope, aggregate, reach.alias), lines && aggregate.rows ? rowFilter(scope, entity, lines, reach.row, aggregate.rows, 1) : null])
  const base = sql`select ${join(inner)} from ${reach.from()} where ${where}${grouped}${having}${order} limit ${raw(String(limitOf(aggregate)))}`
  return sql`select ${rowSql(scope, aggregate, groups, measures)} as row from (${base}) g`
}

/** Where a group stands in the select list, after the count. */
const positionIn = (group: number): number => group + 2

function limitOf({ first }: AggregateQuery): number {
  if (first == null) return mostGroups
  if (!Number.isInteger(first) || first < 0 || first > mostGroups) throw new EngineError('BAD_INPUT', `Ask for 0 to ${mostGroups} groups.`)
  return first
}

function groupSql({ groupBy, timeZone }: AggregateQuery, i: number, { reached: { kind, value }, path }: Grouped): Sql {
  const bucket = groupBy[i]?.bucket
  if (!bucket) return value
  if (kind === 'datetime') return sql`date_trunc(${bucket}::text, ${value} at time zone ${timeZone}::text)::date`
  if (kind === 'date') return sql`date_trunc(${bucket}::text, ${value}::timestamp)::date`
  throw new EngineError('BAD_INPUT', `“${path.join('.')}” is no date, it has no ${bucket}.`)
}

function measureSql(reach: Reach, item: Extract<GroupSelected, { kind: 'measure' }>): Sql {
  const { value, kind } = measureOf(reach, item.function, item.field)
  return wireSql(kind, value)
}

interface Measure {
  readonly value: Sql
  readonly kind: ScalarKind
}

function measureOf(reach: Reach, name: AggregateFunction, field: string | null): Measure {
  if (name === 'count') return { value: raw('count(*)'), kind: 'integer' }
  if (field === null) throw new EngineError('BAD_INPUT', `“${name}” needs a field.`)
  const { kind, value } = reach.column([field])
  if (name === 'countDistinct') return { value: sql`count(distinct ${value})`, kind: 'integer' }
  if (name === 'min' || name === 'max') {
    if (kind === 'boolean' || kind === 'id' || kind === 'json') throw new EngineError('BAD_INPUT', `“${field}” has no ${name}.`)
    return { value: sql`${raw(name)}(${value})`, kind }
  }
  if (kind !== 'decimal' && kind !== 'integer') throw new EngineError('BAD_INPUT', `“${field}” is no number, it has no ${name}.`)
  return { value: name === 'avg' ? sql`round(avg(${value}), 6)` : sql`sum(${value})`, kind: 'decimal' }
}

function havingSql(reach: Reach, { having = [] }: AggregateQuery): Sql {
  if (having.length === 0) return raw('')
  const parts = having.map(({ function: name, field, operator, value }) => {
    const sign = signs[operator]
    if (!sign) throw new EngineError('BAD_INPUT', `“having” knows no operator “${operator}”.`)
    const measure = measureOf(reach, name, field)
    if (measure.kind !== 'integer' && measure.kind !== 'decimal') throw new EngineError('BAD_INPUT', `“having” compares numbers, and the ${name} of “${String(field)}” is none.`)
    return sql`${measure.value} ${raw(sign)} ${parameter('decimal', value)}`
  })
  return sql` having ${join(parts, ' and ')}`
}

function orderSql(reach: Reach, aggregate: AggregateQuery): Sql {
  const asked = (aggregate.orderBy ?? []).map(({ function: name, field, group, direction }) => {
    const value = name ? measureOf(reach, name, field).value : raw(String(positionOf(aggregate, field, group ?? null)))
    return sql`${value} ${raw(direction === 'desc' ? 'desc' : 'asc')}`
  })
  const steady = aggregate.groupBy.map((_, i) => raw(String(positionIn(i))))
  const all = [...asked, ...steady]
  return all.length === 0 ? raw('') : sql` order by ${join(all)}`
}

function positionOf({ groupBy }: AggregateQuery, field: string | null, group: number | null): number {
  const at = group ?? groupBy.findIndex(({ path }) => path.length === 1 && path[0] === field)
  if (!groupBy[at]) throw new EngineError('BAD_INPUT', `Groups cannot be ordered by “${field ?? String(group)}”, it is not in groupBy.`)
  return positionIn(at)
}

/** Selected values as one JSON object, nested by path. */
function rowSql(scope: ReadScope, aggregate: AggregateQuery, groups: readonly Grouped[], measures: readonly (Sql | null)[]): Sql {
  const valueOf = (item: GroupSelected, i: number): Sql => {
    if (item.kind === 'constant') return textLiteral(item.value)
    return item.kind === 'group' ? groupValue(scope, groups, [item.field], item.select) : measures[i] ? ident('g', `m${i}`) : raw('null')
  }
  return nested(aggregate.select.map((item, i) => ({ path: item.path, value: valueOf(item, i) })))
}

function nested(leaves: readonly { readonly path: readonly string[]; readonly value: Sql }[]): Sql {
  const heads = [...new Set(leaves.map(({ path }) => path[0] ?? ''))]
  return objectJson(
    heads.map((head): readonly [string, Sql] => {
      const own = leaves.filter(({ path }) => path[0] === head)
      const leaf = own.find(({ path }) => path.length === 1)
      return [head, leaf ? leaf.value : nested(own.map(({ path, value }) => ({ path: path.slice(1), value })))]
    }),
  )
}
