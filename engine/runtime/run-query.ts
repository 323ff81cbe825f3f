import { EngineError } from '../kernel/errors.ts'
import { isUuid } from '../kernel/uuid.ts'
import type { Entity } from '../model/types.ts'
import { type AggregateQuery, type ListQuery, type Page, type PersonSelected, readAggregate, readCount, readEntityNames, readMany, readOne, readPage, readPerson, readTimeInState, type Selected, type TimeInState, type TimeInStateQuery } from '../store/index.ts'
import { notePersonal } from './personal-reads.ts'
import { demandRight, hasRight, readScopeOf } from './read-scope.ts'
import type { Runtime } from './types.ts'

/** Where the calendar of a request is read: in the dealership's zone, or the network's. */
export const zoneOf = ({ model, actor }: Runtime): string => actor.timeZone ?? model.settings.timeZone

/** One statement each; the row filters and masks of the actor are inside it. @throws EngineError FORBIDDEN, BAD_INPUT */
export async function runList(runtime: Runtime, list: ListQuery): Promise<Page> {
  return readPage(runtime.store.query, scopeFor(runtime, list.entity), list)
}

export async function runOne(runtime: Runtime, entity: Entity, id: string, select: readonly Selected[]): Promise<object | null> {
  const record = await readOne(runtime.store.query, scopeFor(runtime, entity), entity, id, select)
  if (record) notePersonal(runtime, entity, id, select)
  return record
}

/** How many records fit, counted no further than `most`. @throws EngineError FORBIDDEN, BAD_INPUT */
export async function runCount(runtime: Runtime, list: Pick<ListQuery, 'entity' | 'filter' | 'search'>, most: number): Promise<number> {
  if (!Number.isInteger(most) || most < 1 || most > mostCounted) throw new EngineError('BAD_INPUT', `Count up to 1 to ${mostCounted}.`)
  return readCount(runtime.store.query, scopeFor(runtime, list.entity), list, most)
}

const mostCounted = 1_000_000

/** Records by id, in one statement; those that are not there for the actor are left out. */
export async function runMany(runtime: Runtime, entity: Entity, ids: readonly string[], select: readonly Selected[]): Promise<ReadonlyMap<string, object>> {
  return readMany(runtime.store.query, scopeFor(runtime, entity), entity, ids.filter(isUuid), select)
}

/** Names of the entities that ids belong to, as far as the actor may read any of their records. @throws EngineError BAD_INPUT for more than `most` */
export async function entitiesOf({ store, model, actor }: Runtime, ids: readonly string[], most: number): Promise<ReadonlyMap<string, string>> {
  if (ids.length > most) throw new EngineError('BAD_INPUT', `Ask for at most ${most} records at once.`)
  return readEntityNames(store.query, [...model.entities.values()].filter((entity) => hasRight(model, actor, entity, 'read')), ids.filter(isUuid))
}

export async function runAggregate(runtime: Runtime, aggregate: Omit<AggregateQuery, 'timeZone'>): Promise<readonly object[]> {
  return readAggregate((runtime.sums ?? runtime.store).query, scopeFor(runtime, aggregate.entity), { ...aggregate, timeZone: zoneOf(runtime) })
}

/** How long records stood in their states. */
export async function runTimeInState(runtime: Runtime, asked: TimeInStateQuery): Promise<readonly TimeInState[]> {
  return readTimeInState((runtime.sums ?? runtime.store).query, scopeFor(runtime, asked.entity), asked)
}

/** Somebody who did something to a record; null where the reader may not know who does. */
export async function runPerson({ store, model, actor, clock }: Runtime, entityName: string, id: string, select: readonly PersonSelected[]): Promise<object | null> {
  const entity = model.entities.get(entityName)
  if (!entity || readScopeOf(model, actor, clock()).mask(entity, 'updatedBy') !== 'clear') return null
  return readPerson(store.query, id, select)
}

function scopeFor({ model, actor, clock }: Runtime, entity: Entity) {
  demandRight(model, actor, entity, 'read')
  return readScopeOf(model, actor, clock())
}
