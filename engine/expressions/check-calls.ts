import { nearestName } from '../kernel/nearest-name.ts'
import type { Checker } from './checker.ts'
import { functions, type FunctionSpec } from './functions.ts'
import type { MacroName, Node } from './node.ts'
import type { ASTNode } from './parse.ts'
import { any, boolean, isOpen, type Type, typeName } from './types.ts'

export const macroNames: readonly string[] = ['all', 'exists', 'exists_one', 'filter', 'map'] satisfies MacroName[]
const maximumMacroDepth = 2
/** Names of variables; a row may not hide them. */
const reservedNames: readonly string[] = ['record', 'line', 'input', 'params', 'call', 'actor', 'now']

export function checkCall(checker: Checker, tree: ASTNode, name: string, args: readonly ASTNode[]): Node {
  const spec = functions.get(name)
  if (spec && spec.style !== 'method') return apply(checker, tree, spec, args)
  if (spec) return checker.wrong(tree, `${name} stands after its text.`, `Write ${spec.usage}.`)
  return unknown(checker, tree, name)
}

export function checkMethod(checker: Checker, tree: ASTNode, name: string, receiver: ASTNode, args: readonly ASTNode[]): Node {
  if (macroNames.includes(name)) return checkMacro(checker, tree, name as MacroName, receiver, args)
  if (name === 'matches') return checker.wrong(tree, 'matches is not allowed: a pattern can hold up the whole system.', 'Use startsWith, endsWith or contains; for the form of a text use "pattern" in its schema.')
  const spec = functions.get(name)
  if (spec && spec.style !== 'function') return apply(checker, tree, spec, [receiver, ...args])
  if (spec) return checker.wrong(tree, `${name} does not stand after a value.`, `Write ${spec.usage}.`)
  return unknown(checker, tree, name)
}

function unknown(checker: Checker, tree: ASTNode, name: string): Node {
  const names = [...functions.keys(), ...macroNames]
  const near = nearestName(name, names)
  return checker.wrong(tree, `There is no function "${name}".`, near ? `Did you mean ${functions.get(near)?.usage ?? near}?` : `Functions are ${names.join(', ')}.`)
}

function apply(checker: Checker, tree: ASTNode, spec: FunctionSpec, trees: readonly ASTNode[]): Node {
  const args = trees.map((arg) => checker.check(arg))
  const [least, most] = spec.arity
  if (args.length < least || args.length > most) return checker.wrong(tree, `${spec.name} takes ${least === most ? least : `${least} to ${most}`} ${most === 1 ? 'value' : 'values'}, not ${args.length}.`, `Write ${spec.usage}.`)
  const type = spec.type(args)
  if ('problem' in type) return checker.wrong(tree, `${spec.name}: ${type.problem}`, type.hint ?? `Write ${spec.usage}.`)
  return checker.node(tree, type, { op: 'call', spec, args })
}

function checkMacro(checker: Checker, tree: ASTNode, macro: MacroName, receiver: ASTNode, args: readonly ASTNode[]): Node {
  const list = checker.check(receiver)
  const [variable, first, second] = args
  const isWhole = variable?.op === 'id' && first !== undefined && (args.length === 2 || (args.length === 3 && macro === 'map'))
  if (!isWhole) return checker.wrong(tree, `${macro} needs a name for the row and a condition.`, `Write ${list.text}.${macro}(row, row.field ${macro === 'map' ? '* 2' : '> 0'}).`)
  if (list.type.kind !== 'list' && !isOpen(list.type)) return checker.wrong(tree, `${list.text} is ${typeName(list.type)}, not a list.`, 'Only lists, such as lines, can be gone over.')
  if (checker.macroDepth >= maximumMacroDepth) return checker.wrong(tree, `${macro} stands in more than ${maximumMacroDepth} others.`, 'Put the inner part into a computed field.')
  if (checker.locals.has(variable.args) || reservedNames.includes(variable.args)) return checker.wrong(tree, `The name "${variable.args}" is already taken.`, 'Give the row another name.')
  checker.locals.set(variable.args, { type: list.type.kind === 'list' ? list.type.of : any, path: list.path })
  checker.macroDepth += 1
  const conditionTree = macro !== 'map' ? first : second && first
  const predicate = conditionTree ? checker.condition(conditionTree) : null
  const transform = macro === 'map' ? checker.check(second ?? first) : null
  checker.macroDepth -= 1
  checker.locals.delete(variable.args)
  return checker.node(tree, macroType(macro, list.type, transform), { op: 'macro', macro, list, variable: variable.args, predicate, transform }, macro === 'filter' ? list.path : null)
}

function macroType(macro: MacroName, list: Type, transform: Node | null): Type {
  if (macro === 'filter') return list
  if (macro === 'map') return { kind: 'list', of: transform?.type ?? any }
  return boolean
}
