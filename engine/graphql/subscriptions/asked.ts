import type { IncomingMessage } from 'node:http'
import { getOperationAST, parse } from 'graphql'
import { checkNesting } from '../limits.ts'
import { type Params, paramsOf } from '../params.ts'

/** The subscription that a request for a stream of events asks for; null where it asks for anything else. @throws GraphQLError where it asks for too much */
export function subscriptionIn(request: IncomingMessage, body: Uint8Array | null): Params | null {
  if (!(request.headers.accept ?? '').includes('text/event-stream')) return null
  const params = paramsOf(request, body)
  if (!params) return null
  checkNesting(params.query, params.variables)
  return isSubscription(params) ? params : null
}

function isSubscription({ query, operationName }: Params): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription'
  } catch {
    return false
  }
}
