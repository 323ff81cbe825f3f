import type { IncomingMessage } from 'node:http'

/** One operation as it was posted. */
export interface Request {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
  /** Media type of the answer. */
  readonly answer: string
}

const graphqlJson = 'application/graphql-response+json'

/** The operation of a plain POST; null for every other way to ask, which the long way knows. */
export function textRequest({ method, headers, url }: IncomingMessage, body: Uint8Array | null): Request | null {
  if (method !== 'POST' || body === null || url?.includes('?')) return null
  if (!/^application\/json(; *charset=utf-8)?$/i.test(headers['content-type'] ?? '')) return null
  const answer = answerType(headers.accept ?? '*/*')
  if (answer === null) return null
  try {
    return operationIn(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)), answer)
  } catch {
    return null
  }
}

function answerType(accept: string): string | null {
  if (/q=0(\.0*)?(,|$)/.test(accept)) return null
  if (accept.includes(graphqlJson)) return `${graphqlJson}; charset=utf-8`
  return accept.includes('application/json') || accept.includes('*/*') ? 'application/json; charset=utf-8' : null
}

function operationIn(content: unknown, answer: string): Request | null {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null
  const { query, operationName, variables, ...rest } = content as Readonly<Record<string, unknown>>
  if (typeof query !== 'string' || Object.keys(rest).length > 0) return null
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') return null
  if (variables !== undefined && variables !== null && (typeof variables !== 'object' || Array.isArray(variables))) return null
  return { query, operationName: operationName ?? undefined, variables: (variables ?? {}) as Readonly<Record<string, unknown>>, answer }
}
