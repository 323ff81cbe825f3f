import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { matchedLength } from '../kernel/safe-pattern.ts'
import type { Field } from '../model/types.ts'

/**
 * The JSON Schema part of validation, compiled once per set of fields. A model is frozen and its
 * fields are found again by identity, so the set itself is the key; it goes when the model goes.
 */
const compiled = new WeakMap<readonly Field[], ReadonlyMap<string, ValidateFunction>>()

/** What is wrong with one field's value by its schema; lines are looked at row by row elsewhere. */
export function schemaErrors(fields: readonly Field[], field: Field, value: unknown): readonly ErrorObject[] {
  const limit = matchedLength(field.schema)
  // A pattern is known to be quick up to this length only; nothing longer is tried.
  if (field.schema.pattern !== undefined && typeof value === 'string' && value.length > limit) return [{ keyword: 'maxLength', instancePath: '', schemaPath: '#/maxLength', params: { limit } }]
  const validate = validatorsOf(fields).get(field.name)
  return validate === undefined || validate(value) ? [] : [...(validate.errors ?? [])]
}

function validatorsOf(fields: readonly Field[]): ReadonlyMap<string, ValidateFunction> {
  const known = compiled.get(fields)
  if (known !== undefined) return known
  const ajv = new Ajv({ allErrors: true, strict: false, ownProperties: true, addUsedSchema: false })
  formats.default(ajv, ['date', 'date-time', 'email', 'uuid'])
  const validators = new Map(fields.map((field) => [field.name, ajv.compile(ownSchema(field))]))
  compiled.set(fields, validators)
  return validators
}

/** What is said of the value itself. Named one by one: the questions of a survey are written by people. */
const keywords = ['type', 'format', 'enum', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum'] as const

function ownSchema({ schema }: Field): object {
  return Object.fromEntries(keywords.flatMap((keyword) => (schema[keyword] === undefined ? [] : [[keyword, schema[keyword]]])))
}
