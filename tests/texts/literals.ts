import ts from 'typescript'
import { placeOf, visit } from './sources.ts'

/** Attributes whose text people read or hear. */
const spoken = new Set(['aria-label', 'aria-description', 'aria-placeholder', 'title', 'placeholder', 'label', 'alt', 'description', 'nothingFoundMessage', 'error'])

/** Words that are the same in every language: names, keys of the keyboard; so are single letters. */
const allowed = new Set(['Pitlane', 'GraphQL', 'JSON', 'CSV', 'XLSX', 'PDF', 'Ctrl', 'Shift', 'Alt', 'Enter', 'Esc', 'Tab', 'Delete', 'Insert', 'API', 'SQL', 'Excel', 'VIN'])

/** A path or file name is code, not speech. */
const isPath = (text: string): boolean => /^[\w…-]+(\/[\w….-]+)+$/.test(text.trim())

const hasWords = (text: string): boolean => !isPath(text) && text.split(/[^\p{L}\p{M}’'-]+/u).some((word) => /\p{L}/u.test(word) && !/^[A-Za-z]$/.test(word) && !allowed.has(word))

/** Text that stands in JSX itself instead of in a file of texts. */
export function literalTexts(file: ts.SourceFile): readonly string[] {
  const found: string[] = []
  const keep = (node: ts.Node, text: string): void => {
    if (hasWords(text)) found.push(`${placeOf(node)} ${text.trim()}`)
  }
  visit(file, (node) => {
    if (ts.isJsxText(node)) keep(node, node.text.replaceAll(/&\w+;/g, ' '))
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer) for (const text of literalsOf(node.initializer)) keep(node, text)
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression) for (const text of literalsOf(node)) keep(node, text)
  })
  return found
}

/** String literals that an expression may show as they are: itself, the branches of a choice, the rest of a template. */
function literalsOf(node: ts.Node): readonly string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text]
  if (ts.isTemplateExpression(node)) return [[node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' ')]
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)]
  if (ts.isBinaryExpression(node) && ['||', '??', '&&'].includes(node.operatorToken.getText())) return node.operatorToken.getText() === '&&' ? literalsOf(node.right) : [...literalsOf(node.left), ...literalsOf(node.right)]
  if ((ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) && node.expression) return literalsOf(node.expression)
  return []
}
