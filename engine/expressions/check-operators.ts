import { nearestName } from '../kernel/nearest-name.ts'
import type { Checker } from './checker.ts'
import { isDay } from './days.ts'
import type { ArithmeticOperator, CompareOperator, Node } from './node.ts'
import type { ASTNode } from './parse.ts'
import { any, boolean, common, datetime, decimal, duration, integer, isNumber, isOpen, isText, string, type Type, typeName } from './types.ts'

export function checkComparison(checker: Checker, tree: ASTNode, operator: CompareOperator, left: Node, right: Node): Node {
  const node = checker.node(tree, boolean, { op: 'compare', operator, left, right })
  if (!common(left.type, right.type)) {
    return checker.wrong(tree, `${left.text} is ${typeName(left.type)} and ${right.text} is ${typeName(right.type)}; they cannot be compared.`, comparisonHint(left.type, right.type))
  }
  const isOrdering = operator !== '==' && operator !== '!='
  const unordered = [left, right].find((side) => side.type.kind === 'boolean' || side.type.kind === 'object' || side.type.kind === 'list')
  if (isOrdering && unordered) return checker.wrong(tree, `${unordered.text} is ${typeName(unordered.type)} and has no order.`, 'Use == or !=.')
  return literalProblem(checker, tree, left, right) ?? literalProblem(checker, tree, right, left) ?? node
}

const comparisonHint = (a: Type, b: Type): string | undefined =>
  [a, b].some((type) => type.kind === 'datetime') ? 'Compare a point in time with now or timestamp("2009-05-25T00:00:00Z"); for days use inPeriod.' : undefined

/** A text that the other side can never be: an unknown choice, a day that is none. */
function literalProblem(checker: Checker, tree: ASTNode, side: Node, other: Node): Node | null {
  if (other.op !== 'literal' || typeof other.value !== 'string') return null
  if (side.type.kind === 'date' && !isDay(other.value)) return checker.wrong(tree, `"${other.value}" is not a day.`, 'Write days as "2009-05-25".')
  const options = 'options' in side.type ? side.type.options : undefined
  if (!options || options.includes(other.value)) return null
  const near = nearestName(other.value, options)
  return checker.wrong(tree, `${side.text} can never be "${other.value}".`, near ? `Did you mean "${near}"?` : `It is one of ${options.slice(0, 15).join(', ')}.`)
}

export function checkMembership(checker: Checker, tree: ASTNode, left: Node, right: Node): Node {
  const node = checker.node(tree, boolean, { op: 'in', left, right })
  if (isOpen(right.type)) return node
  if (right.type.kind !== 'list') return checker.wrong(tree, `${right.text} is ${typeName(right.type)}, not a list.`, isText(right.type) ? `To search in a text write ${right.text}.contains(${left.text}).` : 'Write a list: record.state in ["new", "done"].')
  if (!common(left.type, right.type.of)) return checker.wrong(tree, `${left.text} is ${typeName(left.type)}, but the list holds ${typeName(right.type.of)}.`)
  for (const item of right.op === 'list' ? right.items : []) {
    const problem = literalProblem(checker, tree, left, item)
    if (problem) return problem
  }
  return node
}

export function checkArithmetic(checker: Checker, tree: ASTNode, operator: ArithmeticOperator, left: Node, right: Node): Node {
  const type = resultType(operator, left.type, right.type)
  if (type) return checker.node(tree, type, { op: 'arithmetic', operator, left, right })
  const wrong = [left, right].find((side) => !isNumber(side.type) && !isOpen(side.type)) ?? left
  const hint = operator === '+' && (isText(left.type) || isText(right.type)) ? `To join texts, turn the number into text: string(${(isText(left.type) ? right : left).text}).` : undefined
  return checker.wrong(tree, `"${operator}" does not take ${typeName(left.type)} and ${typeName(right.type)} (${wrong.text}).`, hint)
}

function resultType(operator: ArithmeticOperator, left: Type, right: Type): Type | null {
  if (isNumber(left) && isNumber(right)) return left.kind === 'integer' && right.kind === 'integer' ? integer : decimal
  if (isOpen(left) || isOpen(right)) return openResult(operator, left, right)
  if (operator === '+' && isText(left) && isText(right)) return string
  const kinds = `${left.kind} ${operator} ${right.kind}`
  if (kinds === 'datetime - datetime' || kinds === 'duration + duration' || kinds === 'duration - duration') return duration
  if (kinds === 'datetime + duration' || kinds === 'datetime - duration' || kinds === 'duration + datetime') return datetime
  return null
}

/** One side may be anything: the other decides, if it can stand in arithmetic at all. */
function openResult(operator: ArithmeticOperator, left: Type, right: Type): Type | null {
  const known = isOpen(left) ? right : left
  if (isNumber(known)) return decimal
  if (isOpen(known)) return any
  if (known.kind === 'duration' || known.kind === 'datetime') return operator === '+' || operator === '-' ? any : null
  return operator === '+' && isText(known) ? string : null
}
