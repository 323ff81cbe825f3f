/** Conditions in CEL as the rows of a builder. Pure; null where a text says more than rows can. */
import { type ASTNode, type FieldView, type Json, parseSource } from '../../../../engine/client.ts'
import { filterKindOf } from '../../../_lib/list-filter.ts'
import { type FieldAt, isGroup, type Operator, type Rule, type RuleGroup } from '../../condition/condition-model.ts'
import { celOperators, comparisons } from './cel-rules.ts'

/** The rows that say the same as the text; null where there are none for it. */
export function rulesOfCel(source: string, fieldAt: FieldAt, withActor: boolean): RuleGroup | null {
  if (source.trim() === '') return { combinator: 'and', rules: [] }
  const parsed = parseSource(source)
  const found = 'tree' in parsed ? ruleOf(parsed.tree, { fieldAt, withActor }) : null
  return found && (isGroup(found) ? found : { combinator: 'and', rules: [found] })
}

interface Reading {
  readonly fieldAt: FieldAt
  readonly withActor: boolean
}

function ruleOf(tree: ASTNode, reading: Reading): Rule | RuleGroup | null {
  switch (tree.op) {
    case '&&':
    case '||': {
      const rules = operandsOf(tree, tree.op).map((part) => ruleOf(part, reading))
      return rules.every((rule) => rule !== null) ? { combinator: tree.op === '&&' ? 'and' : 'or', rules } : null
    }
    case '!_':
      return denied(ruleOf(tree.args, reading), ({ field }) => reading.fieldAt(field.split('.'))?.type === 'list')
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compared(tree.op, tree.args[0], tree.args[1], reading)
    case 'in':
      return among(tree.args[0], tree.args[1], reading)
    case 'rcall':
      return called(tree.args[0], tree.args[1], tree.args[2], reading)
    default:
      return null
  }
}

const operandsOf = (tree: ASTNode, op: '&&' | '||'): readonly ASTNode[] => (tree.op === op ? [...operandsOf(tree.args[0], op), ...operandsOf(tree.args[1], op)] : [tree])

function denied(inner: Rule | RuleGroup | null, isList: (rule: Rule) => boolean): Rule | RuleGroup | null {
  if (!inner) return null
  // Several values have no other way to be excluded; one has: `!=`.
  if (!isGroup(inner) && inner.operator === 'in' && ((inner.value as readonly Json[]).length > 1 || isList(inner))) return { ...inner, operator: 'notIn' }
  if (!isGroup(inner)) return { combinator: 'and', not: true, rules: [inner] }
  return inner.not ? { combinator: 'and', not: true, rules: [inner] } : { ...inner, not: true }
}

/** `record.client.name` as its parts; null where the text is no path. */
function pathOf(tree: ASTNode): readonly string[] | null {
  if (tree.op === 'id') return [tree.args]
  if (tree.op !== '.') return null
  const outer = pathOf(tree.args[0])
  return outer && [...outer, tree.args[1]]
}

const isNow = (tree: ASTNode): boolean => tree.op === 'id' && tree.args === 'now'
const isToday = (tree: ASTNode): boolean => tree.op === 'call' && tree.args[0] === 'today'
const isMe = (tree: ASTNode): boolean => pathOf(tree)?.join('.') === 'actor.id'

/** The value of a literal; undefined where it is none. */
function valueOf(tree: ASTNode): Json | undefined {
  if (tree.op === '-_') {
    const value = valueOf(tree.args)
    return typeof value === 'number' ? -value : undefined
  }
  if (tree.op !== 'value') return undefined
  const { args } = tree
  if (typeof args === 'bigint') return Number.isSafeInteger(Number(args)) ? Number(args) : undefined
  return args === null || typeof args === 'string' || typeof args === 'number' || typeof args === 'boolean' ? args : undefined
}

/** A rule, if the field is there and can be asked so. */
function rule(path: readonly string[] | null, operator: Operator, value: Json, { fieldAt, withActor }: Reading): Rule | null {
  const field = path && fieldAt(path)
  return path && field && celOperators(field, withActor).includes(operator) ? { field: path.join('.'), operator, value } : null
}

type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

function compared(op: Comparison, left: ASTNode, right: ASTNode, reading: Reading): Rule | RuleGroup | null {
  const isEqual = op === '=='
  if (left.op === 'call') return comparedCall(op, left.args[0], left.args[1], right, reading)
  const path = pathOf(left)
  const field = path && reading.fieldAt(path)
  if (!field) return null
  if (isMe(right)) return isEqual || op === '!=' ? rule(path, isEqual ? 'isMe' : 'notMe', '', reading) : null
  if (field.kind === 'datetime' ? isNow(right) : field.kind === 'date' && isToday(right)) return rangeRule(op, path, field.kind === 'date', reading)
  const value = valueOf(right)
  if (value === undefined) return null
  if (value === null) return isEqual || op === '!=' ? (field.type === 'lines' ? null : rule(path, isEqual ? 'empty' : 'filled', '', reading)) : null
  return literalRule(op, path, field, value, reading)
}

/** `!= true` holds of nothing too, as the denial of `== true` does. */
const withoutNull = (op: Comparison, found: Rule | null): Rule | RuleGroup | null => (op === '==' ? found : denied(found, () => false))

function rangeRule(op: Comparison, path: readonly string[], isDay: boolean, reading: Reading): Rule | null {
  const range = op === '<' ? 'PAST' : op === '>' ? 'FUTURE' : op === '==' && isDay ? 'TODAY' : null
  return range && rule(path, 'within', range, reading)
}

function literalRule(op: Comparison, path: readonly string[], field: FieldView, value: Json, reading: Reading): Rule | RuleGroup | null {
  const kind = filterKindOf(field)
  const isEquality = op === '==' || op === '!='
  if (kind === 'choice' || kind === 'record') return isEquality && typeof value === 'string' ? rule(path, op === '==' ? 'in' : 'notIn', [value], reading) : null
  if (kind === 'boolean') return isEquality && typeof value === 'boolean' ? withoutNull(op, rule(path, 'is', value, reading)) : null
  if (kind === 'range') return field.kind === 'date' ? dayRule(op, path, value, reading) : null
  const operator = Object.entries(comparisons).find(([, text]) => text === op)?.[0] as Operator
  const fits = kind === 'number' ? typeof value === 'number' : typeof value === 'string' && value !== ''
  return fits ? rule(path, operator, value, reading) : null
}

const dayRule = (op: Comparison, path: readonly string[], value: Json | undefined, reading: Reading): Rule | null => (typeof value === 'string' && (op === '>=' || op === '<=') ? rule(path, op === '>=' ? 'from' : 'to', value, reading) : null)

/** `size(lines) > 0`, `day(moment) >= "2026-01-01"`. */
function comparedCall(op: Comparison, name: string, args: readonly ASTNode[], right: ASTNode, reading: Reading): Rule | null {
  const path = args[0] ? pathOf(args[0]) : null
  const field = path && reading.fieldAt(path)
  if (!field || args.length !== 1) return null
  if (name === 'size' && field.type === 'lines' && valueOf(right) === 0 && (op === '==' || op === '>' || op === '!=')) return rule(path, op === '==' ? 'empty' : 'filled', '', reading)
  if (name !== 'day' || field.kind !== 'datetime') return null
  return isToday(right) ? (op === '==' ? rule(path, 'within', 'TODAY', reading) : null) : dayRule(op, path, valueOf(right), reading)
}

function textsOf(tree: ASTNode): string[] | null {
  const values = tree.op === 'list' ? tree.args.map(valueOf) : []
  return values.length > 0 && values.every((value) => typeof value === 'string') ? values : null
}

/** `record.state in ["new", "done"]`, `"head" in actor.roles`. */
function among(left: ASTNode, right: ASTNode, reading: Reading): Rule | null {
  const list = pathOf(right)
  const only = valueOf(left)
  if (list) return typeof only === 'string' && reading.fieldAt(list)?.type === 'list' ? rule(list, 'in', [only], reading) : null
  const path = pathOf(left)
  const values = textsOf(right)
  const kind = path && reading.fieldAt(path) && filterKindOf(reading.fieldAt(path) as FieldView)
  return values && (kind === 'choice' || kind === 'record') ? rule(path, 'in', values, reading) : null
}

/** `record.name.contains("a")`, `actor.roles.exists(one, one in ["a", "b"])`. */
function called(name: string, object: ASTNode, args: readonly ASTNode[], reading: Reading): Rule | null {
  const path = pathOf(object)
  const [first, second] = args
  if (!path || !first) return null
  if ((name === 'contains' || name === 'startsWith') && !second) {
    const value = valueOf(first)
    return typeof value === 'string' && value !== '' ? rule(path, name, value, reading) : null
  }
  if (name !== 'exists' || reading.fieldAt(path)?.type !== 'list' || first.op !== 'id' || second?.op !== 'in') return null
  const [one, list] = second.args
  const values = textsOf(list)
  return one.op === 'id' && one.args === first.args && values ? rule(path, 'in', values, reading) : null
}
