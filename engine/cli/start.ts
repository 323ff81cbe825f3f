/** `npm start`: everything from an installed folder to a running server. `--dev`: pages are built when asked for. */
import { resolve } from 'node:path'
import { oneAtATime } from '../store/databases.ts'
import { buildPages } from './build.ts'
import { type Environment, loadEnvFile, readEnvironment } from './environment.ts'
import { fillInstallation } from './fill.ts'
import { type Installation, openInstallation } from './installation.ts'
import { type Log, openLog } from './log.ts'
import { requireFreePort } from './port.ts'
import { printError } from './report.ts'
import { serveInstallation } from './serve-installation.ts'
import { onShutdown, type Shutdown } from './shutdown.ts'
import { welcome } from './welcome.ts'

const root = resolve(import.meta.dirname, '../..')
const dev = process.argv.includes('--dev')

async function start(shutdown: Shutdown): Promise<void> {
  loadEnvFile(root)
  const environment = readEnvironment(root)
  await requireFreePort(environment.port, environment.host)
  process.env.NEXTAUTH_SECRET = environment.secret
  // Links and redirects follow the address people came by, whatever it is.
  process.env.AUTH_TRUST_HOST = '1'
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })
  const build = dev ? Promise.resolve() : buildPages(root, shutdown.signal)
  const log = openLog({ root, level: environment.logLevel, isTerminal: process.stdout.isTTY })
  const [installation] = await Promise.all([prepare(environment, shutdown, log), build])
  await serveInstallation({ installation, environment, dev, log }, shutdown)
  await welcome(installation.engine, environment)
  log.takeConsole()
}

async function prepare(environment: Environment, shutdown: Shutdown, log: Log): Promise<Installation> {
  const installation = await openInstallation(root, environment, shutdown, log.report)
  // Servers that start together fill an empty database once.
  await oneAtATime(installation.databaseUrl, 'pitlane.fill', () => fillInstallation(installation, environment.demo))
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
