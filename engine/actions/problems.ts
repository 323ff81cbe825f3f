/** Sentences that several actions say about the fields they are given. */
import type { EntityDefinition } from '../definition/types.ts'
import type { Json } from '../kernel/json.ts'
import { nearestName } from '../kernel/nearest-name.ts'
import { segment } from '../kernel/pointer.ts'

export interface Problem {
  readonly pointer: string
  readonly message: string
  readonly hint?: string
}

export type Params = Readonly<Record<string, Json>>

/** The entity has no such field: with the name that was most likely meant. */
export function unknownField(entity: EntityDefinition, field: string, pointer: string): Problem {
  return unknownName(`${entity.name} has no field "${field}".`, field, Object.keys(entity.schema.properties), pointer)
}

export function unknownName(message: string, name: string, names: readonly string[], pointer: string): Problem {
  const near = nearestName(name, names)
  return { pointer, message, hint: near ? `Did you mean "${near}"?` : `Known are ${names.join(', ')}.` }
}

/** `values`: field → CEL text. Each field must be there and must not be computed. */
export function valueProblems(values: Json | undefined, entity: EntityDefinition): readonly Problem[] {
  return Object.keys(textsOf(values)).flatMap((name) => {
    const pointer = `/values/${segment(name)}`
    const property = entity.schema.properties[name]
    if (!property) return [unknownField(entity, name, pointer)]
    if (property['x-field'].computed !== undefined) return [{ pointer, message: `"${name}" is computed and can't be set.`, hint: 'Set the fields it is computed from.' }]
    return []
  })
}

/** The params of an object of CEL texts. */
export function textsOf(values: Json | undefined): Readonly<Record<string, string>> {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return {}
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

export const cel = { type: 'string', minLength: 1, maxLength: 2000, 'x-input': 'cel' } as const
export const fieldName = { type: 'string', pattern: '^[a-z][A-Za-z0-9]*$', 'x-input': 'field' } as const
export const eventName = { type: 'string', pattern: '^[A-Z][A-Z0-9_]*$', maxLength: 40, 'x-input': 'event' } as const
export const celByField = { type: 'object', minProperties: 1, propertyNames: { type: 'string', pattern: fieldName.pattern }, additionalProperties: cel, 'x-input': 'values' } as const
