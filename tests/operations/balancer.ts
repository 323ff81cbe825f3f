import { Agent, createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { statusOf } from './processes.ts'

/** Takes turns between servers that say they are ready, asked again and again. Sends nothing twice. */
export interface Balancer {
  readonly url: string
  /** Requests that came to nothing, with the reason. */
  readonly failures: readonly string[]
  /** How many each server was given. */
  readonly given: ReadonlyMap<string, number>
  readonly add: (url: string) => void
  readonly remove: (url: string) => void
  readonly ready: () => number
  readonly close: () => Promise<void>
}

const probeMilliseconds = 100

export async function openBalancer(): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true })
  const servers = new Map<string, boolean>()
  const given = new Map<string, number>()
  const failures: string[] = []
  let turn = 0
  let isOpen = true
  const probe = async (): Promise<void> => {
    while (isOpen) {
      await Promise.all([...servers.keys()].map(async (url) => servers.has(url) && servers.set(url, (await statusOf(`${url}/readyz`)) === 200)))
      await setTimeout(probeMilliseconds)
    }
  }
  const next = (): string | undefined => {
    const ready = [...servers].flatMap(([url, isReady]) => (isReady ? [url] : []))
    return ready[turn++ % Math.max(1, ready.length)]
  }
  const pass = (incoming: IncomingMessage, response: ServerResponse): void => {
    const server = next()
    if (!server) {
      refuse(response, 'no server is ready')
      return
    }
    given.set(server, (given.get(server) ?? 0) + 1)
    const outgoing = send(`${server}${incoming.url}`, { agent, method: incoming.method ?? 'GET', headers: { ...incoming.headers, connection: 'keep-alive' } }, (answer) => {
      const { connection: _, ...headers } = answer.headers
      response.writeHead(answer.statusCode ?? 502, headers)
      answer.on('error', (error) => response.destroy(error)).pipe(response)
    })
    outgoing.on('error', (error) => refuse(response, error.message))
    response.once('close', () => outgoing.destroy())
    incoming.pipe(outgoing)
  }
  const refuse = (response: ServerResponse, reason: string): void => {
    if (response.writableFinished || response.destroyed) return
    failures.push(reason)
    if (response.headersSent) response.destroy()
    else response.writeHead(502).end(reason)
  }
  const server = createServer(pass)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const probing = probe()
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failures,
    given,
    add: (url) => servers.set(url, false),
    remove: (url) => servers.delete(url),
    ready: () => [...servers.values()].filter(Boolean).length,
    close: async () => {
      isOpen = false
      await probing
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
      agent.destroy()
    },
  }
}
