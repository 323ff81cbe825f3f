/** Conditions put together in rows, as CEL. Pure. */
import type { FieldView, Json } from '../../../../engine/client.ts'
import { filterKindOf, isPerson } from '../../../_lib/list-filter.ts'
import { type FieldAt, isComplete, isGroup, type Operator, operatorsOf, type Rule, type RuleGroup } from '../../condition/condition-model.ts'

/** Moving periods that CEL has words for. */
export const celRanges = ['TODAY', 'PAST', 'FUTURE'] as const

const both: readonly Operator[] = ['filled', 'empty']

/** What can be asked of a field in CEL: as in lists, whether it is filled first of records and texts; `withActor`: whether the one who acts is known. */
export function celOperators(field: FieldView, withActor: boolean): readonly Operator[] {
  if (field.type === 'lines') return both
  if (field.type === 'list') return ['in', 'notIn']
  const kind = filterKindOf(field)
  const others = operatorsOf(field).filter((operator) => !both.includes(operator))
  if (kind === 'record' && isPerson(field)) return [...(withActor ? others.filter((operator) => operator === 'isMe' || operator === 'notMe') : []), ...both]
  return kind === 'record' || kind === 'text' ? [...both, ...others] : [...others, ...both]
}

export const comparisons = { eq: '==', ne: '!=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const
const literal = (value: Json): string => JSON.stringify(value)

/** The text that the rules mean; empty where they ask nothing. */
export function celOfRules(group: RuleGroup, fieldAt: FieldAt): string {
  const { text } = said(group, fieldAt)
  return group.not && text !== '' ? `!(${text})` : text
}

/** `joins`: how its parts stand together; null where it is one part. */
function said(group: RuleGroup, fieldAt: FieldAt): { readonly text: string; readonly joins: RuleGroup['combinator'] | null } {
  const parts = group.rules.flatMap((rule): readonly { readonly text: string; readonly joins: RuleGroup['combinator'] | null }[] => {
    if (!isGroup(rule)) {
      const text = textOf(rule, fieldAt)
      return text === null ? [] : [{ text, joins: null }]
    }
    const inner = said(rule, fieldAt)
    if (inner.text === '') return []
    return [rule.not ? { text: `!(${inner.text})`, joins: null } : inner]
  })
  const [only] = parts
  if (parts.length === 1 && only) return only
  const texts = parts.map(({ text, joins }) => (joins !== null && joins !== group.combinator ? `(${text})` : text))
  return { text: texts.join(group.combinator === 'and' ? ' && ' : ' || '), joins: parts.length === 0 ? null : group.combinator }
}

function textOf(rule: Rule, fieldAt: FieldAt): string | null {
  const field = fieldAt(rule.field.split('.'))
  if (!field || !isComplete(rule)) return null
  const { field: path, operator, value } = rule
  const values = Array.isArray(value) ? value : [value]
  const isNumber = filterKindOf(field) === 'number'
  const plain = isNumber ? String(value) : literal(value)
  switch (operator) {
    case 'empty':
      return field.type === 'lines' ? `size(${path}) == 0` : `${path} == null`
    case 'filled':
      return field.type === 'lines' ? `size(${path}) > 0` : `${path} != null`
    case 'isMe':
      return `${path} == actor.id`
    case 'notMe':
      return `${path} != actor.id`
    case 'in':
      return field.type === 'list' ? amongText(path, values) : values.length === 1 ? `${path} == ${literal(values[0] ?? null)}` : `${path} in [${values.map(literal).join(', ')}]`
    case 'notIn':
      return field.type === 'list' ? `!(${amongText(path, values)})` : values.length === 1 ? `${path} != ${literal(values[0] ?? null)}` : `!(${path} in [${values.map(literal).join(', ')}])`
    case 'within':
      return rangeText(path, field, String(value))
    case 'from':
    case 'to':
      return `${field.kind === 'datetime' ? `day(${path})` : path} ${operator === 'from' ? '>=' : '<='} ${literal(value)}`
    case 'is':
      return `${path} == ${value === true}`
    case 'contains':
    case 'startsWith':
      return `${path}.${operator}(${plain})`
    default:
      return `${path} ${comparisons[operator]} ${plain}`
  }
}

const amongText = (path: string, values: readonly Json[]): string => (values.length === 1 ? `${literal(values[0] ?? null)} in ${path}` : `${path}.exists(one, one in [${values.map(literal).join(', ')}])`)

function rangeText(path: string, { kind }: FieldView, range: string): string {
  if (range === 'TODAY') return `${kind === 'datetime' ? `day(${path})` : path} == today()`
  return `${path} ${range === 'PAST' ? '<' : '>'} ${kind === 'datetime' ? 'now' : 'today()'}`
}
