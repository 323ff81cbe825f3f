import ts from 'typescript'
import { placeOf, visit } from './sources.ts'

/** One place where the source asks for a text. `*` in a key stands for what is only known at run time. */
export interface Use {
  /** Namespaces the key may be in; empty where the translator was handed over from elsewhere. */
  readonly namespaces: readonly string[]
  readonly key: string
  readonly place: string
}

/** Calls of a translator (`t('key')`, `t.rich('key')`) and what they ask for. */
export function usedKeys(file: ts.SourceFile): readonly Use[] {
  const translators = file.fileName.startsWith('engine/fields/') ? new Map([['text', ['fields']]]) : translatorsOf(file)
  const uses: Use[] = []
  visit(file, (node) => {
    if (!ts.isCallExpression(node)) return
    const direct = openedNamespace(node.expression)
    const name = calledName(node.expression)
    if (direct === null && (name === null || !(translators.has(name) || name === 't'))) return
    const [key] = node.arguments
    if (!key) return
    for (const text of keysIn(key)) uses.push({ ...named(direct === null ? (translators.get(name ?? '') ?? []) : [direct], text), place: placeOf(node) })
  })
  return uses
}

/** The grid of lines has texts of its own, which its host finds by their first word. */
const named = (namespaces: readonly string[], key: string): Pick<Use, 'namespaces' | 'key'> =>
  String(namespaces) === 'fields' && key.startsWith('grid.') ? { namespaces: ['grid'], key: key.slice('grid.'.length) } : { namespaces, key }

/** Names of variables that hold a translator, with the namespaces they were opened for in this file. */
function translatorsOf(file: ts.SourceFile): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  visit(file, (node) => {
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || !node.initializer) return
    const namespace = namespaceOf(node.initializer)
    if (namespace !== null) found.set(node.name.text, [...(found.get(node.name.text) ?? []), namespace])
  })
  return found
}

/** Namespace of `useTranslations('x')`, `await getTranslations('x')`; null for anything else. */
function namespaceOf(node: ts.Expression): string | null {
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) return namespaceOf(node.expression)
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || !/^(use|get)Translations$/.test(node.expression.text)) return null
  const [argument] = node.arguments
  return argument && ts.isStringLiteral(argument) ? argument.text : null
}

const openedNamespace = (callee: ts.Expression): string | null => (ts.isParenthesizedExpression(callee) ? namespaceOf(callee) : null)

function calledName(callee: ts.Expression): string | null {
  if (ts.isIdentifier(callee)) return callee.text
  if (!ts.isPropertyAccessExpression(callee)) return null
  // A widget's host hands its texts over by one function.
  if (callee.name.text === 'text') return 'text'
  if (!['rich', 'markup', 'raw', 'has'].includes(callee.name.text)) return null
  return ts.isIdentifier(callee.expression) ? callee.expression.text : null
}

/** Keys an expression may give; what is only known at run time becomes `*`. */
function keysIn(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return [...keysIn(node.whenTrue), ...keysIn(node.whenFalse)]
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return keysIn(node.expression)
  if (ts.isTemplateExpression(node)) return [node.head.text + node.templateSpans.map((span) => `*${span.literal.text}`).join('')]
  return ['*']
}
