import type { IncomingMessage } from 'node:http'

/**
 * Where a request comes from. `proxies`: how many in front of this process are ours; each writes behind
 * X-Forwarded-For whom it heard from, and whatever stands before that is the sender's own invention.
 */
export function clientAddress({ headers, socket }: Pick<IncomingMessage, 'headers'> & { readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'> }, proxies: number): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  const told = proxies > 0 ? forwarded.at(-proxies)?.trim() : undefined
  return told || (socket.remoteAddress ?? '')
}
