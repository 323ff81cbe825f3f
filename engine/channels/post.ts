import { type ClientRequest, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction, Socket } from 'node:net'
import type { Address } from './address.ts'

export interface Posting {
  readonly url: URL
  /** Connected to whatever the name stands for by now. */
  readonly address: Address
  readonly headers: Readonly<Record<string, string>>
  /** JSON, unless a header names another type. */
  readonly body: string | Buffer
  readonly timeoutMs: number
}

/** A status, or none: `unsent` where not a byte of the request can have arrived, `silent` where it may. */
export type Answer = { readonly kind: 'status'; readonly status: number } | { readonly kind: 'unsent' | 'silent'; readonly reason: string }

/** One POST over a connection of its own; redirects are answers, not followed. Throws nothing. */
export function post({ url, address, headers, body, timeoutMs }: Posting): Promise<Answer> {
  const isSecure = url.protocol === 'https:'
  return new Promise((resolve) => {
    let isOpen = false
    const lookup: LookupFunction = (_host, options, found) => (options.all ? found(null, [address]) : found(null, address.address, address.family))
    const request: ClientRequest = (isSecure ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      agent: false,
      lookup,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' },
    })
    const deadline = setTimeout(() => request.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)), timeoutMs)
    const end = (answer: Answer): void => {
      clearTimeout(deadline)
      resolve(answer)
    }
    request.once('socket', (socket: Socket) => socket.once(isSecure ? 'secureConnect' : 'connect', () => (isOpen = true)))
    request.once('response', (response) => {
      end({ kind: 'status', status: response.statusCode ?? 0 })
      // What it says besides is not waited for.
      response.on('error', () => undefined)
      request.destroy()
    })
    request.on('error', (error: NodeJS.ErrnoException) => end({ kind: isOpen ? 'silent' : 'unsent', reason: error.message || error.code || 'the connection failed' }))
    request.end(body)
  })
}
