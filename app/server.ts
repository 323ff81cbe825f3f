import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import next from 'next'
import type { Engine } from '../engine/client.ts'
import { requestRefusal } from './_lib/request-refusal.ts'
import { requestSession } from './_lib/session.ts'

interface Options {
  readonly engine: Engine
  /** Project folder, with the build in .next. */
  readonly root: string
  readonly port: number
  readonly host: string | undefined
  /** Builds pages when they are asked for. */
  readonly dev: boolean
}

export interface RunningServer {
  readonly port: number
  /** Takes no new connections, lets running requests end (10 s at most). */
  readonly close: () => Promise<void>
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const drainMilliseconds = 10_000

/** Frames of other sites, guessed content types and leaking addresses are refused everywhere. */
const headers = {
  'content-security-policy': "frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}

/** One process: the API and health go straight to their handlers, everything else to Next. */
export async function serve({ engine, root, port, host, dev }: Options): Promise<RunningServer> {
  ;(globalThis as { [key: symbol]: unknown })[Symbol.for('pitlane.engine')] = engine
  let handle: Handler = starting
  const server = createServer((request, response) => void answer(handle, request, response))
  await listen(server, port, host)
  // Next hangs its own upgrade listener on the server while developing.
  const app = next({ dev, dir: root, hostname: host ?? 'localhost', port, httpServer: server })
  await app.prepare()
  handle = route(engine, app.getRequestHandler())
  return {
    port,
    close: async () => {
      await drain(server)
      await app.close()
    },
  }
}

function route(engine: Engine, pages: Handler): Handler {
  const graphql = engine.graphqlHandler(requestSession)
  return async (request, response) => {
    const path = request.url?.split('?', 1)[0]
    if (path === '/api/graphql') return graphql(request, response)
    if (path === '/healthz') return plain(response, 200, 'ok')
    if (path === '/readyz') return ready(engine, response)
    const refusal = requestRefusal(request)
    if (refusal) return refuse(response, refusal)
    // Pages send visitors without a session to sign in, and back to here.
    request.headers['x-pitlane-path'] = request.url ?? '/'
    // x-forwarded-for says what the sender likes; this one cannot be made up.
    request.headers['x-pitlane-address'] = request.socket.remoteAddress ?? ''
    return pages(request, response)
  }
}

/** What is left of the request is not waited for. */
async function refuse(response: ServerResponse, { status, text }: NonNullable<ReturnType<typeof requestRefusal>>): Promise<void> {
  response.setHeader('connection', 'close')
  return plain(response, status, text)
}

async function ready(engine: Engine, response: ServerResponse): Promise<void> {
  try {
    await engine.ready()
    return plain(response, 200, 'ready')
  } catch {
    return plain(response, 503, 'the database cannot be reached')
  }
}

async function starting(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/healthz') return plain(response, 200, 'ok')
  response.setHeader('retry-after', '2')
  return plain(response, 503, 'starting')
}

async function answer(handle: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  try {
    await handle(request, response)
  } catch (error) {
    console.error(error)
    if (response.headersSent) response.destroy()
    else await plain(response, 500, 'Something went wrong. Nothing was changed; try again.')
  }
}

async function plain(response: ServerResponse, status: number, text: string): Promise<void> {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(`${text}\n`)
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, ...(host && { host }) }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), drainMilliseconds)
  await closed
  clearTimeout(timer)
}
