/** The one place that knows the CEL library: text in, syntax tree out. Types, values and SQL are our own. */
import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js'

export type { ASTNode }

const maximumLength = 2000

const environment = new Environment({
  unlistedVariablesAreDyn: true,
  limits: { maxAstNodes: 500, maxDepth: 24, maxListElements: 200, maxCallArguments: 16 },
})

export type Parsed = { readonly tree: ASTNode } | { readonly message: string; readonly hint: string }

/** Reads CEL text; a syntax mistake comes back as a sentence with its place. */
export function parseSource(source: string): Parsed {
  if (source.trim() === '') return { message: 'The expression is empty.', hint: 'Write a condition or a value, or leave the key out.' }
  if (source.length > maximumLength) return { message: `The expression has ${source.length} characters; ${maximumLength} are allowed.`, hint: 'Split it: put a part into a computed field.' }
  try {
    return { tree: environment.parse(source).ast }
  } catch (error) {
    if (error instanceof ParseError) return explain(error, source)
    throw error
  }
}

function explain(error: ParseError, source: string): Parsed {
  const at = error.range?.start ?? source.length
  const place = at >= source.length ? 'at the end' : `at character ${at + 1}, near "${source.slice(at, at + 12).trim()}"`
  if (error.code.includes('limit')) return { message: 'The expression is too long or too deeply nested.', hint: 'Split it: put a part into a computed field.' }
  if (source[at] === '=' && source[at + 1] !== '=') return { message: `A single "=" is not CEL (${place}).`, hint: 'Compare with "==".' }
  return { message: `${error.summary} ${place}.`, hint: 'The text must be one CEL expression, such as record.total > 0 && record.client != null.' }
}
