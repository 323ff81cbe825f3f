import { columnName } from '../kernel/names.ts'
import { type Sql, ident, join, raw, sql } from '../kernel/sql.ts'
import type { Actor, Entity, Model } from '../model/types.ts'
import { type Right, permissionOf } from './permission-of.ts'

/** Dealerships of a request, or slots for them: `dealership` null means all of `dealerships`. */
export interface Sites {
  readonly dealership: unknown
  readonly dealerships: unknown
}

/** Turns the CEL text of a row filter into SQL over the same alias. */
export type CompileFilter = (source: string) => Sql

/**
 * Condition that leaves the rows of `entity` for which the actor holds the right. It belongs into
 * every statement that reads or changes the table. `alias`: the table's name in that statement. `sites`:
 * slots for the actor's dealerships, where the statement is to serve others too.
 */
export function rowFilter(model: Model, actor: Actor, entity: Entity, compileSql: CompileFilter, alias?: string, right: Right = 'read', sites: Sites = actor): Sql {
  if (actor.kind === 'system') return raw('true')
  const permission = permissionOf(model, actor, entity)
  if (!permission[right]) return raw('false')
  const scope = dealershipFilter(sites, entity, alias)
  const filters = permission.filters[right]
  if (filters === null) return scope
  const rows = join(filters.map((filter) => sql`(${compileSql(filter)})`), ' or ')
  return entity.scope === 'network' ? sql`(${rows})` : sql`(${scope} and (${rows}))`
}

/** Rows of the dealerships the actor sees in this request; shared rows of a layered entity are everybody's. */
function dealershipFilter({ dealership, dealerships }: Sites, entity: Entity, alias?: string): Sql {
  if (entity.scope === 'network') return raw('true')
  const name = columnName('dealership')
  const column = alias === undefined ? ident(name) : ident(alias, name)
  const own = dealership === null ? sql`${column} = any(${dealerships}::text[])` : sql`${column} = ${dealership}`
  return entity.scope === 'layered' ? sql`(${column} is null or ${own})` : own
}
