import { isSameJson, type Json } from '../../kernel/json.ts'
import type { Entity, Field, Values } from '../../model/types.ts'
import { isRow } from './values.ts'

/** field → [old, new] of what differs. Personal data is named, its values are not repeated in the audit. */
export function changesOf(entity: Entity, before: Values, after: Values): Readonly<Record<string, readonly [Json, Json]>> | null {
  const changed = entity.fields.flatMap((field): (readonly [string, readonly [Json, Json]])[] => {
    const old = before[field.name] ?? null
    const now = after[field.name] ?? null
    if (isSameJson(old, now)) return []
    return [[field.name, [withoutPersonal(field, old), withoutPersonal(field, now)]]]
  })
  return changed.length === 0 ? null : Object.fromEntries(changed)
}

function withoutPersonal({ keywords, lines }: Field, value: Json): Json {
  if (value === null) return null
  if (keywords.personal) return '•••'
  if (!lines || !Array.isArray(value)) return value
  return value.map((row: Json) => (isRow(row) ? Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, hidden(lines.fieldByName.get(name), cell)])) : row))
}

const hidden = (field: Field | undefined, value: Json): Json => (field ? withoutPersonal(field, value) : value)
