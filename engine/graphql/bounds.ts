import type { DocumentNode, GraphQLSchema } from 'graphql'
import { checkCost } from './cost.ts'
import { isPrepared, preparedDocument } from './documents.ts'
import { checkNesting, TooMuch } from './limits.ts'

interface Asked {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName?: string | null | undefined
}

/**
 * Refuses a request that asks for too much before any of the ways to answer it begins. What is wrong with it
 * otherwise, they say themselves. @throws TooMuch
 */
export function checkBounds(schema: GraphQLSchema, { query, variables, operationName }: Asked): void {
  // A document that was parsed before was looked through then.
  checkNesting(isPrepared(schema, query) ? null : query, variables)
  const document = documentOf(schema, query)
  if (document) checkCost(schema, document, operationName, variables)
}

function documentOf(schema: GraphQLSchema, query: string): DocumentNode | null {
  try {
    return preparedDocument(schema, query)
  } catch (error) {
    if (error instanceof TooMuch) throw error
    return null
  }
}
