import { EngineError } from '../../kernel/errors.ts'
import { and, ident, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import { entityTable } from '../columns.ts'
import { type Filter, filterSql } from './filter.ts'
import { hiddenSql, shownSql } from './layer.ts'
import { afterSql, type Cursor, type Order, type OrderBy, orderOf, orderSql } from './order.ts'
import type { ReadScope } from './scope.ts'
import { type SearchForms, searchSql } from './search.ts'

/** Which rows of an entity, and in which order; values may be slots. */
export interface RowsQuery {
  readonly entity: Entity
  readonly filter?: Filter | null
  readonly search?: string | SearchForms | null
  readonly orderBy?: readonly OrderBy[]
  readonly first?: number | null
  readonly after?: string | Cursor | null
  readonly last?: number | null
  readonly before?: string | Cursor | null
  /** Rows left out before the page; for reading on, cursors are quicker and miss nothing. */
  readonly offset?: number | null
  /** Instead of the rows that the dealership of the request shows those it hides. */
  readonly hidden?: boolean | null
}

/** What says which rows a list has on all its pages. */
export type Listed = Pick<RowsQuery, 'entity' | 'filter' | 'search' | 'hidden'>

/** Rows of one page where none is named, and at most. */
const defaultSize = 50
const largestSize = 1000
/** Most rows that each dealership contributes to a page of several; further back they are sorted together. */
const mostOfEach = 2000

/** A page before it is written down. `reversed`: its rows come last first. */
export interface RowsPage {
  readonly size: number
  readonly reversed: boolean
  readonly order: Order
  /** The rows in order, `columns` of each; `extra` 1 for one row more than the page has. */
  readonly rows: (columns: (alias: string) => readonly Sql[], extra: 0 | 1) => Sql
}

/** @throws EngineError BAD_INPUT, FORBIDDEN for what the reader may not filter or sort by */
export function rowsOf(scope: ReadScope, list: RowsQuery): RowsPage {
  const size = sizeOf(list)
  const reversed = list.last != null
  const order = orderOf(scope, list.entity, list.orderBy ?? [])
  // A cursor of another order is refused also where only the total is asked for.
  for (const cursor of [list.after, list.before]) if (cursor != null) afterSql(order, '', cursor, false)
  const rows: RowsPage['rows'] = (columns, extra) => {
    const limit = size + extra
    const sites = list.entity.scope === 'dealership' && isReadInOrder(list) && limit + (list.offset ?? 0) <= mostOfEach ? scope.sites : null
    if (sites === null && !list.offset) return plainRows(scope, list, order, reversed, columns, limit)
    return keyedRows(scope, list, order, reversed, columns, limit, sites)
  }
  return { size, reversed, order, rows }
}

/** What few records fit is found first and sorted then. */
const isReadInOrder = ({ search }: RowsQuery): boolean => search == null || (typeof search === 'object' && search.isCommon === true)

type Columns = (alias: string) => readonly Sql[]

function plainRows(scope: ReadScope, list: RowsQuery, order: Order, reversed: boolean, columns: Columns, limit: number): Sql {
  const alias = scope.alias()
  return sql`select ${join(columns(alias))} from ${entityTable(list.entity)} ${ident(alias)} where ${paged(scope, list, order, alias)} order by ${orderSql(order, alias, reversed)} limit ${raw(String(limit))}`
}

/** First the keys of the page's rows, then the rest of these rows alone: what is skipped or outrun by another dealership is not read whole. */
function keyedRows(scope: ReadScope, list: RowsQuery, order: Order, reversed: boolean, columns: Columns, limit: number, sites: Sql | null): Sql {
  const { entity } = list
  const [alias, key, found] = [scope.alias(), scope.alias(), scope.alias()]
  const id = entity.scope === 'dealership' ? ['dealership', 'id'] : ['id']
  const keys = order.keys.map(({ column }, i) => sql`${column.sql(alias)} as ${ident(`k${i}`)}`)
  const selected = join([...id.map((name) => ident(alias, name)), ...keys])
  const sorted = (from: string): Sql => join(order.keys.map(({ descending }, i) => sql`${ident(from, `k${i}`)} ${raw(descending !== reversed ? 'desc' : 'asc')}`))
  const [skipped, most] = [list.offset ?? 0, String(limit + (list.offset ?? 0))]
  const where = paged(scope, list, order, alias, sites ? raw('site.code') : undefined)
  const table = sql`from ${entityTable(entity)} ${ident(alias)}`
  const ordered = sql`order by ${orderSql(order, alias, reversed)}`
  const page = sites
    ? sql`select ${ident(key)}.* from unnest(${sites}) as site(code) cross join lateral (select ${selected} ${table} where ${where} ${ordered} limit ${raw(most)}) ${ident(key)} order by ${sorted(key)} limit ${raw(String(limit))} offset ${raw(String(skipped))}`
    : sql`select ${selected} ${table} where ${where} ${ordered} limit ${raw(String(limit))} offset ${raw(String(skipped))}`
  const same = join(id.map((name) => sql`${ident(found, name)} = ${ident('page', name)}`), ' and ')
  return sql`select ${join(columns(found))} from (${page}) page join ${entityTable(entity)} ${ident(found)} on ${same} order by ${sorted('page')}`
}

function paged(scope: ReadScope, list: RowsQuery, order: Order, alias: string, site?: Sql): Sql {
  return and([
    listed(scope, list, alias, site),
    list.after == null ? null : afterSql(order, alias, list.after, false),
    list.before == null ? null : afterSql(order, alias, list.before, true),
  ])
}

/** Rows of the list on all its pages. */
export function listed(scope: ReadScope, list: Listed, alias: string, site?: Sql): Sql {
  const layer = list.hidden ? hiddenSql : shownSql
  return and([conditions(scope, list, alias, site), layer(scope, list.entity, alias)])
}

/** Rows that fit and may be seen, whatever a dealership hides. */
export function conditions(scope: ReadScope, list: Pick<RowsQuery, 'entity' | 'filter' | 'search'>, alias: string, site?: Sql): Sql {
  return and([
    sql`${ident(alias, 'deleted_at')} is null`,
    scope.visible(list.entity, alias, site),
    list.filter ? filterSql(scope, list.entity, alias, list.filter) : null,
    list.search ? searchSql(scope, list.entity, alias, list.search) : null,
  ])
}

/** How many records the list has on all its pages. */
export function countSql(scope: ReadScope, list: Listed): Sql {
  const alias = scope.alias()
  return sql`(select count(*) from ${entityTable(list.entity)} ${ident(alias)} where ${listed(scope, list, alias)})`
}

function sizeOf(list: RowsQuery): number {
  if (list.first != null && list.last != null) throw new EngineError('BAD_INPUT', 'Ask for “first” or “last”, not both.')
  const size = list.first ?? list.last ?? defaultSize
  if (!Number.isInteger(size) || size < 0 || size > largestSize) throw new EngineError('BAD_INPUT', `A page has 0 to ${largestSize} rows.`)
  if (list.offset != null && (list.last != null || list.after != null || list.before != null || list.offset < 0)) throw new EngineError('BAD_INPUT', '“offset” is 0 or more, and goes with “first” alone.')
  return size
}
