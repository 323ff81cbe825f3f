import type { JsonObject } from '../kernel/json.ts'
import { titleOf } from '../kernel/titles.ts'
import type { Field } from '../model/types.ts'
import { optionsOf } from './choices.ts'

/** What a masked value reads as. */
export const maskText = '•••'

/** How a field stands on a form. */
export type FieldMode = 'edit' | 'read-only' | 'masked'

/** The field as a draft-07 property with its texts in `locale`. What can't be changed carries no demands. */
export function fieldSchema(field: Field, mode: FieldMode, locale: string): JsonObject {
  const texts = { title: titleOf(field.titles, locale), ...(field.keywords.help === undefined ? {} : { description: titleOf(field.keywords.help, locale) }) }
  if (mode === 'masked') return { type: 'string', ...texts, readOnly: true }
  const options = optionsOf(field, locale)
  const schema = {
    ...texts,
    ...(mode === 'edit' ? constraints(field) : shape(field)),
    ...(options === null ? {} : { oneOf: options.map(({ value, title }) => ({ const: value, title })) }),
    ...(field.lines === null ? {} : { items: itemSchema(field.lines.fields, locale) }),
  }
  return mode === 'edit' && !field.readOnly ? schema : { ...schema, readOnly: true }
}

function itemSchema(fields: readonly Field[], locale: string): JsonObject {
  const shown = fields.filter((field) => !field.hidden)
  const required = shown.filter((field) => field.required && !field.readOnly).map((field) => field.name)
  return {
    type: 'object',
    properties: Object.fromEntries(shown.map((field) => [field.name, fieldSchema(field, field.readOnly ? 'read-only' : 'edit', locale)])),
    ...(required.length === 0 ? {} : { required }),
  }
}

/** The property as defined, without what is said elsewhere. */
function constraints(field: Field): JsonObject {
  const { 'x-field': _keywords, enum: _enum, items: _items, readOnly: _readOnly, ...rest } = field.schema
  return rest as JsonObject
}

function shape(field: Field): JsonObject {
  const { type, format } = field.schema
  return { ...(type === undefined ? {} : { type }), ...(format === undefined ? {} : { format }) } as JsonObject
}
