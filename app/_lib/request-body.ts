import type { IncomingMessage } from 'node:http'

/** A package of definitions is the largest thing that pages send; a sign-in is the largest before anybody is known. */
const largest = 9_000_000
const largestSignIn = 20_000

interface BodyRefusal {
  readonly status: 411 | 413
  readonly text: string
}

/** Why the body of a request is not read at all, null where it may be; pages keep whole bodies in memory. */
export function bodyRefusal({ url = '/', headers }: Pick<IncomingMessage, 'url' | 'headers'>): BodyRefusal | null {
  if (headers['transfer-encoding'] !== undefined) return { status: 411, text: 'The request does not say how long it is. Send content-length.' }
  const limit = url.startsWith('/api/auth/') ? largestSignIn : largest
  return Number(headers['content-length'] ?? 0) > limit ? { status: 413, text: `A request has at most ${limit} bytes here.` } : null
}
