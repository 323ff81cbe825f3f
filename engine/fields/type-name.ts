/** What a property is by its schema alone, for those who do not need the types themselves. */
import type { PropertySchema } from '../definition/types.ts'
import type { ScalarKind } from '../model/types.ts'
import type { FieldTypeName } from './index.ts'

const byFormat: Readonly<Record<string, string>> = { date: 'date', 'date-time': 'datetime', email: 'email' }
const byType: Readonly<Record<string, string>> = { string: 'string', integer: 'integer', number: 'decimal', boolean: 'boolean', array: 'lines' }

/** Name of the field type: `x-field.type`, else implied; undefined where nothing fits. */
export function typeNameOf(schema: PropertySchema): string | undefined {
  return schema['x-field']?.type ?? impliedType(schema)
}

function impliedType(schema: PropertySchema): string | undefined {
  if (schema.enum) return 'enum'
  return (schema.format ? byFormat[schema.format] : undefined) ?? (typeof schema.type === 'string' ? byType[schema.type] : undefined)
}

/** Kind of the values of each type; null: it has no column. */
export const kindOfType: Readonly<Record<FieldTypeName, ScalarKind | null>> = {
  answers: 'json',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  decimal: 'decimal',
  email: 'string',
  enum: 'string',
  form: 'json',
  integer: 'integer',
  lines: null,
  money: 'decimal',
  phone: 'string',
  plate: 'string',
  reference: 'id',
  string: 'string',
  text: 'string',
  user: 'id',
  vin: 'string',
}
