import { GraphQLError } from 'graphql'
import { type EngineError, isEngineError } from '../kernel/errors.ts'
import { saidIn } from '../kernel/refusals/spoken.ts'
import { currentRequest } from '../kernel/request-context.ts'

/** Codes of the GraphQL libraries; callers meet ours alone. */
const libraryCode = /^(GRAPHQL_|BAD_REQUEST$)/

/**
 * What goes outside of an error: typed ones as they are, everything else masked, with the id of the request under
 * which the log has it. `report` hears of the masked ones.
 */
export function outsideError(error: unknown, report: (error: unknown) => void): GraphQLError {
  const outside = maskedError(error, report)
  currentRequest()?.codes.push(String(outside.extensions.code))
  return outside
}

function maskedError(error: unknown, report: (error: unknown) => void): GraphQLError {
  const cause: unknown = error instanceof GraphQLError ? error.originalError : error
  if (isEngineError(cause)) return typed(cause, error)
  // Errors of request, syntax and validation speak of the query and have no cause of ours.
  if (error instanceof GraphQLError && (!cause || cause instanceof GraphQLError)) {
    const { code } = error.extensions
    return code && !libraryCode.test(String(code)) ? error : new GraphQLError(error.message, { ...positions(error), extensions: { ...error.extensions, code: 'BAD_INPUT' } })
  }
  report(cause)
  const requestId = currentRequest()?.id
  return new GraphQLError('Something went wrong on our side. Nothing was changed.', { ...positions(error), extensions: { code: 'INTERNAL', ...(requestId === undefined ? {} : { requestId }) } })
}

function typed(cause: EngineError, error: unknown): GraphQLError {
  const { code, data } = cause
  const { message, hint, issues = [] } = saidIn(currentRequest()?.locale ?? 'en', cause)
  return new GraphQLError(message, { ...positions(error), extensions: { code, ...(hint ? { hint } : {}), ...(issues.length > 0 ? { issues } : {}), ...(data === undefined ? {} : { data }) } })
}

function positions(error: unknown) {
  if (!(error instanceof GraphQLError)) return {}
  return { nodes: error.nodes ?? null, path: error.path ?? null }
}
