import type { Choice } from '../../engine.ts'
import type { Asking } from '../../fields/widget.ts'
import { pathsOfChoices, wantedOf } from '../../forms/index.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { sql } from '../../kernel/sql.ts'
import type { Entity, Field, Values } from '../../model/types.ts'
import { findLabels, withReferences } from '../../store/index.ts'
import { demandRight, readScopeOf } from '../read-scope.ts'
import { withoutForeign } from '../steps/check-references.ts'
import type { Runtime } from '../types.ts'

/** Records (or people, for `user`) to choose from; of people those who work in the actor's dealership. */
export async function choices(runtime: Runtime, entity: string, search: string, limit = 20, asking?: Asking): Promise<readonly Choice[]> {
  const { store, model, actor, clock } = runtime
  const target = model.entities.get(entity)
  const size = Math.min(Math.max(limit, 1), 100)
  if (target) demandRight(model, actor, target, 'read')
  const rows = target ? await findLabels(store.query, readScopeOf(model, actor, clock()), target, search, size, await choiceFilter(runtime, target, asking)) : await findPeople(runtime, search, size)
  return rows.map(({ id, label }) => ({ value: id, title: label }))
}

function findPeople({ store, actor }: Runtime, search: string, limit: number): Promise<readonly { readonly id: string; readonly label: string }[]> {
  return store.query(sql`select u.id, concat_ws(', ', u.name, u.position) as label from platform."user" u
    where u.is_active and position(${search.trim().toLowerCase()} in lower(concat_ws(' ', u.name, u.login, u.position))) > 0
      and exists (select 1 from platform.membership m where m.user_id = u.id and (${actor.dealership}::text is null or m.dealership = ${actor.dealership}))
    order by u.name limit ${limit}::int`)
}

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
