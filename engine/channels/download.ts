/** Content from an address that others named: as guarded as what is sent there. */
import { type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { type Address, addressOf } from './address.ts'

/** `later`: may be there another time. `refused`: would be the same the next time. */
export type Download = { readonly kind: 'content'; readonly content: IncomingMessage } | { readonly kind: 'later' | 'refused'; readonly reason: string }

const mostRedirects = 3
/** Milliseconds without a byte. */
const silence = 30_000

interface Asking {
  readonly mayReachPrivate: boolean
  readonly silence?: number
}

/** One GET over a connection of its own; redirects are followed, each looked at like the first. Throws nothing; the content may break off. */
export async function download(url: URL, asking: Asking, redirects = mostRedirects): Promise<Download> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'refused', reason: 'Only http and https addresses are fetched from.' }
  const address = await addressOf(url, asking.mayReachPrivate).catch((error: Error) => error)
  if (address instanceof Error) return { kind: 'later', reason: `${url.hostname} was not found: ${address.message}` }
  if (!address) return { kind: 'refused', reason: `${url.hostname} is not an address of the public internet; PITLANE_PRIVATE_WEBHOOKS=on allows private ones.` }
  const answer = await get(url, address, asking.silence ?? silence)
  if (typeof answer === 'string') return { kind: 'later', reason: answer }
  const status = answer.statusCode ?? 0
  if (status === 200) return { kind: 'content', content: answer }
  answer.destroy()
  const next = status >= 300 && status < 400 ? answer.headers.location : undefined
  if (next === undefined || !URL.canParse(next, url)) return { kind: status >= 500 || [404, 408, 425, 429].includes(status) ? 'later' : 'refused', reason: `The exchange answered ${status}.` }
  return redirects > 0 ? download(new URL(next, url), asking, redirects - 1) : { kind: 'refused', reason: 'The address leads on and on.' }
}

/** What it answers, or why nothing came. */
function get(url: URL, address: Address, patience: number): Promise<IncomingMessage | string> {
  return new Promise((resolve) => {
    const lookup: LookupFunction = (_host, options, found) => (options.all ? found(null, [address]) : found(null, address.address, address.family))
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, { agent: false, lookup, headers: { 'user-agent': 'Pitlane', accept: 'audio/*', connection: 'close' } })
    request.setTimeout(patience, () => request.destroy(new Error(`nothing came for ${patience / 1000} s`)))
    request.once('response', resolve)
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.message || error.code || 'the connection failed'))
    request.end()
  })
}
