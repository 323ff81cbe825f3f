import type { Choice } from '../../engine.ts'
import type { Asking } from '../../kernel/asking.ts'
import { pathsOfChoices, pathsOfFirst, preferredOf, type Wanted, wantedOf } from '../../forms/index.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Entity, Field, Values } from '../../model/types.ts'
import { findLabels, type PersonThere, withReferences } from '../../store/index.ts'
import { fieldOf, peopleFor } from '../presence/choices.ts'
import { demandRight, readScopeOf } from '../read-scope.ts'
import { withoutForeign } from '../steps/check-references.ts'
import type { Runtime } from '../types.ts'
import { visibleRecord } from '../visible-record.ts'

/** Records (or people, for `user`, free ones first) to choose from; of people those who work in the actor's dealership. */
export async function choices(runtime: Runtime, entity: string, search: string, limit = 20, asking?: Asking): Promise<readonly Choice[]> {
  const { store, model, actor, clock } = runtime
  const target = model.entities.get(entity)
  const size = Math.min(Math.max(limit, 1), 100)
  if (!target) return (await peopleFor(runtime, { search, limit: size }, asking)).map(personChoice)
  demandRight(model, actor, target, 'read')
  const scope = readScopeOf(model, actor, clock())
  const { only, first } = await choiceFilters(runtime, target, asking)
  const ahead = first ? await findLabels(store.query, scope, target, search, size, { and: only ? [only, first] : [first] }) : []
  const others = ahead.length < size ? await findLabels(store.query, scope, target, search, size, only) : []
  const known = new Set(ahead.map(({ id }) => id))
  return [...ahead, ...others.filter(({ id }) => !known.has(id))].slice(0, size).map(({ id, label }) => ({ value: id, title: label }))
}

const personChoice = ({ id, name, position, presence }: PersonThere): Choice => ({ value: id, title: [name, position].filter(Boolean).join(', '), presence })

/** What the field that asks takes and what it offers first, as filters of its target; null where that is everything. */
async function choiceFilters(runtime: Runtime, target: Entity, asking: Asking | undefined): Promise<{ readonly only: JsonObject | null; readonly first: JsonObject | null }> {
  const entity = runtime.model.entities.get(asking?.entity ?? '')
  const field = entity && asking ? fieldOf(entity, asking) : undefined
  if (!entity || !asking || field?.target !== target.name || (field.keywords.choices ?? field.keywords.first) === undefined) return { only: null, first: null }
  const given = asking.record === undefined ? asking.values : (await visibleRecord(runtime, entity, asking.record)).values
  const values = await readValues(runtime, entity, field, given)
  return { only: filterOf(target, wantedOf(field, values)), first: filterOf(target, preferredOf(field, values)) }
}

const filterOf = (target: Entity, wanted: readonly Wanted[]): JsonObject | null =>
  wanted.length === 0 ? null : { and: wanted.map(({ name, value }) => ({ [name]: target.fieldByName.get(name)?.target ? { id: { eq: value } } : { eq: value } })) }

/** What was typed, with what the choices read behind its references; others' records tell nothing. */
async function readValues({ store, model, actor, clock }: Runtime, entity: Entity, field: Field, given: JsonObject): Promise<Values> {
  const known = Object.fromEntries(Object.entries(given).filter(([name, value]) => entity.fieldByName.has(name) && value !== undefined)) as Values
  const values = await withoutForeign(store.query, { model, actor, now: clock() }, entity, known)
  return withReferences(store.query, model, entity, values, [...pathsOfChoices([field]), ...pathsOfFirst(field)], actor.dealership)
}
