import ts from 'typescript'
import { placeOf, visit } from './sources.ts'

/** A sentence of a refusal in the source; `{1}`, `{2}` … stand for its facts. */
export interface RefusalText {
  readonly text: string
  readonly code: string
  readonly place: string
}

/** Messages and hints of every EngineError that a file makes, as far as they are written out where it is made. */
export function refusalTexts(file: ts.SourceFile): readonly RefusalText[] {
  const found: RefusalText[] = []
  const makers = makersOf(file)
  visit(file, (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const maker = makers.get(node.expression.text)
      const given = maker && node.arguments[maker.at]
      for (const text of given ? sentencesIn(given) : []) found.push({ text, code: maker?.code ?? '*', place: placeOf(node) })
    }
    if (!ts.isNewExpression(node) || node.expression.getText() !== 'EngineError' || !node.arguments) return
    const [code, message, details] = node.arguments
    const given = details && ts.isObjectLiteralExpression(details) ? details.properties.filter(ts.isPropertyAssignment) : []
    const hint = given.find(({ name }) => name.getText() === 'hint')
    for (const part of [message, hint?.initializer]) {
      for (const text of part ? sentencesIn(part) : []) found.push({ text, code: code && ts.isStringLiteral(code) ? code.text : '*', place: placeOf(node) })
    }
  })
  return found
}

interface Maker {
  readonly at: number
  readonly code: string
}

/** Functions of the file that make an EngineError of a sentence they are given: name → which argument it is. */
function makersOf(file: ts.SourceFile): ReadonlyMap<string, Maker> {
  const makers = new Map<string, Maker>()
  visit(file, (node) => {
    if (!ts.isNewExpression(node) || node.expression.getText() !== 'EngineError') return
    const [code, message] = node.arguments ?? []
    const maker = ts.findAncestor(node, (above): above is ts.ArrowFunction | ts.FunctionDeclaration => ts.isArrowFunction(above) || ts.isFunctionDeclaration(above))
    const at = maker?.parameters.findIndex(({ name }) => name.getText() === message?.getText()) ?? -1
    const name = maker && (ts.isFunctionDeclaration(maker) ? maker.name : ts.isVariableDeclaration(maker.parent) ? maker.parent.name : undefined)
    if (name && at >= 0) makers.set(name.getText(), { at, code: code && ts.isStringLiteral(code) ? code.text : '*' })
  })
  return makers
}

/** Messages and hints of the issues that checks of definitions find, as far as they are written out. */
export function issueTexts(file: ts.SourceFile): readonly RefusalText[] {
  const found: RefusalText[] = []
  visit(file, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'issue') return
    for (const given of node.arguments.slice(2)) for (const text of sentencesIn(given)) found.push({ text, code: 'DEFINITION_INVALID', place: placeOf(node) })
  })
  return found
}

/** The same of issues that are written as they are: objects with a pointer, a message and maybe a hint. */
export function plainIssueTexts(file: ts.SourceFile): readonly RefusalText[] {
  const found: RefusalText[] = []
  visit(file, (node) => {
    if (!ts.isObjectLiteralExpression(node)) return
    const parts = new Map(node.properties.filter(ts.isPropertyAssignment).map(({ name, initializer }) => [name.getText(), initializer]))
    if (!node.properties.some(({ name }) => name?.getText() === 'pointer')) return
    for (const given of [parts.get('message'), parts.get('hint')]) for (const text of given ? sentencesIn(given) : []) found.push({ text, code: 'DEFINITION_INVALID', place: placeOf(node) })
  })
  return found
}

function sentencesIn(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return [...sentencesIn(node.whenTrue), ...sentencesIn(node.whenFalse)]
  if (ts.isTemplateExpression(node)) return [node.head.text + node.templateSpans.map((span, i) => `{${i + 1}}${span.literal.text}`).join('')]
  return []
}
