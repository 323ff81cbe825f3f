import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Engine, RequestContext } from '../../engine/client.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { pathClassOf } from './path-class.ts'
import { requestIdOf } from './request-id.ts'

interface Observers {
  readonly engine: Pick<Engine, 'inRequest' | 'logError'>
  readonly log: Log
  readonly metrics: Pick<Metrics, 'answered'>
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Gives every request its id (in the answer's x-request-id, too), and writes one line and one measurement when it is
 * over. No addresses, queries or names go into the log: who asked stands there as an id.
 */
export function observed({ engine, log, metrics }: Observers, handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>): Listener {
  return (request, response) => {
    const begin = performance.now()
    const context: RequestContext = { id: requestIdOf(request), codes: [] }
    request.headers['x-request-id'] = context.id
    response.setHeader('x-request-id', context.id)
    const path = pathClassOf(request)
    response.once('close', () => {
      const milliseconds = performance.now() - begin
      metrics.answered({ path, method: request.method ?? '', status: response.statusCode, seconds: milliseconds / 1000, codes: context.codes })
      const fields = {
        requestId: context.id,
        method: request.method,
        path,
        status: response.statusCode,
        ms: Math.round(milliseconds * 10) / 10,
        ...(context.actor && { user: context.actor.id, dealership: context.actor.dealership }),
        ...(context.codes.length > 0 && { codes: [...new Set(context.codes)] }),
        ...(!response.writableFinished && { isGivenUp: true }),
      }
      const isRoutine = path === 'health' || path === 'metrics' || path === 'asset'
      if (isRoutine) log.debug(fields, 'request')
      else log.info(fields, 'request')
    })
    void engine.inRequest(context, () => handle(request, response).catch((error: unknown) => failed(engine, context.id, response, error)))
  }
}

function failed(engine: Pick<Engine, 'logError'>, id: string, response: ServerResponse, error: unknown): void {
  engine.logError(error)
  if (response.headersSent) response.destroy()
  else response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(`Something went wrong. Nothing was changed; try again. (${id})\n`)
}
