/** The checked tree of an expression: every name resolved, every part with its type. Evaluation and SQL both read this. */
import type { FunctionSpec } from './functions.ts'
import type { FieldScope } from './type-scope.ts'
import type { Type } from './types.ts'
import type { Value } from './value.ts'

export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>='
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%'
export type MacroName = 'all' | 'exists' | 'exists_one' | 'filter' | 'map'

export type NodeShape =
  | { readonly op: 'literal'; readonly value: Value }
  /** record, line, input, params, call, actor, now, or the variable of a macro (`isLocal`). */
  | { readonly op: 'variable'; readonly name: string; readonly isLocal: boolean }
  | { readonly op: 'field'; readonly object: Node; readonly name: string; readonly field: FieldScope }
  | { readonly op: 'index'; readonly list: Node; readonly index: Node }
  | { readonly op: 'list'; readonly items: readonly Node[] }
  | { readonly op: 'not' | 'negate'; readonly operand: Node }
  | { readonly op: 'and' | 'or'; readonly left: Node; readonly right: Node }
  | { readonly op: 'compare'; readonly operator: CompareOperator; readonly left: Node; readonly right: Node }
  | { readonly op: 'in'; readonly left: Node; readonly right: Node }
  | { readonly op: 'arithmetic'; readonly operator: ArithmeticOperator; readonly left: Node; readonly right: Node }
  | { readonly op: 'choice'; readonly condition: Node; readonly yes: Node; readonly no: Node }
  | { readonly op: 'call'; readonly spec: FunctionSpec; readonly args: readonly Node[] }
  | { readonly op: 'macro'; readonly macro: MacroName; readonly list: Node; readonly variable: string; readonly predicate: Node | null; readonly transform: Node | null }

export type Node = NodeShape & {
  readonly type: Type
  /** The text it came from, for messages. */
  readonly text: string
  /** Where in the record the value stands (`client.group`, `works`); null elsewhere. */
  readonly path: readonly string[] | null
}

/** Parts of a node, left to right. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.op) {
    case 'literal':
    case 'variable':
      return []
    case 'field':
      return [node.object]
    case 'index':
      return [node.list, node.index]
    case 'list':
      return node.items
    case 'not':
    case 'negate':
      return [node.operand]
    case 'choice':
      return [node.condition, node.yes, node.no]
    case 'call':
      return node.args
    case 'macro':
      return [node.list, node.predicate, node.transform].filter((part): part is Node => part !== null)
    default:
      return [node.left, node.right]
  }
}
