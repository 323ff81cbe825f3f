import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import type { Field } from '../model/types.ts'

/**
 * The JSON Schema part of validation, compiled once per set of fields. A model is frozen and its
 * fields are found again by identity, so the set itself is the key; it goes when the model goes.
 */
const compiled = new WeakMap<readonly Field[], ReadonlyMap<string, ValidateFunction>>()

/** What is wrong with one field's value by its schema; lines are looked at row by row elsewhere. */
export function schemaErrors(fields: readonly Field[], field: Field, value: unknown): readonly ErrorObject[] {
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

function ownSchema(field: Field): object {
  const { 'x-field': _keywords, items: _items, default: _default, readOnly: _readOnly, ...schema } = field.schema
  return schema
}
