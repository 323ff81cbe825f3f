import type { IncomingMessage } from 'node:http'

/** A package of definitions is the largest thing that pages send; a sign-in is the largest before anybody is known. */
const largest = 9_000_000
const largestSignIn = 20_000

interface RequestRefusal {
  readonly status: 400 | 411 | 413
  readonly text: string
}

/** Why a request does not get to the pages at all, null where it may; they keep whole bodies in memory. */
export function requestRefusal({ url = '/', headers }: Pick<IncomingMessage, 'url' | 'headers'>): RequestRefusal | null {
  if (!isReadable(url)) return { status: 400, text: 'The address cannot be read: it is not written in UTF-8.' }
  if (headers['transfer-encoding'] !== undefined) return { status: 411, text: 'The request does not say how long it is. Send content-length.' }
  const limit = url.startsWith('/api/auth/') ? largestSignIn : largest
  return Number(headers['content-length'] ?? 0) > limit ? { status: 413, text: `A request has at most ${limit} bytes here.` } : null
}

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}
