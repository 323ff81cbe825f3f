/** The server as `npm start` runs it, with plain pages instead of Next's: a process to be loaded, stopped and killed. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { readEnvironment } from '../../engine/cli/environment.ts'
import { openInstallation } from '../../engine/cli/installation.ts'
import { openLog } from '../../engine/cli/log.ts'
import { serveInstallation } from '../../engine/cli/serve-installation.ts'
import { onShutdown } from '../../engine/cli/shutdown.ts'

const root = resolve(import.meta.dirname, '../..')

/** `/slow?400` answers after 400 ms, `/stream` sends events until it is closed, `/broken` fails. */
async function page(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname === '/broken') throw new SyntaxError('Unexpected token in "Ковшов Тимур"')
  if (pathname === '/stream') return stream(response)
  if (pathname === '/slow') await setTimeout(Number(search.slice(1)))
  response.end('page')
}

async function stream(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const timer = setInterval(() => response.write('data: 1\n\n'), 20)
  response.once('close', () => clearInterval(timer))
}

const shutdown = onShutdown()
const environment = readEnvironment(root)
process.env.NEXTAUTH_SECRET = environment.secret
const log = openLog({ root, level: environment.logLevel, isTerminal: false })
const installation = await openInstallation(root, environment, shutdown, log.report)
await serveInstallation({ installation, environment, dev: false, log }, shutdown, async () => ({ handle: page, close: async () => undefined }))
log.takeConsole()
