/** The catalogue of field types: a new one is a folder, a line here and a line in widgets.ts. */
import type { PropertySchema } from '../definition/types.ts'
import type { FieldType } from '../model/types.ts'
import { answers } from './answers/index.ts'
import { boolean } from './boolean/index.ts'
import { date } from './date/index.ts'
import { datetime } from './datetime/index.ts'
import { decimal } from './decimal/index.ts'
import { email } from './email/index.ts'
import { enumeration } from './enum/index.ts'
import { form } from './form/index.ts'
import { integer } from './integer/index.ts'
import { lines } from './lines/index.ts'
import { money } from './money/index.ts'
import { phone } from './phone/index.ts'
import { plate } from './plate/index.ts'
import { reference } from './reference/index.ts'
import { string } from './string/index.ts'
import { text } from './text/index.ts'
import { typeNameOf } from './type-name.ts'
import { user } from './user/index.ts'
import { vin } from './vin/index.ts'

const catalogue = { answers, boolean, date, datetime, decimal, email, enum: enumeration, form, integer, lines, money, phone, plate, reference, string, text, user, vin } satisfies Record<string, FieldType>

/** Every field type by name; widgets.ts must have a widget for each. */
export type FieldTypeName = keyof typeof catalogue

export const fieldTypes: ReadonlyMap<string, FieldType> = new Map(Object.entries(catalogue))

/** The field type of a property: named by `x-field.type`, else implied by the JSON Schema; null where neither fits. */
export function fieldTypeOf(schema: PropertySchema): FieldType | null {
  const name = typeNameOf(schema)
  return (name && fieldTypes.get(name)) || null
}
