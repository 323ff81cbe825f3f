/** Filters of definitions as the API takes them: `$me`, `$now` and `$today` become what they mean for this reader now. */
import type { Json, JsonObject } from '../../kernel/json.ts'
import { relativeWord } from '../../kernel/relative-words.ts'
import { systemFieldsOf } from '../../model/system-fields.ts'
import type { Entity, Model, ScalarKind } from '../../model/types.ts'
import { dayAt, instantOf } from '../../workflow/index.ts'

/** For whom, and when and where. */
export interface Listener {
  readonly me: string
  readonly now: Date
  readonly timeZone: string
}

export function plainFilter(model: Model, entity: Entity, filter: JsonObject, listener: Listener): JsonObject {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]): readonly [string, Json] => {
      if (key === 'and' || key === 'or' || key === 'not') return [key, Array.isArray(value) ? value.map((part) => inside(model, entity, part, listener)) : inside(model, entity, value, listener)]
      if (!isObject(value)) return [key, value]
      const target = model.entities.get(entity.fieldByName.get(key)?.target ?? '')
      if (!target) return [key, conditions(value, kindOf(entity, key), listener)]
      const { id, ...rest } = value
      return [key, { ...(isObject(id) ? { id: conditions(id, 'id', listener) } : {}), ...plainFilter(model, target, rest, listener) }]
    }),
  )
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
const inside = (model: Model, entity: Entity, part: Json, listener: Listener): Json => (isObject(part) ? plainFilter(model, entity, part, listener) : part)
const kindOf = (entity: Entity, name: string): ScalarKind | null => systemFieldsOf(entity).find((field) => field.name === name)?.kind ?? entity.fieldByName.get(name)?.type.kind ?? null

function conditions(value: JsonObject, kind: ScalarKind | null, listener: Listener): JsonObject {
  return Object.assign({}, ...Object.entries(value).map(([operator, operand]) => condition(operator, operand, kind, listener))) as JsonObject
}

/** A day is a span of moments: on it, before it, up to its end … */
function condition(operator: string, operand: Json, kind: ScalarKind | null, listener: Listener): JsonObject {
  const word = relativeWord(operand)
  if (word?.kind === 'day' && kind === 'datetime') {
    const [start, end] = [momentOf(word.offset, listener), momentOf(word.offset + 1, listener)]
    const spans: Readonly<Record<string, JsonObject>> = { eq: { gte: start, lt: end }, lt: { lt: start }, lte: { lt: end }, gt: { gte: end }, gte: { gte: start } }
    return spans[operator] ?? { [operator]: start }
  }
  return { [operator]: Array.isArray(operand) ? operand.map((one) => plain(one, kind, listener)) : plain(operand, kind, listener) }
}

function plain(value: Json, kind: ScalarKind | null, listener: Listener): Json {
  const word = relativeWord(value)
  if (!word) return value
  if (word.kind === 'me') return listener.me
  if (word.kind === 'day') return dayOf(word.offset, listener)
  return kind === 'date' ? dayOf(0, listener) : listener.now.toISOString()
}

/** The day so many days from the listener's today. */
export function dayOf(offset: number, { now, timeZone }: Omit<Listener, 'me'>): string {
  const today = dayAt(timeZone, now.getTime())
  return new Date(Date.parse(`${today}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10)
}

/** Its beginning. */
export const momentOf = (offset: number, listener: Omit<Listener, 'me'>): string => new Date(instantOf(listener.timeZone, dayOf(offset, listener), '00:00')).toISOString()
