/** `npm start`: everything from an installed folder to a running server. `--dev`: pages are built when asked for. */
import { resolve } from 'node:path'
import { serve } from '../../app/server.ts'
import { buildPages } from './build.ts'
import { type Environment, loadEnvFile, readEnvironment } from './environment.ts'
import { fillInstallation } from './fill.ts'
import { type Installation, openInstallation } from './installation.ts'
import { listenRefusal, requireFreePort } from './port.ts'
import { printError } from './report.ts'
import { onShutdown, type Shutdown } from './shutdown.ts'
import { welcome } from './welcome.ts'

const root = resolve(import.meta.dirname, '../..')
const dev = process.argv.includes('--dev')

async function start(shutdown: Shutdown): Promise<void> {
  loadEnvFile(root)
  const environment = readEnvironment(root)
  const { port, host } = environment
  await requireFreePort(port, host)
  process.env.NEXTAUTH_SECRET = environment.secret
  // Links and redirects follow the address people came by, whatever it is.
  process.env.AUTH_TRUST_HOST = '1'
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })
  const build = dev ? Promise.resolve() : buildPages(root, shutdown.signal)
  const [installation] = await Promise.all([prepare(environment, shutdown), build])
  const server = await serve({ engine: installation.engine, root, port, host, dev }).catch((error: NodeJS.ErrnoException) => {
    throw error.syscall === 'listen' ? listenRefusal(port, host, error) : error
  })
  shutdown.add(() => server.close())
  await welcome(installation.engine, environment)
}

async function prepare(environment: Environment, shutdown: Shutdown): Promise<Installation> {
  const installation = await openInstallation(root, environment, shutdown)
  await fillInstallation(installation, environment.demo)
  return installation
}

const shutdown = onShutdown()
try {
  await start(shutdown)
} catch (error) {
  // Whoever was asked to stop ends by that request, not by what it interrupted.
  if (!shutdown.signal.aborted) {
    printError(error)
    await shutdown.run()
    process.exit(1)
  }
}
