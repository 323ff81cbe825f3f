import { permissionOf } from '../access/index.ts'
import type { DuplicateDefinition } from '../definition/types.ts'
import type { DuplicateView } from '../engine.ts'
import { comparableText } from '../kernel/comparable-text.ts'
import type { Json, JsonObject } from '../kernel/json.ts'
import { titleOf } from '../kernel/titles.ts'
import type { Entity, Field } from '../model/types.ts'
import type { Filter, Selected } from '../store/index.ts'
import { atHome } from './at-home.ts'
import { hasRight } from './read-scope.ts'
import { runList } from './run-query.ts'
import type { Runtime } from './types.ts'

/** So many are looked at for each form that is searched, and told of each rule. */
const mostLookedAt = 50
const mostTold = 5
/** Shorter than this, a text is still being typed. */
const shortest = 3
/** Numbers in one field of phones that are looked for. */
const mostForms = 4

interface Found {
  readonly id: string
  readonly label: string
  readonly [field: string]: Json
}

/** Records that are likely the same as the one being typed, rule by rule, as far as the actor may see them and the fields that tell. */
export async function findDuplicates(asked: Runtime, locale: string, of: Entity, id: string | null, values: JsonObject): Promise<readonly DuplicateView[]> {
  const { runtime, entity } = id === null ? { runtime: asked, entity: of } : await atHome(asked, of, id)
  const rules = entity.definition.duplicates ?? []
  if (!hasRight(runtime.model, runtime.actor, entity, 'read')) return []
  const found = await Promise.all(rules.map(async (rule) => ({ rule, records: await recordsLike(runtime, entity, rule, id, values) })))
  return found.flatMap(({ rule, records }) => {
    if (records.length === 0) return []
    const title = rule.titles ? titleOf(rule.titles, locale) : rule.fields.map((name) => titleOf(entity.fieldByName.get(name)?.titles ?? entity.titles, locale)).join(', ')
    return [{ id: rule.id, title, fields: rule.fields, records: records.slice(0, mostTold).map((record) => ({ value: record.id, title: record.label })) }]
  })
}

async function recordsLike(runtime: Runtime, entity: Entity, rule: DuplicateDefinition, id: string | null, values: JsonObject): Promise<readonly Found[]> {
  const { restriction } = permissionOf(runtime.model, runtime.actor, entity)
  const fields = rule.fields.flatMap((name) => entity.fieldByName.get(name) ?? [])
  const isClear = ({ name, hidden }: Field): boolean => !hidden && ['none', 'read-only'].includes(restriction(name))
  // What the reader may not see must not be told by asking either.
  if (fields.length < rule.fields.length || !fields.every(isClear)) return []
  const wanted = new Map(fields.map((field) => [field, normal(field, values[field.name])] as const))
  if ([...wanted].some(([field, value]) => isEmpty(value) || (field.type.alike !== undefined && formsOf(field, value).length === 0))) return []
  const lead = fields.find((field) => field.keywords.searchable && field.type.alike)
  if (!lead) return []
  const others = fields.filter((field) => !field.type.alike).map((field): Filter => ({ [field.name]: equals(field, wanted.get(field)) }) as Filter)
  const select: readonly Selected[] = [{ key: 'id', kind: 'column', name: 'id' }, { key: 'label', kind: 'label' }, ...fields.filter((field) => field.type.alike).map((field): Selected => ({ key: field.name, kind: 'column', name: field.name }))]
  const searched = typedForms(lead, wanted.get(lead)).slice(0, mostForms)
  const pages = await Promise.all(searched.map((search) => runList(runtime, { entity, search, filter: others.length === 0 ? null : ({ and: others } as Filter), first: mostLookedAt, select, withTotal: false })))
  const nodes = pages.flatMap((page) => page.edges.map(({ node }) => node as Found))
  const unique = new Map(nodes.map((node) => [node.id, node]))
  return [...unique.values()].filter((node) => node.id !== id && [...wanted].every(([field, value]) => isAlike(field, value, node[field.name])))
}

const isEmpty = (value: Json | undefined): boolean => value === null || value === undefined || value === ''

const normal = (field: Field, value: Json | undefined): Json | undefined => (isEmpty(value) || !field.type.normalise ? value : field.type.normalise(value as Json, field))

const typedForms = (field: Field, value: Json | undefined): readonly string[] =>
  isEmpty(value) ? [] : (field.type.alike?.(value as Json, field) ?? []).filter((form) => form.length >= shortest)

const formsOf = (field: Field, value: Json | undefined): readonly string[] => typedForms(field, value).map(comparableText)

/** What the filter has compared already is alike. */
function isAlike(field: Field, mine: Json | undefined, theirs: Json | undefined): boolean {
  if (!field.type.alike) return true
  const forms = formsOf(field, theirs)
  return formsOf(field, mine).some((form) => forms.includes(form))
}

const equals = ({ target }: Field, value: Json | undefined): object => (target === null ? { eq: value } : { id: { eq: value } })
