/** Who may be chosen in a user field of a record. */
import { inputFields, message } from '../../forms/index.ts'
import { EngineError, type Issue } from '../../kernel/errors.ts'
import { and, sql } from '../../kernel/sql.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Asking } from '../../kernel/asking.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Entity, Field, Model, Values } from '../../model/types.ts'
import { findPeople, type PersonThere, peopleSql, type Query, sitesSql } from '../../store/index.ts'
import { demandRight } from '../read-scope.ts'
import { peopleAt } from '../steps/people-at.ts'
import { normalised } from '../steps/values.ts'
import type { CommandRuntime, Runtime } from '../types.ts'
import { visibleRecord } from '../visible-record.ts'

interface About {
  readonly values: Values
  readonly dealership: string | null
}

/** Of the record's people those that the field's path names; everybody there where it names nobody. */
async function allowed(reader: { readonly query: Query; readonly model: Model }, entity: Entity, field: Field, record: About) {
  const { people } = field.keywords
  const among = people === undefined ? [] : await peopleAt(reader, entity, record, [people])
  return among.length === 0 ? null : peopleSql({ to: [], among }, record.dealership)
}

interface Wanted {
  readonly search: string
  readonly limit: number
}

/** People of the actor's dealership, or of these whom the field that asks allows; free ones first, then busy ones, then who is away. @throws EngineError NOT_FOUND */
export async function peopleFor(runtime: Runtime, wanted: Wanted, asking: Asking | undefined): Promise<readonly PersonThere[]> {
  const { store, model, actor } = runtime
  const entity = model.entities.get(asking?.entity ?? '')
  const field = entity && asking ? fieldOf(entity, asking) : undefined
  if (!entity || !asking || !field?.keywords.people) return findPeople(store.query, { where: sitesSql(actor.dealership), ...wanted })
  demandRight(model, actor, entity, 'read')
  const about = asking.record === undefined ? { values: normalised(entity.fields, asking.values), dealership: actor.dealership } : await visibleRecord(runtime, entity, asking.record)
  return findPeople(store.query, { where: (await allowed({ query: store.query, model }, entity, field, about)) ?? sitesSql(about.dealership ?? actor.dealership), ...wanted })
}

/** The field as an entity has it, or as an event asks for it. */
export function fieldOf({ fieldByName, machine }: Entity, { field, event }: Asking): Field | undefined {
  if (event === undefined) return fieldByName.get(field)
  const forms = machine?.transitions.filter((one) => one.event === event).flatMap(({ definition }) => definition.meta.form ?? []) ?? []
  return forms.flatMap(inputFields).find(({ name }) => name === field)
}

/**
 * People whom somebody puts into a field are among those it allows; who stood there before stays.
 * @throws EngineError VALIDATION_FAILED with the place of each who is not
 */
export async function checkPeople({ query, model, actor }: Pick<CommandRuntime, 'query' | 'model' | 'actor'>, entity: Entity, fields: readonly Field[], given: Values, record: About & { readonly before: Values }, pointer = ''): Promise<void> {
  const chosen = fields.filter(({ name, keywords }) => keywords.people !== undefined && isUuid(given[name]) && given[name] !== record.before[name])
  const issues: Issue[] = []
  for (const field of chosen) {
    const limits = await allowed({ query, model }, entity, field, record)
    if (limits === null) continue
    const found = await query(sql`select 1 from platform."user" u where ${and([sql`u.id = ${String(given[field.name])}::uuid`, limits])}`)
    if (found.length === 0) issues.push({ pointer: `${pointer}/${field.name}`, message: message('notAmongPeople', actor.locale, { title: titleOf(field.titles, actor.locale) }) })
  }
  if (issues.length > 0) throw new EngineError('VALIDATION_FAILED', issues[0]?.message ?? '', { issues, hint: 'Nothing was saved. Choose somebody from the list and save again.' })
}
