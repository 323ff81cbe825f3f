import { type FieldView, fromZoned, type Json, type JsonObject } from '../../../engine/client.ts'
import { filterKindOf, isPerson } from '../../_lib/list-filter.ts'
import { dayPlus } from '../../_lib/periods.ts'

/** Conditions as people put them together, and the filter of the API that they mean. Pure. */

export interface Rule {
  /** Path through references: `client.city`. */
  readonly field: string
  readonly operator: Operator
  readonly value: Json
}

export interface RuleGroup {
  readonly combinator: 'and' | 'or'
  readonly not?: boolean
  readonly rules: readonly (Rule | RuleGroup)[]
}

export type Operator = 'in' | 'notIn' | 'isMe' | 'notMe' | 'within' | 'from' | 'to' | 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'contains' | 'startsWith' | 'is' | 'empty' | 'filled'

/** Finds the field at the end of a path; undefined: there is none, or none for this reader. */
export type FieldAt = (path: readonly string[]) => FieldView | undefined

export const noRules: RuleGroup = { combinator: 'and', rules: [] }

export const isGroup = (rule: Rule | RuleGroup): rule is RuleGroup => 'rules' in rule

const both: readonly Operator[] = ['empty', 'filled']

/** What can be asked of a field, the usual first. */
export function operatorsOf(field: FieldView): readonly Operator[] {
  switch (filterKindOf(field)) {
    case 'choice':
      return ['in', 'notIn', ...both]
    case 'record':
      return isPerson(field) ? ['isMe', 'notMe', 'in', 'notIn', ...both] : ['in', 'notIn', ...both]
    case 'range':
      return ['within', 'from', 'to', ...both]
    case 'number':
      return ['eq', 'ne', 'gte', 'lte', 'gt', 'lt', ...both]
    case 'boolean':
      return ['is', ...both]
    case 'text':
      return ['contains', 'startsWith', 'eq', 'ne', ...both]
  }
}

/** What a rule asks where nothing was chosen yet. */
export function startValue(operator: Operator): Json {
  if (operator === 'in' || operator === 'notIn') return []
  if (operator === 'within') return 'TODAY'
  return operator === 'is' ? true : ''
}

const noValue: ReadonlySet<Operator> = new Set<Operator>(['empty', 'filled', 'isMe', 'notMe'])

export const takesValue = (operator: Operator): boolean => !noValue.has(operator)

/** Whether the rule asks anything yet. */
export const isComplete = ({ operator, value }: Rule): boolean => !takesValue(operator) || (Array.isArray(value) ? value.length > 0 : value !== '' && value !== null)

/** The day that begins at this moment in the zone; null where none does. */
function dayAt(moment: unknown, timeZone: string): string | null {
  const time = typeof moment === 'string' ? Date.parse(moment) : Number.NaN
  if (Number.isNaN(time)) return null
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(time)
  return Date.parse(fromZoned(day, timeZone)) === time ? day : null
}

function conditionOf(field: FieldView, { operator, value }: Rule, timeZone: string): JsonObject {
  const isRecord = filterKindOf(field) === 'record' && !isPerson(field)
  const isMoment = field.kind === 'datetime'
  switch (operator) {
    case 'in':
    case 'notIn':
      return isRecord ? { id: { [operator]: value } } : { [operator]: value }
    case 'isMe':
    case 'notMe':
      return { isMe: operator === 'isMe' }
    case 'empty':
    case 'filled':
      return { isNull: operator === 'empty' }
    case 'is':
      return { eq: value }
    case 'from':
      return { gte: isMoment ? fromZoned(String(value), timeZone) : value }
    case 'to':
      return isMoment ? { lt: fromZoned(dayPlus(String(value), 1), timeZone) } : { lte: value }
    default:
      return { [operator]: value }
  }
}

/** The filter that the rules mean; null where they ask nothing. Rules that are not complete ask nothing. */
export function filterOfRules(group: RuleGroup, fieldAt: FieldAt, timeZone: string): JsonObject | null {
  const parts = group.rules.flatMap((rule): readonly JsonObject[] => {
    if (isGroup(rule)) {
      const inner = filterOfRules(rule, fieldAt, timeZone)
      return inner ? [inner] : []
    }
    const path = rule.field.split('.')
    const field = fieldAt(path)
    if (!field || !isComplete(rule)) return []
    return [path.reduceRight((inner: JsonObject, name): JsonObject => ({ [name]: inner }), conditionOf(field, rule, timeZone))]
  })
  const [only] = parts
  if (!only) return null
  const all: JsonObject = parts.length === 1 ? only : { [group.combinator]: parts }
  return group.not ? { not: all } : all
}

/** Operators of the API as those of the builder; null for one it does not know. */
function ruleOf(path: string, field: FieldView, operator: string, value: Json, timeZone: string): Rule | null {
  const kind = filterKindOf(field)
  const rule = (own: Operator, given: Json): Rule | null => (operatorsOf(field).includes(own) ? { field: path, operator: own, value: given } : null)
  if (operator === 'isNull' && typeof value === 'boolean') return rule(value ? 'empty' : 'filled', '')
  if (operator === 'isMe' && typeof value === 'boolean') return rule(value ? 'isMe' : 'notMe', '')
  if (kind === 'boolean') return operator === 'eq' && typeof value === 'boolean' ? rule('is', value) : null
  if (kind === 'choice' || kind === 'record') {
    if (operator === 'eq' || operator === 'ne') return typeof value === 'string' ? rule(operator === 'eq' ? 'in' : 'notIn', [value]) : null
    return (operator === 'in' || operator === 'notIn') && Array.isArray(value) && value.length > 0 ? rule(operator, value) : null
  }
  if (kind === 'range') {
    if (operator === 'within') return rule('within', value)
    if (field.kind === 'date') return operator === 'gte' ? rule('from', value) : operator === 'lte' ? rule('to', value) : null
    const day = dayAt(value, timeZone)
    if (day === null) return null
    return operator === 'gte' ? rule('from', day) : operator === 'lt' ? rule('to', dayPlus(day, -1)) : null
  }
  return value === null || value === '' || typeof value === 'object' ? null : rule(operator as Operator, value)
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Rules of one field's conditions, all of which must hold; null where the builder has no way to say them. */
function rulesAt(path: readonly string[], value: JsonObject, fieldAt: FieldAt, timeZone: string): readonly (Rule | RuleGroup)[] | null {
  const field = fieldAt(path)
  if (!field) return null
  const isReference = field.target !== undefined && !isPerson(field)
  const rules: (Rule | RuleGroup)[] = []
  for (const [key, inner] of Object.entries(value)) {
    if (isReference && key !== 'isNull') {
      const found = key === 'id' && isObject(inner) ? operatorRules(path, field, inner, timeZone) : key === 'and' || key === 'or' || key === 'not' ? null : isObject(inner) ? rulesAt([...path, key], inner, fieldAt, timeZone) : null
      if (!found) return null
      rules.push(...found)
      continue
    }
    const rule = ruleOf(path.join('.'), field, key, inner as Json, timeZone)
    if (!rule) return null
    rules.push(rule)
  }
  return rules
}

function operatorRules(path: readonly string[], field: FieldView, value: JsonObject, timeZone: string): readonly Rule[] | null {
  const rules = Object.entries(value).map(([operator, given]) => ruleOf(path.join('.'), field, operator, given as Json, timeZone))
  return rules.every((rule) => rule !== null) ? rules : null
}

/** The rules that say the same as the filter; null where it asks what the builder cannot show. */
export function rulesOfFilter(filter: JsonObject | null, fieldAt: FieldAt, timeZone: string): RuleGroup | null {
  const rules: (Rule | RuleGroup)[] = []
  for (const [key, value] of Object.entries(filter ?? {})) {
    if (key === 'and' || key === 'or') {
      const parts = (Array.isArray(value) ? value : [value]).map((part) => (isObject(part) ? rulesOfFilter(part, fieldAt, timeZone) : null))
      if (parts.length === 0 || parts.some((part) => part === null)) return null
      rules.push({ combinator: key, rules: (parts as readonly RuleGroup[]).map(alone) })
    } else if (key === 'not') {
      const inner = isObject(value) ? rulesOfFilter(value, fieldAt, timeZone) : null
      if (!inner || inner.rules.length === 0) return null
      rules.push(inner.not ? { combinator: 'and', not: true, rules: [inner] } : { ...inner, not: true })
    } else {
      const found = isObject(value) ? rulesAt([key], value, fieldAt, timeZone) : null
      if (!found) return null
      rules.push(...found)
    }
  }
  const [only] = rules
  return rules.length === 1 && only && isGroup(only) ? only : { combinator: 'and', rules }
}

/** A group that holds one thing and denies nothing is that thing. */
function alone(group: RuleGroup): Rule | RuleGroup {
  const [only] = group.rules
  return group.rules.length === 1 && only && !group.not ? only : group
}
