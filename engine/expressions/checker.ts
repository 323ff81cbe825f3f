/** Turns syntax into the checked tree and collects every mistake on the way; a wrong part becomes a value of any type, so that the rest is still checked. */
import { nearestName } from '../kernel/nearest-name.ts'
import { checkArithmetic, checkComparison, checkMembership } from './check-operators.ts'
import { checkCall, checkMethod } from './check-calls.ts'
import { Decimal } from './decimal.ts'
import type { ArithmeticOperator, CompareOperator, Node, NodeShape } from './node.ts'
import type { ASTNode } from './parse.ts'
import { actorScope, type ObjectScope, type TypeScope } from './type-scope.ts'
import { any, boolean, common, datetime, isNumber, isOpen, nothing, type Type, typeName, typeOfField } from './types.ts'

export interface ExpressionProblem {
  readonly message: string
  readonly hint?: string
}

export class Checker {
  readonly problems: ExpressionProblem[] = []
  /** Dotted paths that lead through a reference. */
  readonly references = new Set<string>()
  /** Depth of macros around the part being checked. */
  macroDepth = 0
  readonly locals = new Map<string, { readonly type: Type; readonly path: readonly string[] | null }>()
  readonly scope: TypeScope

  constructor(scope: TypeScope) {
    this.scope = scope
  }

  /** Notes the mistake and stands in for the wrong part. */
  wrong(tree: ASTNode, message: string, hint?: string): Node {
    this.problems.push(hint === undefined ? { message } : { message, hint })
    return this.node(tree, any, { op: 'literal', value: null })
  }

  node(tree: ASTNode, type: Type, shape: NodeShape, path: readonly string[] | null = null): Node {
    return { ...shape, type, path, text: tree.input.slice(tree.range.start, tree.range.end) }
  }

  check(tree: ASTNode): Node {
    switch (tree.op) {
      case 'value':
        return this.literal(tree, tree.args)
      case 'id':
        return this.variable(tree, tree.args)
      case '.':
        return this.field(tree, this.check(tree.args[0]), tree.args[1])
      case '[]':
        return this.index(tree, this.check(tree.args[0]), this.check(tree.args[1]))
      case 'list':
        return this.list(tree, tree.args.map((item) => this.check(item)))
      case 'call':
        return checkCall(this, tree, tree.args[0], tree.args[1])
      case 'rcall':
        return checkMethod(this, tree, tree.args[0], tree.args[1], tree.args[2])
      case '?:':
        return this.choice(tree, this.condition(tree.args[0]), this.check(tree.args[1]), this.check(tree.args[2]))
      case '!_':
        return this.node(tree, boolean, { op: 'not', operand: this.condition(tree.args) })
      case '-_':
        return this.negate(tree, this.check(tree.args))
      case '&&':
      case '||':
        return this.node(tree, boolean, { op: tree.op === '&&' ? 'and' : 'or', left: this.condition(tree.args[0]), right: this.condition(tree.args[1]) })
      case 'in':
        return checkMembership(this, tree, this.check(tree.args[0]), this.check(tree.args[1]))
      case '+':
      case '-':
      case '*':
      case '/':
      case '%':
        return checkArithmetic(this, tree, tree.op satisfies ArithmeticOperator, this.check(tree.args[0]), this.check(tree.args[1]))
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return checkComparison(this, tree, tree.op satisfies CompareOperator, this.check(tree.args[0]), this.check(tree.args[1]))
      default:
        return this.wrong(tree, 'Objects in braces and optional access are not part of the language.', 'Use fields of record, actor and input.')
    }
  }

  /** A part that must be true or false. */
  condition(tree: ASTNode): Node {
    const node = this.check(tree)
    if (isOpen(node.type) || node.type.kind === 'boolean') return node
    return this.wrong(tree, `${node.text} is ${typeName(node.type)}, not true or false.`, isNumber(node.type) ? `Compare it: ${node.text} > 0.` : `Compare it: ${node.text} != null.`)
  }

  private literal(tree: ASTNode, value: unknown): Node {
    if (value === null) return this.node(tree, nothing, { op: 'literal', value: null })
    if (typeof value === 'boolean') return this.node(tree, boolean, { op: 'literal', value })
    if (typeof value === 'string' && value.includes('\0')) return this.wrong(tree, 'The text holds a null character.', 'Take it out; no field can hold it.')
    if (typeof value === 'string') return this.node(tree, { kind: 'string' }, { op: 'literal', value })
    const number = typeof value === 'bigint' || typeof value === 'number' ? Decimal.from(value) : null
    if (number) return this.node(tree, { kind: typeof value === 'bigint' ? 'integer' : 'decimal' }, { op: 'literal', value: number })
    return this.wrong(tree, 'This kind of literal is not part of the language.', 'Use numbers, texts, true, false and null.')
  }

  private variable(tree: ASTNode, name: string): Node {
    const local = this.locals.get(name)
    if (local) return this.node(tree, local.type, { op: 'variable', name, isLocal: true }, local.path)
    if (name === 'now') return this.node(tree, datetime, { op: 'variable', name, isLocal: false })
    const variables = this.variables()
    const scope = variables.get(name)
    if (scope) return this.node(tree, { kind: 'object', scope, isReference: false }, { op: 'variable', name, isLocal: false }, [name])
    const owner = [...variables.values()].find((object) => object.fields.has(name))
    const near = nearestName(name, [...variables.keys(), 'now'])
    return this.wrong(tree, `"${name}" is not known here.`, owner ? `Write ${owner === variables.get('record') ? 'record' : owner.name}.${name}.` : near ? `Did you mean ${near}?` : `Known are ${[...variables.keys(), 'now'].join(', ')}.`)
  }

  private variables(): Map<string, ObjectScope> {
    const { record, line, input, params, call, withActor } = this.scope
    const entries = Object.entries({ record, line, input, params, call, actor: withActor ? actorScope : undefined })
    return new Map(entries.filter((entry): entry is [string, ObjectScope] => entry[1] !== undefined))
  }

  private field(tree: ASTNode, object: Node, name: string): Node {
    if (object.type.kind !== 'object') {
      if (isOpen(object.type)) return this.node(tree, any, { op: 'field', object, name, field: { kind: 'json' } })
      return this.wrong(tree, `${object.text} is ${typeName(object.type)} and has no field "${name}".`, object.type.kind === 'list' ? `Go over the rows: ${object.text}.map(row, row.${name}).` : undefined)
    }
    const { scope, isReference } = object.type
    const field = scope.fields.get(name)
    if (!field) {
      const near = nearestName(name, scope.fields.keys())
      return this.wrong(tree, `${scope.name} has no field "${name}".`, near ? `Did you mean ${near}?` : `Its fields are ${[...scope.fields.keys()].slice(0, 12).join(', ')}.`)
    }
    const path = object.path && [...object.path, name]
    if (isReference && name !== 'id' && path) this.references.add(path.slice(path[0] === 'record' ? 1 : 0).join('.'))
    return this.node(tree, typeOfField(field), { op: 'field', object, name, field }, path)
  }

  private index(tree: ASTNode, list: Node, index: Node): Node {
    if (isOpen(list.type)) return this.node(tree, any, { op: 'index', list, index })
    if (list.type.kind !== 'list') return this.wrong(tree, `${list.text} is ${typeName(list.type)}, not a list.`, 'Read a field with a dot: record.name.')
    if (!isOpen(index.type) && index.type.kind !== 'integer') return this.wrong(tree, `${index.text} is not a whole number.`, 'The first row is [0].')
    return this.node(tree, list.type.of, { op: 'index', list, index }, list.path)
  }

  private list(tree: ASTNode, items: readonly Node[]): Node {
    let of: Type = nothing
    for (const item of items) {
      const next = common(of, item.type)
      if (!next) return this.wrong(tree, `The list mixes ${typeName(of)} with ${typeName(item.type)} (${item.text}).`, 'All items must be of one type.')
      of = next
    }
    return this.node(tree, { kind: 'list', of }, { op: 'list', items })
  }

  private choice(tree: ASTNode, condition: Node, yes: Node, no: Node): Node {
    const type = common(yes.type, no.type)
    if (!type) return this.wrong(tree, `${yes.text} is ${typeName(yes.type)}, but ${no.text} is ${typeName(no.type)}.`, 'Both sides of "? :" must be of one type.')
    return this.node(tree, type, { op: 'choice', condition, yes, no })
  }

  private negate(tree: ASTNode, operand: Node): Node {
    if (!isOpen(operand.type) && !isNumber(operand.type)) return this.wrong(tree, `${operand.text} is ${typeName(operand.type)}, not a number.`)
    return this.node(tree, operand.type, { op: 'negate', operand })
  }
}
