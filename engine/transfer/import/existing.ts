/** Records that are there already: by a field that is unique, by what the definition calls duplicates, by a phone number; by its label where a row has none of these. */
import { createHash } from 'node:crypto'
import { parsePhones } from '../../kernel/phones.ts'
import type { Entity, Values } from '../../model/types.ts'
import { readScopeOf } from '../../runtime/read-scope.ts'
import type { Runtime } from '../../runtime/index.ts'
import { type Filter, readPage, type Selected } from '../../store/index.ts'

export interface Existing {
  readonly id: string
  readonly version: number
  readonly label: string
}

/** One way in which two records are the same. */
type Key = { readonly kind: 'fields'; readonly fields: readonly string[]; readonly values: readonly (string | number)[]; /** No two records may have it. */ readonly isUnique: boolean } | { readonly kind: 'phone'; readonly field: string; readonly number: string }

/** Every way in which a row with these values may be there already. */
export function keysOf(entity: Entity, values: Values, areaCode: string): readonly Key[] {
  const rules = [...(entity.definition.duplicates ?? []).map(({ fields }) => fields), ...entity.fields.filter(({ keywords }) => keywords.unique).map(({ name }) => [name])]
  const isPhone = (name: string): boolean => entity.fieldByName.get(name)?.type.name === 'phone'
  const fields = rules.filter((names) => !names.some(isPhone)).flatMap((names) => fieldsKey(entity, values, names))
  const phones = entity.fields.filter(({ name }) => isPhone(name)).flatMap(({ name }) => phoneKeys(name, values[name], areaCode))
  const keys = [...fields, ...phones]
  return keys.length > 0 ? keys : fieldsKey(entity, values, entity.label.filter((name) => name !== 'number' && entity.fieldByName.get(name)?.type.kind !== 'id'))
}

function fieldsKey(entity: Entity, values: Values, names: readonly string[]): readonly Key[] {
  const given = names.map((name) => {
    const field = entity.fieldByName.get(name)
    const value = values[name] ?? null
    return field?.type.normalise ? field.type.normalise(value, field) : value
  })
  const isWhole = names.length > 0 && given.every((value): value is string | number => typeof value === 'number' || (typeof value === 'string' && value !== ''))
  const isUnique = names.length === 1 && entity.fieldByName.get(names[0] ?? '')?.keywords.unique === true
  return isWhole ? [{ kind: 'fields', fields: names, values: given, isUnique }] : []
}

function phoneKeys(field: string, text: unknown, areaCode: string): readonly Key[] {
  if (typeof text !== 'string') return []
  return parsePhones(text, areaCode).flatMap(({ normal, isIncomplete }): readonly Key[] => (isIncomplete ? [] : [{ kind: 'phone', field, number: normal }]))
}

/** Short marks of the keys, by which rows of one file are told to be the same. */
export const marksOf = (keys: readonly Key[]): readonly Mark[] =>
  keys.map((key) => ({ text: createHash('sha1').update(JSON.stringify(key.kind === 'phone' ? ['phone', key.number] : [key.fields, key.values])).digest('base64').slice(0, 16), isUnique: key.kind === 'fields' && key.isUnique }))

export interface Mark {
  readonly text: string
  readonly isUnique: boolean
}

/** Most that are told apart; more are as good as many. */
const mostFound = 5

/** Records that are the same as the row in one of the ways, as far as the reader sees them. */
export async function existingFor(runtime: Runtime, entity: Entity, keys: readonly Key[], areaCode: string): Promise<readonly Existing[]> {
  const found = await Promise.all(keys.map((key) => (key.kind === 'fields' ? byFields(runtime, entity, key) : byPhone(runtime, entity, key, areaCode))))
  return [...new Map(found.flat().map((one) => [one.id, one])).values()].slice(0, mostFound)
}

const basics: readonly Selected[] = [
  { key: 'id', kind: 'column', name: 'id' },
  { key: 'version', kind: 'column', name: 'version' },
  { key: 'label', kind: 'label' },
]

async function page({ store, model, actor, clock }: Runtime, entity: Entity, asked: { readonly filter?: Filter; readonly search?: string }, select: readonly Selected[], first: number): Promise<readonly Existing[]> {
  const { edges } = await readPage(store.query, readScopeOf(model, actor, clock()), { entity, ...asked, select, withTotal: false, first })
  return edges.map(({ node }) => node as Existing)
}

function byFields(runtime: Runtime, entity: Entity, { fields, values }: Extract<Key, { kind: 'fields' }>): Promise<readonly Existing[]> {
  const seen = readScopeOf(runtime.model, runtime.actor, runtime.clock())
  if (fields.some((name) => seen.mask(entity, name) !== 'clear')) return Promise.resolve([])
  const filter = { and: fields.map((name, i) => (entity.fieldByName.get(name)?.type.kind === 'id' ? { [name]: entity.fieldByName.get(name)?.target ? { id: { eq: values[i] } } : { eq: values[i] } } : { [name]: { eq: values[i] } })) }
  return page(runtime, entity, { filter }, basics, mostFound)
}

/** A number may have been typed without its area code. */
const localDigits = 7

/** Search knows numbers in normal form; whether it is this field that holds it is looked at afterwards. */
async function byPhone(runtime: Runtime, entity: Entity, { field, number }: Extract<Key, { kind: 'phone' }>, areaCode: string): Promise<readonly Existing[]> {
  const phones = entity.fields.filter(({ type, keywords }) => type.name === 'phone' && keywords.searchable)
  if (!phones.some(({ name }) => name === field) || readScopeOf(runtime.model, runtime.actor, runtime.clock()).mask(entity, field) !== 'clear') return []
  const select: readonly Selected[] = [...basics, { key: 'phone', kind: 'column', name: field }]
  const candidates = (await page(runtime, entity, { search: number.replace(/\D/g, '').slice(-localDigits) }, select, 20)) as readonly (Existing & { readonly phone: string | null })[]
  return candidates.filter(({ phone }) => parsePhones(phone ?? '', areaCode).some(({ normal }) => normal === number))
}
