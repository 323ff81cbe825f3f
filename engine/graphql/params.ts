import type { IncomingMessage } from 'node:http'

/** What a request asks, by the GraphQL-over-HTTP specification. */
export interface Params {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | null
}

/** null where the request has another shape: the library behind says what is wrong with it. */
export function paramsOf(request: IncomingMessage, body: Uint8Array | null): Params | null {
  try {
    const given: unknown = body ? JSON.parse(Buffer.from(body).toString('utf8')) : fromAddress(request.url ?? '')
    if (typeof given !== 'object' || given === null) return null
    const { query, variables, operationName } = given as Record<string, unknown>
    if (typeof query !== 'string' || typeof (variables ?? {}) !== 'object' || Array.isArray(variables)) return null
    return { query, variables: (variables ?? {}) as Params['variables'], operationName: typeof operationName === 'string' ? operationName : null }
  } catch {
    return null
  }
}

function fromAddress(url: string): Readonly<Record<string, unknown>> {
  const given = new URL(url, 'http://localhost').searchParams
  return { query: given.get('query'), operationName: given.get('operationName'), variables: JSON.parse(given.get('variables') ?? '{}') }
}
