import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql'

/** Deepest nesting, and most fields of a document with its fragments spread out. */
const deepest = 12
const mostFields = 1000

/** Deepest nesting of brackets in a query's text and of values in its variables. */
const deepestBrackets = 100

/** Refuses what would exhaust the stack of whoever reads it next. @throws GraphQLError */
export function checkNesting(query: unknown, variables: unknown): void {
  if (typeof query === 'string') checkBrackets(query)
  let level: unknown[] = [variables]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepestBrackets) throw tooMuch(`values deeper than ${deepestBrackets} levels`)
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
}

function checkBrackets(query: string): void {
  let depth = 0
  for (const [bracket] of query.replace(/"(?:\\.|[^"\\])*"/g, '').matchAll(/[{}[\]()]/g)) {
    depth += '{[('.includes(bracket) ? 1 : -1
    if (depth > deepestBrackets) throw tooMuch(`brackets deeper than ${deepestBrackets} levels`)
  }
}

/** Refuses documents that ask for more than any screen or report needs. @throws GraphQLError */
export function checkLimits(document: DocumentNode): void {
  const fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition.selectionSet] as const] : [])))
  let fields = 0
  const walk = (set: SelectionSetNode, depth: number, spread: readonly string[]): void => {
    for (const node of set.selections) {
      if (++fields > mostFields) throw tooMuch(`more than ${mostFields} fields`)
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        const inner = fragments.get(node.name.value)
        if (inner && !spread.includes(node.name.value)) walk(inner, depth, [...spread, node.name.value])
      } else if (node.selectionSet) {
        // Below __schema the validation has a limit of its own; editors ask deeper there than any query of records goes.
        if (node.kind === Kind.FIELD && node.name.value.startsWith('__')) continue
        const below = node.kind === Kind.FIELD ? depth + 1 : depth
        if (below > deepest) throw tooMuch(`deeper than ${deepest} levels`)
        walk(node.selectionSet, below, spread)
      }
    }
  }
  for (const definition of document.definitions) if (definition.kind === Kind.OPERATION_DEFINITION) walk(definition.selectionSet, 0, [])
}

const tooMuch = (what: string): GraphQLError => new GraphQLError(`The query asks for too much: ${what}.`, { extensions: { code: 'BAD_INPUT', hint: 'Split it into several queries.' } })
