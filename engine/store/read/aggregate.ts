import { EngineError } from '../../kernel/errors.ts'
import { ident, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity, ScalarKind } from '../../model/types.ts'
import { type Column, columnOf, entityTable, parameter, wireSql } from '../columns.ts'
import type { Query } from '../pool.ts'
import type { Filter } from './filter.ts'
import { conditions } from './rows.ts'
import { mostKeys } from './order.ts'
import type { ReadScope } from './scope.ts'
import type { SearchForms } from './search.ts'
import { objectJson, referenceSql, type Selected, textLiteral, userSql } from './selection.ts'

export type AggregateFunction = 'count' | 'countDistinct' | 'sum' | 'avg' | 'min' | 'max'
export type Bucket = 'day' | 'week' | 'month' | 'quarter' | 'year'

export interface GroupBy {
  readonly field: string
  readonly bucket?: Bucket | null
}

/** One asked-for value of a group; `path` is where it stands in the answer. */
export type GroupSelected =
  | { readonly kind: 'group'; readonly path: readonly string[]; readonly field: string; readonly select: readonly Selected[] }
  | { readonly kind: 'constant'; readonly path: readonly string[]; readonly value: string }
  | { readonly kind: 'measure'; readonly path: readonly string[]; readonly function: AggregateFunction; readonly field: string | null }

export interface AggregateQuery {
  readonly entity: Entity
  readonly filter?: Filter | null
  readonly search?: string | SearchForms | null
  readonly groupBy: readonly GroupBy[]
  readonly having?: readonly { readonly function: AggregateFunction; readonly field: string | null; readonly operator: string; readonly value: unknown }[]
  readonly orderBy?: readonly { readonly function?: AggregateFunction | null; readonly field: string | null; readonly direction: 'asc' | 'desc' }[]
  readonly first?: number | null
  readonly timeZone: string
  readonly select: readonly GroupSelected[]
}

const mostGroups = 10_000
const signs: Readonly<Record<string, string>> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' }

/** Groups with their measures: one statement. Without groupBy one row over everything. */
export async function readAggregate(query: Query, scope: ReadScope, aggregate: AggregateQuery): Promise<readonly object[]> {
  const rows = await query<{ row: object }>(aggregateSql(scope, aggregate))
  return rows.map(({ row }) => row)
}

/** Each group as JSON in a column `row`. */
export function aggregateSql(scope: ReadScope, aggregate: AggregateQuery): Sql {
  const { entity } = aggregate
  if ([aggregate.groupBy, aggregate.having, aggregate.orderBy].some((keys) => (keys ?? []).length > mostKeys)) throw new EngineError('BAD_INPUT', `An aggregate has at most ${mostKeys} fields to group by, conditions on groups and keys of order.`)
  const alias = scope.alias()
  const groups = aggregate.groupBy.map((group) => groupSql(scope, aggregate, group, alias))
  const measures = aggregate.select.map((item) => (item.kind === 'measure' ? measureSql(scope, entity, alias, item) : null))
  // Counting makes one row of a group (or of everything) also where nothing else does.
  const inner = [sql`count(*) as n`, ...groups.map((group, i) => sql`${group} as ${ident(`g${i}`)}`), ...measures.flatMap((measure, i) => (measure ? [sql`${measure} as ${ident(`m${i}`)}`] : []))]
  const grouped = groups.length === 0 ? raw('') : sql` group by ${raw(groups.map((_, i) => String(positionIn(i))).join(', '))}`
  const base = sql`select ${join(inner)} from ${entityTable(entity)} ${ident(alias)} where ${conditions(scope, aggregate, alias)}${grouped}${havingSql(scope, aggregate, alias)}${orderSql(scope, aggregate, alias)} limit ${raw(String(limitOf(aggregate)))}`
  return sql`select ${rowSql(scope, aggregate, measures)} as row from (${base}) g`
}

/** Where a group stands in the select list, after the count. */
const positionIn = (group: number): number => group + 2

function limitOf({ first }: AggregateQuery): number {
  if (first == null) return mostGroups
  if (!Number.isInteger(first) || first < 0 || first > mostGroups) throw new EngineError('BAD_INPUT', `Ask for 0 to ${mostGroups} groups.`)
  return first
}

function groupSql(scope: ReadScope, { entity, timeZone }: AggregateQuery, { field, bucket }: GroupBy, alias: string): Sql {
  const column = readable(scope, entity, field)
  const value = column.sql(alias)
  if (!bucket) return value
  if (column.kind === 'datetime') return sql`date_trunc(${bucket}::text, ${value} at time zone ${timeZone}::text)::date`
  if (column.kind === 'date') return sql`date_trunc(${bucket}::text, ${value}::timestamp)::date`
  throw new EngineError('BAD_INPUT', `“${field}” is no date, it has no ${bucket}.`)
}

function readable(scope: ReadScope, entity: Entity, field: string): Column {
  if (scope.mask(entity, field) !== 'clear') throw new EngineError('FORBIDDEN', `You may not group or count by “${field}”.`)
  return columnOf(entity, field)
}

function measureSql(scope: ReadScope, entity: Entity, alias: string, item: Extract<GroupSelected, { kind: 'measure' }>): Sql {
  const { value, kind } = measureOf(scope, entity, alias, item.function, item.field)
  return wireSql(kind, value)
}

interface Measure {
  readonly value: Sql
  readonly kind: ScalarKind
}

function measureOf(scope: ReadScope, entity: Entity, alias: string, name: AggregateFunction, field: string | null): Measure {
  if (name === 'count') return { value: raw('count(*)'), kind: 'integer' }
  if (field === null) throw new EngineError('BAD_INPUT', `“${name}” needs a field.`)
  const { kind, sql: valueOf } = readable(scope, entity, field)
  const value = valueOf(alias)
  if (name === 'countDistinct') return { value: sql`count(distinct ${value})`, kind: 'integer' }
  if (name === 'min' || name === 'max') {
    if (kind === 'boolean' || kind === 'id' || kind === 'json') throw new EngineError('BAD_INPUT', `“${field}” has no ${name}.`)
    return { value: sql`${raw(name)}(${value})`, kind }
  }
  if (kind !== 'decimal' && kind !== 'integer') throw new EngineError('BAD_INPUT', `“${field}” is no number, it has no ${name}.`)
  return { value: name === 'avg' ? sql`round(avg(${value}), 6)` : sql`sum(${value})`, kind: 'decimal' }
}

function havingSql(scope: ReadScope, { entity, having = [] }: AggregateQuery, alias: string): Sql {
  if (having.length === 0) return raw('')
  const parts = having.map(({ function: name, field, operator, value }) => {
    const sign = signs[operator]
    if (!sign) throw new EngineError('BAD_INPUT', `“having” knows no operator “${operator}”.`)
    const measure = measureOf(scope, entity, alias, name, field)
    if (measure.kind !== 'integer' && measure.kind !== 'decimal') throw new EngineError('BAD_INPUT', `“having” compares numbers, and the ${name} of “${String(field)}” is none.`)
    return sql`${measure.value} ${raw(sign)} ${parameter('decimal', value)}`
  })
  return sql` having ${join(parts, ' and ')}`
}

function orderSql(scope: ReadScope, aggregate: AggregateQuery, alias: string): Sql {
  const asked = (aggregate.orderBy ?? []).map(({ function: name, field, direction }) => {
    const value = name ? measureOf(scope, aggregate.entity, alias, name, field).value : raw(String(positionOf(aggregate, field)))
    return sql`${value} ${raw(direction === 'desc' ? 'desc' : 'asc')}`
  })
  const steady = aggregate.groupBy.map((_, i) => raw(String(positionIn(i))))
  const all = [...asked, ...steady]
  return all.length === 0 ? raw('') : sql` order by ${join(all)}`
}

function positionOf(aggregate: AggregateQuery, field: string | null): number {
  const at = aggregate.groupBy.findIndex((group) => group.field === field)
  if (at < 0) throw new EngineError('BAD_INPUT', `Groups cannot be ordered by “${field}”, it is not in groupBy.`)
  return positionIn(at)
}

/** Selected values as one JSON object, nested by path. */
function rowSql(scope: ReadScope, aggregate: AggregateQuery, measures: readonly (Sql | null)[]): Sql {
  const valueOf = (item: GroupSelected, i: number): Sql => {
    if (item.kind === 'constant') return textLiteral(item.value)
    return item.kind === 'group' ? groupValue(scope, aggregate, item) : measures[i] ? ident('g', `m${i}`) : raw('null')
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

function groupValue(scope: ReadScope, aggregate: AggregateQuery, item: Extract<GroupSelected, { kind: 'group' }>): Sql {
  const at = aggregate.groupBy.findIndex((group) => group.field === item.field)
  // A field that was not grouped by has no value in a group.
  if (at < 0) return raw('null')
  const value = ident('g', `g${at}`)
  const column = columnOf(aggregate.entity, item.field)
  if (column.field?.target) return referenceSql(scope, column.field, value, null, item.select)
  if (column.kind === 'id' && column.name !== 'id') return userSql(value, item.select.flatMap((inner) => (inner.kind === 'column' ? [{ key: inner.key, name: inner.name }] : inner.kind === 'constant' ? [{ key: inner.key, name: '__typename' }] : [])))
  return aggregate.groupBy[at]?.bucket ? value : wireSql(column.kind, value)
}
