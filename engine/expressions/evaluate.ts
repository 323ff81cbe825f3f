/**
 * Runs a checked tree. Empty values never throw: a null operand of arithmetic gives null, an order
 * with null is false, only == and != see null, null as a condition is false, x / 0 is null.
 */
import { EngineError } from '../kernel/errors.ts'
import type { ExpressionContext } from '../model/types.ts'
import { Decimal } from './decimal.ts'
import type { ArithmeticOperator, CompareOperator, Node } from './node.ts'
import { Duration, fromWire, idOrText, isEqual, isObject, order, type Value } from './value.ts'

/** What the variables stand for: the context, and the rows that macros are at. */
export interface Frame {
  readonly context: ExpressionContext
  readonly locals: ReadonlyMap<string, Value>
  /** Counts down over the whole evaluation. */
  readonly steps: { left: number }
}

/** Steps that any condition over some hundred lines gets by with; macros in macros over thousands do not. */
const mostSteps = 100_000

/** Where one evaluation begins. */
export const frameOf = (context: ExpressionContext): Frame => ({ context, locals: new Map(), steps: { left: mostSteps } })

/** @throws EngineError BAD_INPUT where there is too much to go over */
export function evaluate(node: Node, frame: Frame): Value {
  if (--frame.steps.left < 0) throw tooMuch()
  switch (node.op) {
    case 'literal':
      return node.value
    case 'variable':
      return node.isLocal ? (frame.locals.get(node.name) ?? null) : variable(node.name, frame.context)
    case 'field':
      return field(evaluate(node.object, frame), node)
    case 'index':
      return item(evaluate(node.list, frame), evaluate(node.index, frame))
    case 'list':
      return node.items.map((part) => evaluate(part, frame))
    case 'not':
      return !holds(node.operand, frame)
    case 'negate':
      return negate(evaluate(node.operand, frame))
    case 'and':
      return holds(node.left, frame) && holds(node.right, frame)
    case 'or':
      return holds(node.left, frame) || holds(node.right, frame)
    case 'compare':
      return compare(node.operator, evaluate(node.left, frame), evaluate(node.right, frame))
    case 'in':
      return isIn(evaluate(node.left, frame), evaluate(node.right, frame))
    case 'arithmetic':
      return measured(calculate(node.operator, evaluate(node.left, frame), evaluate(node.right, frame), node.type.kind === 'integer'), frame)
    case 'choice':
      return evaluate(holds(node.condition, frame) ? node.yes : node.no, frame)
    case 'call':
      return call(node, frame)
    case 'macro':
      return macro(node, frame)
  }
}

const tooMuch = (): EngineError =>
  new EngineError('BAD_INPUT', 'An expression of the definitions has too much to go over here.', { hint: 'Nothing was changed. The record has too many lines or too long texts for this condition; put the inner part into a computed field.' })

/** Texts that are put together take steps by their length. */
function measured(value: Value, { steps }: Frame): Value {
  if (typeof value === 'string') steps.left -= value.length >> 4
  if (steps.left < 0) throw tooMuch()
  return value
}

/** Whether the condition is true; null counts as false. */
function holds(node: Node, frame: Frame): boolean {
  return evaluate(node, frame) === true
}

function variable(name: string, context: ExpressionContext): Value {
  switch (name) {
    case 'now':
      return context.now
    case 'record':
      return context.record
    case 'line':
      return context.line ?? null
    case 'input':
      return context.input ?? null
    case 'params':
      return context.params ?? null
    case 'call':
      return context.call ?? null
    default:
      return context.actor
  }
}

function field(object: Value, node: Node & { readonly op: 'field' }): Value {
  if (object === null || !isObject(object) || !Object.hasOwn(object, node.name)) return node.type.kind === 'list' ? [] : null
  return fromWire(object[node.name], node.type)
}

function item(list: Value, index: Value): Value {
  return Array.isArray(list) && index instanceof Decimal ? ((list[index.toNumber()] as Value | undefined) ?? null) : null
}

const negate = (value: Value): Value => (value instanceof Decimal ? value.negated() : null)

function compare(operator: CompareOperator, left: Value, right: Value): boolean {
  if (operator === '==') return isEqual(left, right)
  if (operator === '!=') return !isEqual(left, right)
  const sign = order(left, right)
  if (sign === null) return false
  return { '<': sign < 0, '<=': sign <= 0, '>': sign > 0, '>=': sign >= 0 }[operator]
}

const isIn = (value: Value, list: Value): boolean => Array.isArray(list) && (list as readonly Value[]).some((one) => isEqual(value, one))

function calculate(operator: ArithmeticOperator, left: Value, right: Value, isWhole: boolean): Value {
  if (left === null || right === null) return null
  if (left instanceof Decimal && right instanceof Decimal) return calculateNumbers(operator, left, right, isWhole)
  if (left instanceof Date || right instanceof Date) return calculateTimes(operator, left, right)
  if (left instanceof Duration && right instanceof Duration) return new Duration(left.milliseconds + (operator === '-' ? -1 : 1) * right.milliseconds)
  const texts = [idOrText(left), idOrText(right)]
  return operator === '+' && texts.every((text) => typeof text === 'string') ? texts.join('') : null
}

function calculateNumbers(operator: ArithmeticOperator, left: Decimal, right: Decimal, isWhole: boolean): Value {
  if (operator === '+') return left.plus(right)
  if (operator === '-') return left.minus(right)
  if (operator === '*') return left.times(right)
  if (right.isZero) return null
  if (operator === '%') return left.remainder(right)
  return isWhole ? new Decimal(left.truncated().units / right.truncated().units, 0) : left.dividedBy(right)
}

function calculateTimes(operator: ArithmeticOperator, left: Value, right: Value): Value {
  if (left instanceof Date && right instanceof Date) return operator === '-' ? new Duration(left.getTime() - right.getTime()) : null
  if (left instanceof Date && right instanceof Duration) return new Date(left.getTime() + (operator === '-' ? -1 : 1) * right.milliseconds)
  if (left instanceof Duration && right instanceof Date && operator === '+') return new Date(right.getTime() + left.milliseconds)
  return null
}

function call(node: Node & { readonly op: 'call' }, frame: Frame): Value {
  const args = node.args.map((arg) => evaluate(arg, frame))
  if (!node.spec.takesNull && args.includes(null)) return null
  return node.spec.evaluate(args, { now: frame.context.now, timeZone: frame.context.timeZone ?? 'UTC' })
}

function macro(node: Node & { readonly op: 'macro' }, frame: Frame): Value {
  const list = evaluate(node.list, frame)
  const rows: readonly Value[] = Array.isArray(list) ? list : []
  // One frame for all rows, which are gone over one after the other.
  const locals = new Map(frame.locals)
  const inner: Frame = { ...frame, locals }
  const at = (row: Value): Frame => {
    locals.set(node.variable, row)
    return inner
  }
  const passes = (row: Value): boolean => node.predicate === null || holds(node.predicate, at(row))
  switch (node.macro) {
    case 'all':
      return rows.every(passes)
    case 'exists':
      return rows.some(passes)
    case 'exists_one':
      return rows.filter(passes).length === 1
    case 'filter':
      return rows.filter(passes)
    case 'map':
      return rows.filter(passes).map((row) => (node.transform ? evaluate(node.transform, at(row)) : row))
  }
}
