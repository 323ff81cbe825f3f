import type { Choice } from '../../engine.ts'
import type { Asking } from '../../kernel/asking.ts'
import { pathsOfChoices, wantedOf } from '../../forms/index.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Entity, Field, Values } from '../../model/types.ts'
import { findLabels, type PersonThere, withReferences } from '../../store/index.ts'
import { peopleFor } from '../presence/choices.ts'
import { demandRight, readScopeOf } from '../read-scope.ts'
import { withoutForeign } from '../steps/check-references.ts'
import type { Runtime } from '../types.ts'

/** Records (or people, for `user`, free ones first) to choose from; of people those who work in the actor's dealership. */
export async function choices(runtime: Runtime, entity: string, search: string, limit = 20, asking?: Asking): Promise<readonly Choice[]> {
  const { store, model, actor, clock } = runtime
  const target = model.entities.get(entity)
  const size = Math.min(Math.max(limit, 1), 100)
  if (!target) return (await peopleFor(runtime, { search, limit: size }, asking)).map(personChoice)
  demandRight(model, actor, target, 'read')
  const rows = await findLabels(store.query, readScopeOf(model, actor, clock()), target, search, size, await choiceFilter(runtime, target, asking))
  return rows.map(({ id, label }) => ({ value: id, title: label }))
}

const personChoice = ({ id, name, position, presence }: PersonThere): Choice => ({ value: id, title: [name, position].filter(Boolean).join(', '), presence })

/** What the field that asks takes, as a filter of its target; null where it takes everything. */
async function choiceFilter(runtime: Runtime, target: Entity, asking: Asking | undefined): Promise<JsonObject | null> {
  const entity = runtime.model.entities.get(asking?.entity ?? '')
  const field = entity?.fieldByName.get(asking?.field ?? '')
  if (!entity || !field?.keywords.choices || field.target !== target.name) return null
  const wanted = wantedOf(field, await readValues(runtime, entity, field, asking?.values ?? {}))
  return wanted.length === 0 ? null : { and: wanted.map(({ name, value }) => ({ [name]: target.fieldByName.get(name)?.target ? { id: { eq: value } } : { eq: value } })) }
}

/** What was typed, with what the choices read behind its references; others' records tell nothing. */
async function readValues({ store, model, actor, clock }: Runtime, entity: Entity, field: Field, given: JsonObject): Promise<Values> {
  const known = Object.fromEntries(Object.entries(given).filter(([name, value]) => entity.fieldByName.has(name) && value !== undefined)) as Values
  const values = await withoutForeign(store.query, { model, actor, now: clock() }, entity, known)
  return withReferences(store.query, model, entity, values, pathsOfChoices([field]), actor.dealership)
}
