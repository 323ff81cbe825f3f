import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, ownProperties: true, validateSchema: false })
addFormats.default(ajv)

/** Validates values against part of a definition's schema; null where that schema itself is wrong (other checks say so). */
export function validatorOf(schema: object): ValidateFunction | null {
  try {
    return ajv.compile(schema)
  } catch {
    return null
  } finally {
    // Kept otherwise for as long as the process runs, one for every draft that was ever checked.
    ajv.removeSchema(schema)
  }
}
