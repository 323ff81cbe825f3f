/** Types of values inside expressions. */
import type { ScalarKind } from '../model/types.ts'
import type { FieldScope, ObjectScope } from './type-scope.ts'

export type Type =
  | { readonly kind: ScalarKind | 'null' | 'duration'; readonly options?: readonly string[] }
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'object'; readonly scope: ObjectScope; readonly isReference: boolean }

/** What the user of an expression needs it to give. `decimal` takes whole numbers too; `json` takes anything. */
export type CelKind = ScalarKind | 'list'

export const any: Type = { kind: 'json' }
export const boolean: Type = { kind: 'boolean' }
export const string: Type = { kind: 'string' }
export const integer: Type = { kind: 'integer' }
export const decimal: Type = { kind: 'decimal' }
export const date: Type = { kind: 'date' }
export const datetime: Type = { kind: 'datetime' }
export const duration: Type = { kind: 'duration' }
export const nothing: Type = { kind: 'null' }

export const isNumber = (type: Type): boolean => type.kind === 'integer' || type.kind === 'decimal'
/** `json` may turn out to be anything; `null` fits everywhere. */
export const isOpen = (type: Type): boolean => type.kind === 'json' || type.kind === 'null'
const isReference = (type: Type): boolean => type.kind === 'object' && type.isReference
export const isText = (type: Type): boolean => type.kind === 'string' || type.kind === 'id' || type.kind === 'date' || isReference(type)

/** What reading the field gives. */
export function typeOfField(field: FieldScope): Type {
  if (field.lines) return { kind: 'list', of: { kind: 'object', scope: field.lines(), isReference: false } }
  if (field.target) return { kind: 'object', scope: field.target(), isReference: field.kind === 'id' }
  const scalar: Type = { kind: field.kind ?? 'json', ...(field.options ? { options: field.options } : {}) }
  return field.isList ? { kind: 'list', of: scalar } : scalar
}

/** The one type both fit, or null: whole and decimal numbers make decimals, texts of different kinds make text. */
export function common(a: Type, b: Type): Type | null {
  if (a.kind === 'null') return b
  if (b.kind === 'null') return a
  if (isOpen(a) || isOpen(b)) return any
  if (isNumber(a) && isNumber(b)) return a.kind === b.kind ? a : decimal
  if (a.kind === 'object' && b.kind === 'object') return a.scope === b.scope ? a : isReference(a) && isReference(b) ? { kind: 'id' } : null
  if (isText(a) && isText(b)) return a.kind === b.kind ? { kind: a.kind as 'string' } : string
  if (a.kind === 'list' && b.kind === 'list') {
    const of = common(a.of, b.of)
    return of && { kind: 'list', of }
  }
  return a.kind === b.kind ? a : null
}

const words: Readonly<Record<Type['kind'], string>> = {
  string: 'text', integer: 'a whole number', decimal: 'a number', boolean: 'true or false', date: 'a date',
  datetime: 'a point in time', id: 'an id', json: 'any value', null: 'null', duration: 'a duration', list: 'a list', object: 'an object',
}

/** The type in words, for messages. */
export function typeName(type: Type): string {
  if (type.kind === 'object') return type.isReference ? `a reference to ${type.scope.name}` : `an object (${type.scope.name})`
  return words[type.kind]
}

/** Whether a value of `type` may be used where `expected` is needed. */
export function fits(type: Type, expected: CelKind): boolean {
  if (isOpen(type) || expected === 'json') return true
  if (expected === 'decimal') return isNumber(type)
  if (expected === 'string') return isText(type)
  if (expected === 'date') return type.kind === 'date' || type.kind === 'string'
  if (expected === 'id') return type.kind === 'id' || type.kind === 'string' || isReference(type)
  return type.kind === expected
}

export const wordFor = (expected: CelKind): string => words[expected]
