import type { PropertySchema } from '../definition/types.ts'
import type { Json } from '../kernel/json.ts'
import type { Field, FieldType } from '../model/types.ts'

type Optional = 'widget' | 'aggregates'

/** A field type with the usual answers filled in: no widget of its own, nothing to aggregate. */
export function defineFieldType(type: Omit<FieldType, Optional> & Partial<Pick<FieldType, Optional>>): FieldType {
  return { widget: null, aggregates: [], ...(type.searchTerms && { alike: type.searchTerms }), ...type }
}

/** Keywords for a sample declaration of the conformance suite. */
export function sampleSchema(schema: Omit<PropertySchema, 'x-field'>, keywords: object = {}): PropertySchema {
  return { ...schema, 'x-field': { id: 'fl_sample', titles: { en: 'Sample', ru: 'Образец' }, ...keywords } }
}

/** Words of a text, lower case, for the record's search text. */
export function textTerms(value: Json): readonly string[] {
  return typeof value === 'string' && value.trim() !== '' ? [value.toLowerCase().replace(/\s+/g, ' ').trim()] : []
}

/** Spaces at both ends mean nothing; an empty text is no value. */
export function trimmed(value: Json): Json {
  if (typeof value !== 'string') return value
  const text = value.trim()
  return text === '' ? null : text
}

/** Digits after the point of a decimal or money field. */
export function scaleOf(field: Field): number {
  return field.keywords.scale ?? 2
}
