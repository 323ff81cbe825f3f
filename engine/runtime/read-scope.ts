import { permissionOf, rowFilter, type Right, type Sites } from '../access/index.ts'
import { compileToSql, entityScope } from '../expressions/index.ts'
import { EngineError } from '../kernel/errors.ts'
import { type Sql, sql } from '../kernel/sql.ts'
import { titleOf } from '../kernel/titles.ts'
import type { Actor, Entity, Model } from '../model/types.ts'
import { aliases, type Mask, type ReadScope, sqlScopeOf } from '../store/index.ts'

/** Who reads and when; slots where the statement is to serve others too. */
interface Asked {
  readonly reader: unknown
  readonly now: unknown
}

/** What the actor may read, for one statement. `sites`: slots for the actor's dealerships, where the statement is to serve others too. */
export function readScopeOf(model: Model, actor: Actor, now: Date, sites: Sites = actor, asked: Asked = { reader: actor.id, now: now.toISOString() }): ReadScope {
  return {
    model,
    visible: (entity, alias, site) => visibleRows(model, actor, now, entity, alias, 'read', site ? { ...sites, dealership: site } : sites),
    sites: actor.kind === 'user' && sites.dealership === null && actor.dealerships.length > 1 ? sql`${sites.dealerships}::text[]` : null,
    isWhole: (entity) => {
      const { read, filters } = permissionOf(model, actor, entity)
      return read && filters.read === null
    },
    layer: sites.dealership === null ? null : sql`${sites.dealership}`,
    reader: sql`${asked.reader}::uuid`,
    now: sql`${asked.now}::timestamptz`,
    timeZone: actor.timeZone ?? model.settings.timeZone,
    mask: (entity, field) => maskOf(model, actor, entity, field),
    alias: aliases(),
  }
}

/** The row filter of one right as SQL. */
export function visibleRows(model: Model, actor: Actor, now: Date, entity: Entity, alias: string, right: Right, sites: Sites = actor): Sql {
  const compile = (source: string): Sql =>
    compileToSql(source, { record: entityScope(model, entity), withActor: true }, sqlScopeOf(model, entity, alias), { actor, now, timeZone: model.settings.timeZone })
  return rowFilter(model, actor, entity, compile, alias, right, sites)
}

function maskOf(model: Model, actor: Actor, entity: Entity, field: string): Mask {
  if (entity.fieldByName.get(field)?.hidden) return 'hidden'
  // What the state means tells the state.
  const restriction = permissionOf(model, actor, entity).restriction(field === 'stateCategory' ? 'state' : field)
  return restriction === 'hidden' || restriction === 'masked' ? restriction : 'clear'
}

/** Whether the record belongs to the network, and the actor works in one dealership: it is read there, and changed by the network only. */
export const isNetworks = (actor: Actor, entity: Entity, row: { readonly dealership: string | null }): boolean =>
  entity.scope === 'layered' && row.dealership === null && actor.kind !== 'system' && actor.dealership !== null

/** Whether the actor holds the right for any row of the entity. */
export const hasRight = (model: Model, actor: Actor, entity: Entity, right: Right): boolean => permissionOf(model, actor, entity)[right]

/** @throws EngineError FORBIDDEN where the actor holds the right for no row of the entity */
export function demandRight(model: Model, actor: Actor, entity: Entity, right: Right): void {
  if (hasRight(model, actor, entity, right)) return
  throw new EngineError('FORBIDDEN', `Your role may not ${right} “${titleOf(entity.titles, actor.locale)}”.`, { hint: 'Ask the administrator of your network for the right.', data: { reason: `NO_${right.toUpperCase()}` } })
}
