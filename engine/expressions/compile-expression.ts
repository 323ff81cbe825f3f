import { EngineError } from '../kernel/errors.ts'
import type { Expression } from '../model/types.ts'
import { Checker, type ExpressionProblem } from './checker.ts'
import { evaluate, frameOf } from './evaluate.ts'
import type { Node } from './node.ts'
import { parseSource } from './parse.ts'
import type { TypeScope } from './type-scope.ts'
import { type CelKind, fits, isNumber, type Type, typeName, wordFor } from './types.ts'
import { resultOf } from './value.ts'

interface Checked {
  readonly node: Node | null
  readonly references: readonly string[]
  readonly problems: readonly ExpressionProblem[]
}

function checkSource(source: string, scope: TypeScope): Checked {
  const parsed = parseSource(source)
  if ('message' in parsed) return { node: null, references: [], problems: [parsed] }
  const checker = new Checker(scope)
  const node = checker.check(parsed.tree)
  return { node, references: [...checker.references], problems: checker.problems }
}

/** Everything wrong with the text where it stands: syntax, unknown names, types, and whether its result is what is `expected`. */
export function checkExpression(source: string, scope: TypeScope, expected?: CelKind): readonly ExpressionProblem[] {
  const { node, problems } = checkSource(source, scope)
  if (!node || problems.length > 0 || !expected || fits(node.type, expected)) return problems
  return [{ message: `The expression gives ${typeName(node.type)}, but ${wordFor(expected)} is needed here.`, ...hintFor(node, expected) }]
}

function hintFor(node: Node, expected: CelKind): { readonly hint?: string } {
  if (expected === 'boolean') return { hint: isNumber(node.type) ? `Compare it: ${node.text} > 0.` : `Compare it: ${node.text} != null.` }
  if (expected === 'integer' && node.type.kind === 'decimal') return { hint: `Write int(round(${node.text}, 0)).` }
  if (expected === 'string' && isNumber(node.type)) return { hint: `Write string(${node.text}).` }
  if (expected === 'date' && node.type.kind === 'datetime') return { hint: `Write day(${node.text}), or today().` }
  if (expected === 'datetime' && node.type.kind === 'date') return { hint: 'A point in time is now, or timestamp("2009-05-25T00:00:00Z").' }
  return {}
}

/** The checked tree of a text; throws DEFINITION_INVALID with every problem. */
export function checkedTree(source: string, scope: TypeScope): { readonly node: Node; readonly references: readonly string[] } {
  const { node, references, problems } = checkSource(source, scope)
  if (node && problems.length === 0) return { node, references }
  throw new EngineError('DEFINITION_INVALID', `"${source}": ${problems.map((problem) => problem.message).join(' ')}`, {
    issues: problems.map((problem) => ({ pointer: '', ...problem })),
  })
}

/** Compiles the text once; `evaluate` is pure and throws nothing for empty values. Throws DEFINITION_INVALID. */
export function compileExpression(source: string, scope: TypeScope): Expression {
  const { node, references } = checkedTree(source, scope)
  const type: Type = node.type
  return { source, references, evaluate: (context) => resultOf(evaluate(node, frameOf(context)), type) }
}
