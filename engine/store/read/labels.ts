import { and, ident, join, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import { entityTable, parameter, parameterList } from '../columns.ts'
import type { Query } from '../pool.ts'
import { weighed } from './few.ts'
import { type Filter, filterSql } from './filter.ts'
import { placeColumn, shownSql } from './layer.ts'
import { orderOf, orderSql } from './order.ts'
import type { ReadScope } from './scope.ts'
import { searchSql } from './search.ts'
import { labelSql, type PersonSelected, userSql } from './selection.ts'

interface Labelled {
  readonly id: string
  readonly label: string
}

/** Labels of the given records, deleted ones included: what points to them still names them. */
export function readLabels(query: Query, scope: ReadScope, entity: Entity, ids: readonly string[]): Promise<readonly Labelled[]> {
  const alias = scope.alias()
  return query<Labelled>(labelled(scope, entity, alias, sql`${ident(alias, 'id')} = any(${parameterList('id', ids)}) and ${scope.visible(entity, alias)}`))
}

/** Records to choose from: those the search finds, in the dealership's own order, else the newest first. */
export async function findLabels(query: Query, scope: ReadScope, entity: Entity, search: string, limit: number, filter: Filter | null = null): Promise<readonly Labelled[]> {
  const alias = scope.alias()
  const where = and([sql`${ident(alias, 'deleted_at')} is null`, scope.visible(entity, alias), shownSql(scope, entity, alias), filter ? filterSql(scope, entity, alias, filter) : null, search.trim() === '' ? null : searchSql(scope, entity, alias, await weighed(query, scope, entity, search))])
  const order = placeColumn(scope, entity) ? orderSql(orderOf(scope, entity, []), alias, false) : sql`${ident(alias, 'created_at')} desc, ${ident(alias, 'id')}`
  return query<Labelled>(sql`${labelled(scope, entity, alias, where)} order by ${order} limit ${limit}::int`)
}

const labelled = (scope: ReadScope, entity: Entity, alias: string, where: Sql): Sql =>
  sql`select ${ident(alias, 'id')} as id, ${labelSql(scope, entity, alias)} as label from ${entityTable(entity)} ${ident(alias)} where ${where}`

/** Whose record points: of a dealership, or shared by the network (null). */
export interface Site {
  readonly dealership: string | null
}

/** Ids that are said to stand for records of an entity; of none: for people. */
export interface Meant {
  readonly entity: Entity | null
  readonly ids: readonly string[]
}

/** Those of the ids that stand for somebody, or for a record the reader may see and `site` may point to; deleted ones no more. One statement. */
export async function readableIds(query: Query, scope: ReadScope, meant: readonly Meant[], site: Site | null): Promise<readonly string[]> {
  if (meant.length === 0) return []
  const rows = await query<{ id: string }>(join(meant.map(({ entity, ids }) => (entity ? readableSql(scope, entity, ids, site) : sql`select u.id from platform."user" u where ${isOneOf('u', ids)}`)), ' union all '))
  return rows.map(({ id }) => id)
}

function readableSql(scope: ReadScope, entity: Entity, ids: readonly string[], site: Site | null): Sql {
  const alias = scope.alias()
  const own = site && entity.scope !== 'network' ? sql`(${ident(alias, 'dealership')} is null or ${ident(alias, 'dealership')} = ${site.dealership})` : null
  const where = and([isOneOf(alias, ids), sql`${ident(alias, 'deleted_at')} is null`, scope.visible(entity, alias), own, shownSql(scope, entity, alias)])
  return sql`select ${ident(alias, 'id')} as id from ${entityTable(entity)} ${ident(alias)} where ${where}`
}

/** A plan for a list thinks of ten, which a small table is read through for. */
const isOneOf = (alias: string, ids: readonly string[]): Sql => (ids.length === 1 ? sql`${ident(alias, 'id')} = ${parameter('id', ids[0])}` : sql`${ident(alias, 'id')} = any(${parameterList('id', ids)})`)

/** Those of the ids whose records the reader may see and the filter lets through; deleted ones included. */
export async function visibleIds(query: Query, scope: ReadScope, entity: Entity, ids: readonly string[], filter: Filter | null): Promise<readonly string[]> {
  const alias = scope.alias()
  const where = and([sql`${ident(alias, 'id')} = any(${parameterList('id', ids)})`, scope.visible(entity, alias), filter ? filterSql(scope, entity, alias, filter) : null])
  const rows = await query<{ id: string }>(sql`select ${ident(alias, 'id')} as id from ${entityTable(entity)} ${ident(alias)} where ${where}`)
  return rows.map(({ id }) => id)
}

/** One person by id; null for nobody, as the system is. */
export async function readPerson(query: Query, id: string, select: readonly PersonSelected[]): Promise<object | null> {
  const [row] = await query<{ person: object | null }>(sql`select ${userSql(parameter('id', id), select)} as person`)
  return row?.person ?? null
}

/** Ids of the records of a dealership (null: those that belong to none) that the filter lets through. */
export async function matchingIds(query: Query, scope: ReadScope, entity: Entity, dealership: string | null, filter: Filter | null): Promise<readonly string[]> {
  const alias = scope.alias()
  const own = entity.scope === 'network' ? null : sql`${ident(alias, 'dealership')} is not distinct from ${dealership}::text`
  const where = and([sql`${ident(alias, 'deleted_at')} is null`, own, filter ? filterSql(scope, entity, alias, filter) : null])
  const rows = await query<{ id: string }>(sql`select ${ident(alias, 'id')} as id from ${entityTable(entity)} ${ident(alias)} where ${where}`)
  return rows.map(({ id }) => id)
}
