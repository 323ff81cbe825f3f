import type { FieldView, JsonObject } from '../../engine/client.ts'
import { isPerson } from './list-filter.ts'

/** Values by which records are put together (columns, lanes, resources, groups of a chart), as keys; `''`: no value. */

const isRecord = (value: unknown): value is { readonly id: string; readonly label?: string | null; readonly name?: string | null } => typeof value === 'object' && value !== null && 'id' in value

/** What identifies the value: its id where it is a record or a person. */
export function keyOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return isRecord(value) ? value.id : String(value)
}

/** What to ask the API for to know the value and how to name it. */
export function valueSelection(field: FieldView): string {
  if (isPerson(field)) return `${field.name} { id name }`
  return field.target ? `${field.name} { id label }` : field.name
}

/** The value as people read it; null where there is none to name. */
export function titleOfValue(field: FieldView, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (isRecord(value)) return value.label ?? value.name ?? null
  const text = String(value)
  const one = (key: string): string => field.options?.find((option) => option.value === key)?.title ?? key
  return field.options ? text.split('|').map(one).join(' · ') : text
}

/** The API's condition that a record has this value. */
export function valueCondition(field: FieldView, key: string): JsonObject {
  if (key === '') return { [field.name]: { isNull: true } }
  if (field.kind === 'boolean') return { [field.name]: { eq: key === 'true' } }
  return { [field.name]: field.target && !isPerson(field) ? { id: { eq: key } } : { eq: key } }
}

/** Several conditions as one; those that ask nothing are left out. */
export function allOf(...conditions: readonly (JsonObject | null)[]): JsonObject | null {
  const asked = conditions.filter((one): one is JsonObject => one !== null && Object.keys(one).length > 0)
  return asked.length > 1 ? { and: asked } : (asked[0] ?? null)
}
