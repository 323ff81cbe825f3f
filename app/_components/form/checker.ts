import { customizeValidator } from '@rjsf/validator-ajv8'

/** Checks values by a JSON Schema. Large: it comes when somebody begins to fill in a form. */
export const checker = customizeValidator({ ajvOptionsOverrides: { ownProperties: true } })
