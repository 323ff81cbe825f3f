import { type DocumentNode, GraphQLError, Kind, Lexer, type SelectionSetNode, Source, TokenKind } from 'graphql'

/** Deepest nesting, and most fields of a document with its fragments spread out. */
const deepest = 12
const mostFields = 1000
/** Each field of a query's or mutation's own is a statement or a command. */
const mostRootFields = 50
/** Words and signs of a document, and brackets in brackets: what parser and validation get through at once. */
const mostTokens = 10_000
const deepestBrackets = 100
/** Operations and fragments of a document, and variables of one of them. */
const mostDefinitions = 100
const mostVariables = 200
/** Nesting and number of the values sent with a document. */
const deepestValues = 100
const mostValues = 100_000
/** Objects among them: each is compared with every field of its type. 500 records with some lines each. */
const mostObjects = 3000

/** Refuses what would exhaust parser, validation or whoever reads the values next. @throws GraphQLError */
export function checkNesting(query: unknown, variables: unknown): void {
  if (typeof query === 'string') checkTokens(query)
  checkValues(variables)
}

/** Read as the parser reads it: quotes in comments and blocks of text hide nothing. */
function checkTokens(text: string): void {
  const lexer = new Lexer(new Source(text))
  let depth = 0
  for (let tokens = 0; ; tokens++) {
    const kind = nextKind(lexer)
    if (kind === null) return
    if (tokens > mostTokens) throw tooMuch(`more than ${mostTokens} words and signs`)
    if (opening.has(kind)) depth++
    else if (closing.has(kind)) depth--
    if (depth > deepestBrackets) throw tooMuch(`brackets deeper than ${deepestBrackets} levels`)
  }
}

const opening: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const closing: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/** null at the end, and where the text is no GraphQL: the parser says that better. */
function nextKind(lexer: Lexer): TokenKind | null {
  try {
    const { kind } = lexer.advance()
    return kind === TokenKind.EOF ? null : kind
  } catch {
    return null
  }
}

function checkValues(variables: unknown): void {
  let level: readonly unknown[] = [variables]
  let count = 0
  let objects = 0
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepestValues) throw tooMuch(`values deeper than ${deepestValues} levels`)
    count += level.length
    if (count > mostValues) throw tooMuch(`more than ${mostValues} values`)
    objects += level.filter((value) => typeof value === 'object' && value !== null && !Array.isArray(value)).length
    if (objects > mostObjects) throw tooMuch(`more than ${mostObjects} objects`)
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
}

/** Refuses documents that ask for more than any screen or report needs. @throws GraphQLError */
export function checkLimits(document: DocumentNode): void {
  const fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition.selectionSet] as const] : [])))
  if (document.definitions.length > mostDefinitions) throw tooMuch(`more than ${mostDefinitions} operations and fragments`)
  if (document.definitions.some((definition) => 'variableDefinitions' in definition && (definition.variableDefinitions?.length ?? 0) > mostVariables)) throw tooMuch(`more than ${mostVariables} variables`)
  let fields = 0
  let rootFields = 0
  // Below __schema the validation has a limit of its own; editors ask deeper there than any query of records goes.
  const walk = (set: SelectionSetNode, depth: number, spread: readonly string[], isSchema: boolean): void => {
    for (const node of set.selections) {
      if (++fields > mostFields) throw tooMuch(`more than ${mostFields} fields`)
      if (node.kind === Kind.FIELD && depth === 0 && ++rootFields > mostRootFields) throw tooMuch(`more than ${mostRootFields} queries or commands at once`)
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        const inner = fragments.get(node.name.value)
        if (inner && !spread.includes(node.name.value)) walk(inner, depth, [...spread, node.name.value], isSchema)
      } else if (node.selectionSet) {
        const below = node.kind === Kind.FIELD ? depth + 1 : depth
        const inSchema = isSchema || (node.kind === Kind.FIELD && node.name.value.startsWith('__'))
        if (below > deepest && !inSchema) throw tooMuch(`deeper than ${deepest} levels`)
        walk(node.selectionSet, below, spread, inSchema)
      }
    }
  }
  for (const definition of document.definitions) if (definition.kind === Kind.OPERATION_DEFINITION) walk(definition.selectionSet, 0, [], false)
}

/** A request that is refused for its size alone. */
export class TooMuch extends GraphQLError {
  constructor(what: string, hint: string, data?: object) {
    super(`The query asks for too much: ${what}.`, { extensions: { code: 'BAD_INPUT', hint, ...(data && { data }) } })
  }
}

const tooMuch = (what: string): TooMuch => new TooMuch(what, 'Split it into several queries.')
