import { serve } from '../../app/server.ts'
import type { Environment } from './environment.ts'
import type { Installation } from './installation.ts'
import type { Log } from './log.ts'
import { listenRefusal } from './port.ts'
import type { Shutdown } from './shutdown.ts'

interface Serving {
  readonly installation: Installation
  readonly environment: Environment
  readonly dev: boolean
  readonly log: Log
}

/** Lets people in: the server, and the worker where this process does jobs. Both end with the process, the server first. */
export async function serveInstallation({ installation, environment, dev, log }: Serving, shutdown: Shutdown, pages?: Parameters<typeof serve>[1]): Promise<void> {
  const { engine, root } = installation
  const { port, host, metricsToken, proxies } = environment
  const server = await serve({ engine, root, port, host, dev, log, metricsToken, proxies }, pages).catch((error: NodeJS.ErrnoException) => {
    throw error.syscall === 'listen' ? listenRefusal(port, host, error) : error
  })
  // Jobs end while requests do.
  shutdown.add(() => Promise.all([server.close(), engine.stopWorker()]))
  if (environment.worker) await engine.startWorker()
  else await engine.openJobs()
}
