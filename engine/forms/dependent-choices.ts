/** Choices of a reference that depend on other fields of its record (`x-field.choices`). Pure. */
import { isSameJson, type Json } from '../kernel/json.ts'
import type { Entity, Field, Values } from '../model/types.ts'

const isRow = (value: Json | undefined): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value)
const plain = (value: Json): Json => (isRow(value) ? (value.id ?? null) : value)
const stepsOf = (path: string): readonly string[] => path.split('.').slice(1)

/** What a chosen record must have: the field of its own, the value, and the path that has it. */
export interface Wanted {
  readonly name: string
  readonly value: Json
  readonly path: string
}

/** What is wanted by a record in which the references are read; what depends on an empty field, or on one that was not read, is left out. */
export const wantedOf = ({ keywords: { choices = {} } }: Field, record: Values): readonly Wanted[] => valuesAt(choices, record)

/** The same of what is offered first. */
export const preferredOf = ({ keywords: { first = {} } }: Field, record: Values): readonly Wanted[] => valuesAt(first, record)

function valuesAt(paths: Readonly<Record<string, string>>, record: Values): readonly Wanted[] {
  return Object.entries(paths).flatMap(([name, path]) => {
    const found = stepsOf(path).reduce<Json | undefined>((from, step) => (isRow(from) ? from[step] : undefined), record)
    return found === undefined || found === null ? [] : [{ name, value: plain(found), path }]
  })
}

/** Fields of the same record that the choices of a field depend on. */
export const readsOf = ({ keywords: { choices, first } }: Field): readonly string[] => [...new Set([...Object.values(choices ?? {}), ...Object.values(first ?? {})].flatMap((path) => stepsOf(path)[0] ?? []))]

/** What has to be read so that it can be told what is offered first. */
export const pathsOfFirst = ({ keywords: { first = {} } }: Field): readonly string[] => Object.values(first).flatMap((path) => (stepsOf(path).length > 1 ? [stepsOf(path).join('.')] : []))

/** What has to be read of the records that references point to, so that the choices can be judged. */
export function pathsOfChoices(fields: readonly Field[]): readonly string[] {
  return fields.flatMap((field) => Object.entries(field.keywords.choices ?? {}).flatMap(([name, path]) => [`${field.name}.${name}`, ...(stepsOf(path).length > 1 ? [stepsOf(path).join('.')] : [])]))
}

/** Paths whose value the chosen record does not have; none where the record was not read. */
export function unfitPaths(field: Field, record: Values): readonly string[] {
  const chosen = record[field.name]
  if (!isRow(chosen)) return []
  return wantedOf(field, record).flatMap(({ name, value, path }) => (chosen[name] === undefined || isSameJson(plain(chosen[name]), value) ? [] : [path]))
}

/** Names of the fields whose choices have to be judged anew: they, or what they depend on, changed. */
export function choicesToJudge(entity: Entity, before: Values, after: Values): readonly string[] {
  return entity.fields.filter((field) => field.keywords.choices && [field.name, ...readsOf(field)].some((name) => !isSameJson(before[name] ?? null, after[name] ?? null))).map(({ name }) => name)
}

/** Whether something that the choices depend on was not read: an action has just put another record there. */
export const hasUnread = (entity: Entity, record: Values): boolean => pathsOfChoices(entity.fields).some((path) => typeof record[path.split('.')[0] ?? ''] === 'string')

/** A reference whose records belong to those of another reference of the same entity: a vehicle, by its `owner`. */
export interface Belonging {
  readonly field: Field
  /** Name of the field of the vehicle that leads to its owner. */
  readonly by: string
}

/** Those whose choices are the records of what stands in `reference`: they can be filled together with it. */
export function belongingTo(fields: readonly Field[], reference: string): readonly Belonging[] {
  return fields.flatMap((field) => {
    const by = Object.entries(field.keywords.choices ?? {}).find(([, path]) => path === `record.${reference}`)
    return by && !field.hidden ? [{ field, by: by[0] }] : []
  })
}
