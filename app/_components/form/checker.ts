import Ajv, { type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { type JsonObject, segment } from '../../../engine/client.ts'

/** What is wrong with a value. */
export interface Wrong {
  readonly pointer: string
  /** Word of JSON Schema that it does not keep to. */
  readonly name: string
  readonly limit: string
}

const ajv = new Ajv({ allErrors: true, multipleOfPrecision: 8, strict: false, ownProperties: true })
addFormats(ajv)

const known = new WeakMap<JsonObject, ValidateFunction>()

function validatorOf(schema: JsonObject): ValidateFunction {
  const validate = known.get(schema) ?? ajv.compile(schema)
  known.set(schema, validate)
  return validate
}

/** Checks values by a JSON Schema. Large: it comes when somebody begins to fill in a form. Kept apart from the form's library, or both would come as one. */
export function check(schema: JsonObject, values: JsonObject): readonly Wrong[] {
  const validate = validatorOf(schema)
  validate(values)
  return (validate.errors ?? []).flatMap(({ keyword, instancePath, params, schemaPath }): readonly Wrong[] => {
    // A mistake inside `oneOf` repeats what the choice itself already says.
    if (keyword === 'const' && schemaPath.includes('/oneOf/')) return []
    const { missingProperty: missing, limit = '' } = params as { readonly missingProperty?: string; readonly limit?: unknown }
    return [{ pointer: missing === undefined ? instancePath : `${instancePath}/${segment(missing)}`, name: keyword, limit: String(limit) }]
  })
}
