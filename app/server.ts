import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import next from 'next'
import type { Engine } from '../engine/client.ts'
import { clientAddress } from './_lib/client-address.ts'
import { originRefusal } from './_lib/origin-refusal.ts'
import { requestRefusal } from './_lib/request-refusal.ts'
import { requestSession } from './_lib/session.ts'
import { openAssetDoor } from './_server/asset-door.ts'
import { type Drain, openDrain } from './_server/drain.ts'
import { isFilePath, openFileDoor } from './_server/file-door.ts'
import { isIntakePath, openIntakeDoor } from './_server/intake-door.ts'
import { isImportPath, openImportDoor } from './_server/import-door.ts'
import type { Log } from './_server/log.ts'
import { mayReadMetrics, type Metrics, openMetrics } from './_server/metrics.ts'
import { observed } from './_server/observed.ts'

export interface PageOptions {
  /** Project folder, with the build in .next. */
  readonly root: string
  readonly port: number
  readonly host: string | undefined
  /** Builds pages when they are asked for. */
  readonly dev: boolean
}

export interface ServeOptions extends PageOptions {
  readonly engine: Engine
  readonly log: Log
  /** Whoever bears it may read /metrics; undefined: only this machine may. */
  readonly metricsToken: string | undefined
  /** Proxies in front that are ours and tell where requests come from. */
  readonly proxies?: number
}

export interface RunningServer {
  readonly port: number
  /** Tells everybody to leave, takes no new connections, lets running requests end (10 s at most in all). */
  readonly close: () => Promise<void>
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Everything that is no door of ours. */
export interface Pages {
  readonly handle: Handler
  readonly close: () => Promise<void>
}

interface Doors {
  readonly engine: Engine
  readonly pages: Handler
  readonly drain: Drain
  readonly metrics: Metrics
  readonly metricsToken: string | undefined
  readonly proxies: number
}

/**
 * Everything comes from here: no page asks a foreign host for anything, so that all of it works without internet.
 * Next writes inline scripts into its pages, and the validators of forms are compiled in the browser.
 */
const contentPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self' blob:",
  "frame-src 'self' blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Frames of other sites, guessed content types and leaking addresses are refused everywhere. */
const headers = {
  'content-security-policy': contentPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
}

/** A balancer does not wait longer than that for an answer about readiness. */
const readyMilliseconds = 3_000

/** Milliseconds: a large file over a bad line takes long. Whoever falls silent is not waited for. */
const longestRequest = 30 * 60_000

/** Milliseconds: longer than balancers keep an idle connection, or one would send into a connection that just ends here. */
const idleConnection = 75_000

/** One process: the API and what operators ask go straight to their handlers, everything else to the pages. */
export async function serve({ engine, log, metricsToken, proxies = 0, ...options }: ServeOptions, openPages: (options: PageOptions, server: Server) => Promise<Pages> = nextPages): Promise<RunningServer> {
  ;(globalThis as { [key: symbol]: unknown })[Symbol.for('pitlane.engine')] = engine
  const drain = openDrain()
  const metrics = openMetrics(engine.figures)
  let handle: Handler = starting
  const server = createServer(
    observed({ engine, log, metrics }, async (request, response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      drain.follow(response)
      await handle(request, response)
    }),
  )
  server.requestTimeout = longestRequest
  server.keepAliveTimeout = idleConnection
  await listen(server, options.port, options.host)
  const pages = await openPages(options, server)
  handle = route({ engine, pages: pages.handle, drain, metrics, metricsToken, proxies })
  return {
    port: options.port,
    close: async () => {
      engine.endStreams()
      await drain.run(server)
      await pages.close()
    },
  }
}

async function nextPages({ root, port, host, dev }: PageOptions, server: Server): Promise<Pages> {
  // Next hangs its own upgrade listener on the server while developing.
  const app = next({ dev, dir: root, hostname: host ?? 'localhost', port, httpServer: server })
  await app.prepare()
  const pages = app.getRequestHandler()
  const assets = openAssetDoor(root)
  return { handle: async (request, response) => ((await assets(request, response)) ? undefined : pages(request, response)), close: () => app.close() }
}

function route({ engine, pages, drain, metrics, metricsToken, proxies }: Doors): Handler {
  const addressOf = (request: IncomingMessage): string => clientAddress(request, proxies)
  const graphql = engine.graphqlHandler(requestSession, addressOf)
  const files = openFileDoor({ engine, addressOf })
  const imports = openImportDoor({ engine, addressOf })
  const intake = openIntakeDoor({ engine, addressOf })
  return async (request, response) => {
    const path = request.url?.split('?', 1)[0]
    const forged = originRefusal(request)
    if (forged) return refuse(response, forged)
    if (path === '/api/graphql') return graphql(request, response)
    if (isFilePath(path)) return files(request, response)
    if (isImportPath(path)) return imports(request, response)
    if (isIntakePath(path)) return intake(request, response)
    if (path === '/healthz') return plain(response, 200, 'ok')
    if (path === '/readyz') return ready(engine, drain, response)
    if (path === '/metrics') return measure(metrics, mayReadMetrics(request, metricsToken), response)
    const refusal = requestRefusal(request)
    if (refusal) return refuse(response, refusal)
    // Pages send visitors without a session to sign in, and back to here.
    request.headers['x-pitlane-path'] = request.url ?? '/'
    // What the sender may have written there is gone.
    request.headers['x-pitlane-address'] = addressOf(request)
    return pages(request, response)
  }
}

/** What is left of the request is not waited for. */
async function refuse(response: ServerResponse, { status, text }: { readonly status: number; readonly text: string }): Promise<void> {
  response.setHeader('connection', 'close')
  return plain(response, status, text)
}

async function ready(engine: Engine, drain: Drain, response: ServerResponse): Promise<void> {
  drain.told()
  if (drain.isDraining()) return plain(response, 503, 'stopping')
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), readyMilliseconds)
  })
  try {
    await Promise.race([engine.ready(), late])
    return plain(response, 200, 'ready')
  } catch (error) {
    return plain(response, 503, error instanceof Error && error.name === 'EngineError' ? error.message : 'the database does not answer')
  } finally {
    clearTimeout(timer)
  }
}

async function measure(metrics: Metrics, mayRead: boolean, response: ServerResponse): Promise<void> {
  if (!mayRead) return plain(response, 403, 'Metrics are for this machine itself, or for bearers of PITLANE_METRICS_TOKEN.')
  const text = await metrics.text()
  response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text)
}

async function starting(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/healthz') return plain(response, 200, 'ok')
  response.setHeader('retry-after', '2')
  return plain(response, 503, 'starting')
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
