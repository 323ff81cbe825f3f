/** Where an entity of the draft names people: user fields and rows of people, its own and one reference away. */
import type { DraftFiles, ObjectSchema } from '../../../engine/client.ts'
import { jsonOf } from './json.ts'
import { type EntityField, entityFields } from './params/entity-fields.ts'

export interface PeopleChoice {
  readonly kind: 'field' | 'lines'
  readonly path: string
  readonly label: string
}

export function peopleChoices(files: DraftFiles, entity: string, locale: string): readonly PeopleChoice[] {
  const own = entityFields(files, entity, locale)
  const beyond = own.flatMap(({ value, label, target }) => (target === null ? [] : entityFields(files, target, locale).flatMap((field) => choiceOf(files, target, field).map((one) => ({ ...one, path: `${value}.${one.path}`, label: `${label} → ${one.label}` })))))
  return [...own.flatMap((field) => choiceOf(files, entity, field)), ...beyond]
}

function choiceOf(files: DraftFiles, entity: string, { value, label, type }: EntityField): readonly PeopleChoice[] {
  if (type === 'user') return [{ kind: 'field', path: value, label }]
  return type === 'lines' && namesPeople(files, entity, value) ? [{ kind: 'lines', path: value, label }] : []
}

function namesPeople(files: DraftFiles, entity: string, field: string): boolean {
  const columns = jsonOf<{ readonly schema?: Partial<ObjectSchema> }>(files[`entities/${entity}/entity.json`])?.schema?.properties?.[field]?.items?.properties ?? {}
  return Object.entries(columns).some(([name, column]) => column['x-field']?.type === 'user' || (name === 'role' && column.enum !== undefined))
}
