import type { Json } from '../../kernel/json.ts'
import type { Entity, Values } from '../../model/types.ts'

/** field → [old, new] of what differs. Personal data is named, its values are not repeated in the audit. */
export function changesOf(entity: Entity, before: Values, after: Values): Readonly<Record<string, readonly [Json, Json]>> | null {
  const changed = entity.fields.flatMap((field): (readonly [string, readonly [Json, Json]])[] => {
    const old = before[field.name] ?? null
    const now = after[field.name] ?? null
    if (JSON.stringify(old) === JSON.stringify(now)) return []
    const hide = (value: Json): Json => (field.keywords.personal && value !== null ? '•••' : value)
    return [[field.name, [hide(old), hide(now)]]]
  })
  return changed.length === 0 ? null : Object.fromEntries(changed)
}
