import { EngineError } from '../../kernel/errors.ts'
import { and, ident, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import { entityTable, parameter } from '../columns.ts'
import type { Query } from '../pool.ts'
import { type Filter, filterSql } from './filter.ts'
import { afterSql, cursorSql, type OrderBy, orderOf, orderSql, writeCursor } from './order.ts'
import type { ReadScope } from './scope.ts'
import { searchSql } from './search.ts'
import { rowJson, type Selected } from './selection.ts'

export interface ListQuery {
  readonly entity: Entity
  readonly filter?: Filter | null
  readonly search?: string | null
  readonly orderBy?: readonly OrderBy[]
  readonly first?: number | null
  readonly after?: string | null
  readonly last?: number | null
  readonly before?: string | null
  readonly select: readonly Selected[]
  readonly withTotal: boolean
}

export interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: object }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly totalCount: number | null
}

/** Rows of one page where none is named, and at most. */
const defaultSize = 50
const largestSize = 1000

/** A page of records and, where asked, the count of all: one statement. */
export async function readPage(query: Query, scope: ReadScope, list: ListQuery): Promise<Page> {
  const { statement, size, reversed } = pageSql(scope, list)
  const [answer] = await query<{ rows: { node: object; cursor: (string | null)[] }[]; total: number | null }>(statement)
  const found = answer?.rows ?? []
  const rows = found.slice(0, size)
  if (reversed) rows.reverse()
  const hasMore = found.length > size
  return {
    edges: rows.map(({ node, cursor }) => ({ node, cursor: writeCursor(cursor) })),
    hasNextPage: reversed ? list.before != null : hasMore,
    hasPreviousPage: reversed ? hasMore : list.after != null,
    totalCount: answer?.total ?? null,
  }
}

function pageSql(scope: ReadScope, list: ListQuery): { readonly statement: Sql; readonly size: number; readonly reversed: boolean } {
  const { entity } = list
  const size = sizeOf(list)
  const reversed = list.last != null
  const alias = scope.alias()
  const order = orderOf(scope, entity, list.orderBy ?? [])
  const where = conditions(scope, list, alias)
  const cursors = [
    list.after == null ? null : afterSql(order, alias, list.after, false),
    list.before == null ? null : afterSql(order, alias, list.before, true),
  ]
  const rows = sql`select ${rowJson(scope, entity, alias, list.select)} as node, ${cursorSql(order, alias)} as cursor from ${entityTable(entity)} ${ident(alias)} where ${and([where, ...cursors])} order by ${orderSql(order, alias, reversed)} limit ${raw(String(size + 1))}`
  const total = list.withTotal ? countSql(scope, list) : raw('null')
  return { statement: sql`select (select coalesce(json_agg(row_to_json(r)), '[]'::json) from (${rows}) r) as rows, ${total} as total`, size, reversed }
}

function countSql(scope: ReadScope, list: ListQuery): Sql {
  const alias = scope.alias()
  return sql`(select count(*) from ${entityTable(list.entity)} ${ident(alias)} where ${conditions(scope, list, alias)})`
}

export function conditions(scope: ReadScope, list: Pick<ListQuery, 'entity' | 'filter' | 'search'>, alias: string): Sql {
  return and([
    sql`${ident(alias, 'deleted_at')} is null`,
    scope.visible(list.entity, alias),
    list.filter ? filterSql(scope, list.entity, alias, list.filter) : null,
    list.search ? searchSql(scope, list.entity, alias, list.search) : null,
  ])
}

function sizeOf(list: ListQuery): number {
  if (list.first != null && list.last != null) throw new EngineError('BAD_INPUT', 'Ask for “first” or “last”, not both.')
  const size = list.first ?? list.last ?? defaultSize
  if (!Number.isInteger(size) || size < 0 || size > largestSize) throw new EngineError('BAD_INPUT', `A page has 0 to ${largestSize} rows.`)
  return size
}

/** One record as the reader may see it; null where there is none for this reader. */
export async function readOne(query: Query, scope: ReadScope, entity: Entity, id: string, select: readonly Selected[]): Promise<object | null> {
  const alias = scope.alias()
  const statement = sql`select ${rowJson(scope, entity, alias, select)} as node from ${entityTable(entity)} ${ident(alias)} where ${ident(alias, 'id')} = ${parameter('id', id)} and ${ident(alias, 'deleted_at')} is null and ${scope.visible(entity, alias)}`
  const [row] = await query<{ node: object }>(statement)
  return row?.node ?? null
}
