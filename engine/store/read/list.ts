import { ident, join, literal, raw, sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import { entityTable, parameter, parameterList } from '../columns.ts'
import type { Query } from '../pool.ts'
import { withSearch } from './few.ts'
import { cursorSql } from './order.ts'
import { countSql, type Listed, listed, rowsOf, type RowsQuery } from './rows.ts'
import type { ReadScope } from './scope.ts'
import { rowJson, type Selected } from './selection.ts'

export interface ListQuery extends RowsQuery {
  readonly select: readonly Selected[]
  readonly withTotal: boolean
}

export interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: object }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly totalCount: number | null
}

/** A page of records and, where asked, the count of all: one statement. */
export async function readPage(query: Query, scope: ReadScope, asked: ListQuery): Promise<Page> {
  const list = await withSearch(query, scope, asked)
  const { size, reversed, order, rows } = rowsOf(scope, list)
  const page = rows((alias) => [sql`${rowJson(scope, list.entity, alias, list.select)} as node`, sql`${cursorSql(order, alias)} as cursor`], 1)
  const total = list.withTotal ? countSql(scope, list) : raw('null')
  const [answer] = await query<{ rows: { node: object; cursor: string }[]; total: number | null }>(sql`select (select coalesce(json_agg(row_to_json(r)), '[]'::json) from (${page}) r) as rows, ${total} as total`)
  const found = answer?.rows ?? []
  const edges = found.slice(0, size)
  if (reversed) edges.reverse()
  const hasMore = found.length > size
  return {
    edges,
    hasNextPage: reversed ? list.before != null : hasMore,
    hasPreviousPage: reversed ? hasMore : list.after != null || (list.offset ?? 0) > 0,
    totalCount: answer?.total ?? null,
  }
}

/** How many records fit, counted no further than `most`. */
export async function readCount(query: Query, scope: ReadScope, asked: Listed, most: number): Promise<number> {
  const list = await withSearch(query, scope, asked)
  const alias = scope.alias()
  const [row] = await query<{ count: number }>(sql`select count(*) as count from (select 1 from ${entityTable(list.entity)} ${ident(alias)} where ${listed(scope, list, alias)} limit ${most}::int) c`)
  return row?.count ?? 0
}

/** One record as the reader may see it; null where there is none for this reader. */
export async function readOne(query: Query, scope: ReadScope, entity: Entity, id: string, select: readonly Selected[]): Promise<object | null> {
  const [row] = await query<{ node: object }>(oneSql(scope, entity, id, select))
  return row?.node ?? null
}

/** Records as the reader may see them, by id; those that are not there for this reader are left out. */
export async function readMany(query: Query, scope: ReadScope, entity: Entity, ids: readonly string[], select: readonly Selected[]): Promise<ReadonlyMap<string, object>> {
  const alias = scope.alias()
  const rows = await query<{ id: string; node: object }>(
    sql`select ${ident(alias, 'id')} as id, ${rowJson(scope, entity, alias, select)} as node from ${entityTable(entity)} ${ident(alias)} where ${ident(alias, 'id')} = any(${parameterList('id', ids)}) and ${ident(alias, 'deleted_at')} is null and ${scope.visible(entity, alias)}`,
  )
  return new Map(rows.map(({ id, node }) => [id, node]))
}

/** Which of the entities each id belongs to: one statement, a look into each table's key. */
export async function readEntityNames(query: Query, entities: readonly Entity[], ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (entities.length === 0 || ids.length === 0) return new Map()
  const parts = entities.map((entity) => sql`select ${literal(entity.name)} as name, t.id from ${entityTable(entity)} t where t.id = any(${parameterList('id', ids)})`)
  const rows = await query<{ id: string; name: string }>(join(parts, ' union all '))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The record as JSON in a column `node`; `id` a text or a slot. */
export function oneSql(scope: ReadScope, entity: Entity, id: unknown, select: readonly Selected[]) {
  const alias = scope.alias()
  return sql`select ${rowJson(scope, entity, alias, select)} as node from ${entityTable(entity)} ${ident(alias)} where ${ident(alias, 'id')} = ${parameter('id', id)} and ${ident(alias, 'deleted_at')} is null and ${scope.visible(entity, alias)}`
}
