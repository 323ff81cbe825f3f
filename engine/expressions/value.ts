/** Values while an expression runs, and the way in and out of wire form. */
import type { Json } from '../kernel/json.ts'
import { Decimal } from './decimal.ts'
import type { Type } from './types.ts'

/** A span of time in milliseconds. */
export class Duration {
  readonly milliseconds: number
  constructor(milliseconds: number) {
    this.milliseconds = milliseconds
  }
}

/** A record or row in wire form; its fields become values when they are read. */
export interface ObjectValue {
  readonly [key: string]: unknown
}
export type Value = null | boolean | string | Decimal | Date | Duration | readonly Value[] | ObjectValue

export const isObject = (value: Value): value is ObjectValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Decimal) && !(value instanceof Date) && !(value instanceof Duration)

/** Wire form to value, by the type it should have. What does not fit it counts as empty. */
export function fromWire(value: unknown, type: Type): Value {
  if (value === undefined || value === null) return null
  switch (type.kind) {
    case 'integer':
    case 'decimal':
      return typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint' ? Decimal.from(value) : null
    case 'datetime':
      return instant(value)
    case 'boolean':
      return typeof value === 'boolean' ? value : null
    case 'list':
      return Array.isArray(value) ? value.map((item) => fromWire(item, type.of)) : []
    case 'object':
      return typeof value === 'string' ? { id: value } : typeof value === 'object' ? (value as ObjectValue) : null
    case 'json':
      return fromJson(value)
    default:
      if (typeof value === 'string') return type.kind === 'date' ? value.slice(0, 10) : value
      // Two forms may ask under one name for a text and for a record; what was read of the record goes along with its id.
      return String(typeof value === 'object' && 'id' in value ? value.id : value)
  }
}

function instant(value: unknown): Date | null {
  const time = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : null
  return time && !Number.isNaN(time.getTime()) ? time : null
}

function fromJson(value: unknown): Value {
  if (typeof value === 'number') return Decimal.from(value)
  if (Array.isArray(value)) return value.map(fromJson)
  return value as Value
}

/** Value to wire form: numbers, ISO times, ids of references, seconds of durations. */
export function toWire(value: Value): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (value instanceof Decimal) return Number.isFinite(value.toNumber()) ? value.toNumber() : null
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Duration) return value.milliseconds / 1000
  if (Array.isArray(value)) return (value as readonly Value[]).map(toWire)
  return value as unknown as Json
}

/** The result of a whole expression: a reference gives its id. */
export function resultOf(value: Value, type: Type): Json {
  if (type.kind === 'object' && type.isReference && value !== null && isObject(value)) return (value.id as string | undefined) ?? null
  if (type.kind === 'list' && Array.isArray(value)) return (value as readonly Value[]).map((item) => resultOf(item, type.of))
  return toWire(value)
}

/** Equality as people mean it: 1 == 1.0, a reference equals its id, null equals only null. */
export function isEqual(a: Value, b: Value): boolean {
  if (a === null || b === null) return a === b
  if (a instanceof Decimal) return b instanceof Decimal && a.compare(b) === 0
  if (a instanceof Date) return b instanceof Date && a.getTime() === b.getTime()
  if (a instanceof Duration) return b instanceof Duration && a.milliseconds === b.milliseconds
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => isEqual(item as Value, b[i] as Value))
  if (isObject(a) || isObject(b)) return idOrText(a) !== undefined && idOrText(a) === idOrText(b)
  return a === b
}

/** A reference as its id; other values as they are. */
export const idOrText = (value: Value): unknown => (value !== null && isObject(value) ? value.id : value)

/** Negative, zero, positive; null where the two have no order. Text is ordered by code point, as `collate "C"` does. */
export function order(a: Value, b: Value): number | null {
  if (a instanceof Decimal && b instanceof Decimal) return a.compare(b)
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (a instanceof Duration && b instanceof Duration) return a.milliseconds - b.milliseconds
  if (typeof a === 'string' && typeof b === 'string') return byCodePoint(a, b)
  return null
}

function byCodePoint(a: string, b: string): number {
  const left = [...a]
  const right = [...b]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
