/**
 * When two records are held to be the same: by what the definition calls duplicates, and by what no two may share. One
 * answer, for whoever types a record and for a table that is imported.
 */
import type { DuplicateDefinition } from '../definition/types.ts'
import { comparableText } from '../kernel/comparable-text.ts'
import type { Entity, Field, Values } from '../model/types.ts'
import type { Filter, Selected } from '../store/index.ts'
import { hasRight, readScopeOf } from './read-scope.ts'
import { runList } from './run-query.ts'
import type { Runtime } from './types.ts'

/** So many are looked at for each form that is searched. */
const mostLookedAt = 50
/** A shorter text is searched by nothing: it is still being typed, or every record has it somewhere. */
const shortest = 3
/** Numbers in one field of phones that are looked for. */
const mostForms = 4

/** A field's value as it is compared. */
interface Part {
  readonly field: Field
  readonly value: string | number | boolean
  /** Any of them in common is alike; null: only the value itself is. */
  readonly forms: readonly string[] | null
}

/** A way in which some values may be there already: all of its fields are filled. */
export interface Likeness {
  readonly fields: readonly string[]
  /** null: no rule of the definition says so. */
  readonly rule: DuplicateDefinition | null
  /** No two records may share it. */
  readonly isUnique: boolean
  readonly parts: readonly Part[]
}

export interface AlikeRecord {
  readonly id: string
  readonly version: number
  readonly label: string
}

/** Every way in which a record with these values may be there already. `areaCode`: what local phone numbers begin with. */
export function likenessesOf(entity: Entity, values: Values, areaCode: string): readonly Likeness[] {
  const rules = (entity.definition.duplicates ?? []).map((rule) => ({ rule, fields: rule.fields }))
  const unique = entity.fields.filter(({ name, keywords }) => keywords.unique && !rules.some(({ fields }) => fields.join() === name))
  return [...rules, ...unique.map(({ name }) => ({ rule: null, fields: [name] }))].flatMap(({ rule, fields }) => likenessBy(entity, fields, values, areaCode, rule) ?? [])
}

/** That all of these fields are alike; null where one of them is empty, or holds nothing that could be compared. */
export function likenessBy(entity: Entity, fields: readonly string[], values: Values, areaCode: string, rule: DuplicateDefinition | null = null): Likeness | null {
  const parts = fields.flatMap((name) => partOf(entity.fieldByName.get(name), values[name], areaCode) ?? [])
  if (fields.length === 0 || parts.length < fields.length) return null
  return { fields, rule, parts, isUnique: parts.length === 1 && parts[0]?.field.keywords.unique === true }
}

function partOf(field: Field | undefined, given: unknown, areaCode: string): Part | null {
  if (!field || !isPlain(given)) return null
  const value = field.type.normalise ? field.type.normalise(given, field) : given
  if (!isPlain(value) || value === '') return null
  const forms = field.type.alike?.(value, field, areaCode).map(comparableText) ?? null
  return forms?.length === 0 ? null : { field, value, forms }
}

const isPlain = (value: unknown): value is Part['value'] => ['string', 'number', 'boolean'].includes(typeof value)

/** Texts of which two records that are alike in this way have one in common. */
export const marksOf = ({ fields, parts }: Likeness): readonly string[] =>
  parts.reduce<readonly string[]>((marks, { value, forms }) => marks.flatMap((mark) => (forms ?? [String(value)]).map((form) => `${mark}\u0000${form}`)), [fields.join()])

/** Records alike in this way, as far as the actor may see them and the fields that tell: what is hidden must not be told by asking either. */
export async function recordsAlike(runtime: Runtime, entity: Entity, { parts }: Likeness, areaCode: string): Promise<readonly AlikeRecord[]> {
  const scope = readScopeOf(runtime.model, runtime.actor, runtime.clock())
  if (!hasRight(runtime.model, runtime.actor, entity, 'read') || parts.some(({ field }) => scope.mask(entity, field.name) !== 'clear')) return []
  const lead = parts.find(({ field, forms }) => field.keywords.searchable && forms?.some(isLong))
  const compared = parts.filter(({ forms }) => lead && forms)
  const equal = parts.filter((part) => !compared.includes(part)).map(equals)
  const select: readonly Selected[] = [{ key: 'id', kind: 'column', name: 'id' }, { key: 'version', kind: 'column', name: 'version' }, { key: 'label', kind: 'label' }, ...compared.map(({ field }, i): Selected => ({ key: `c${i}`, kind: 'column', name: field.name }))]
  const searches = lead?.forms?.filter(isLong).slice(0, mostForms) ?? [null]
  const pages = await Promise.all(searches.map((search) => runList(runtime, { entity, ...(search !== null && { search: lead?.field.type.sought?.(search) ?? search }), filter: equal.length === 0 ? null : { and: equal }, first: mostLookedAt, select, withTotal: false })))
  const found = new Map(pages.flatMap((page) => page.edges.map(({ node }) => [(node as AlikeRecord).id, node as AlikeRecord & Readonly<Record<string, unknown>>] as const)))
  return [...found.values()].filter((node) => compared.every(({ field, forms }, i) => partOf(field, node[`c${i}`], areaCode)?.forms?.some((form) => forms?.includes(form))))
}

const isLong = (form: string): boolean => form.length >= shortest

const equals = ({ field, value }: Part): Filter => ({ [field.name]: field.target === null ? { eq: value } : { id: { eq: value } } }) as Filter
