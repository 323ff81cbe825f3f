import type { Json } from '../../kernel/json.ts'
import { defineFieldType, sampleSchema } from '../define.ts'

function isForm(value: Json): boolean {
  if (value === null || typeof value !== 'object' || !('schema' in value)) return false
  const schema = (value as { readonly schema: Json }).schema
  if (schema === null || typeof schema !== 'object' || !('properties' in schema)) return false
  const { properties } = schema as { readonly properties: Json }
  return properties !== null && typeof properties === 'object' && !Array.isArray(properties) && Object.keys(properties).length <= 200
}

/** A small form as data: `{ "schema": … }` in the same dialect as an entity's schema (the questions of a survey). `json`, not `jsonb`: the order of keys is the order of questions. */
export const form = defineFieldType({
  name: 'form',
  kind: 'json',
  column: () => 'json',
  widget: 'form',
  check: (value) => (isForm(value) ? null : 'is not a form: it needs "schema" with "properties"'),
  samples: {
    schema: sampleSchema({ type: 'object' }, { type: 'form' }),
    valid: [{ schema: { type: 'object', properties: { q1: { type: 'string' } } } }],
    invalid: ['form', { schema: 1 }],
  },
})
