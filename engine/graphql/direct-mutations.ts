import { type DocumentNode, execute, getOperationAST, type GraphQLError, type GraphQLSchema } from 'graphql'
import type { Model } from '../model/types.ts'
import type { Runtime } from '../runtime/index.ts'
import type { GraphqlContext } from './context.ts'
import { checkCost } from './cost.ts'
import { preparedDocument } from './documents.ts'
import type { Request } from './text/request.ts'

/** Longest text that is kept parsed. */
const longestText = 20_000

interface Options {
  readonly schemaOf: (model: Model) => GraphQLSchema
  /** What goes outside of an error. */
  readonly outside: (error: unknown) => GraphQLError
}

/**
 * Carries out plain mutations by documents that are kept parsed and valid, and answers the body. null: it was not
 * begun, and the long way says why or does it. Nesting and size were bounded at the door; the cost is weighed by the
 * schema that answers, which may be a newer one by now.
 */
export function openDirectMutations({ schemaOf, outside }: Options): (runtime: Runtime, request: Request) => Promise<string | null> {
  return async (runtime, { query, operationName, variables }) => {
    const schema = schemaOf(runtime.model)
    const document = mutationIn(schema, { query, operationName, variables })
    if (!document) return null
    const { data, errors } = await execute({ schema, document, operationName, variableValues: variables, contextValue: { runtime } satisfies GraphqlContext })
    if (data === undefined) return null
    return JSON.stringify(errors ? { errors: errors.map((error) => outside(error)), data } : { data })
  }
}

/** Whatever is wrong with the request, the long way says in its own words. */
function mutationIn(schema: GraphQLSchema, { query, operationName, variables }: Omit<Request, 'answer'>): DocumentNode | null {
  if (query.length > longestText || !query.includes('mutation')) return null
  try {
    const document = preparedDocument(schema, query)
    if (getOperationAST(document, operationName)?.operation !== 'mutation') return null
    checkCost(schema, document, operationName, variables)
    return document
  } catch {
    return null
  }
}
