import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createEngine, systemActor } from '../../../engine/index.ts'
import { sql } from '../../../engine/kernel/sql.ts'
import { uuidv7 } from '../../../engine/kernel/uuid.ts'
import { openPlatform } from '../../../engine/platform/index.ts'
import { migrate } from '../../../engine/store/migrate.ts'
import { openStore, type Store } from '../../../engine/store/index.ts'
import { relayDealership, relayPackage } from '../../fixtures/relay-package.ts'
import { openSink, type Sink } from '../../fixtures/sink.ts'
import { type ServerProcess, startServer } from '../../operations/processes.ts'
import { type OwnPostgres, openPostgres } from './postgres.ts'

const root = resolve(import.meta.dirname, '../../..')
const variables = { PITLANE_PRIVATE_WEBHOOKS: 'on', PITLANE_RATE_LIMIT: 'off', PITLANE_LOG_LEVEL: 'error' }

export type Victim = 'app' | 'worker' | 'postgres'

/** A whole installation in processes of its own: PostgreSQL, app, worker, and somebody who is told. */
export interface House {
  readonly store: Store
  readonly sink: Sink
  readonly token: string
  /** Seconds that app and worker took to start. */
  readonly started: number
  /** Where the app is at the moment. */
  readonly url: () => string
  /** Kills one of them; answers when it has been started again. */
  readonly strike: (victim: Victim) => Promise<void>
  /** What app and worker have logged lately. */
  readonly log: () => string
  /** Processes that ended without being killed, with what they said last. */
  readonly fallen: () => readonly string[]
  readonly close: () => Promise<void>
}

interface WorkerProcess {
  readonly child: ChildProcess
  readonly output: () => string
}

export async function openHouse(): Promise<House> {
  const [postgres, sink] = await Promise.all([openPostgres(), openSink()])
  try {
    return await inhabit(postgres, sink)
  } catch (error) {
    await Promise.all([sink.close(), postgres.close()])
    throw error
  }
}

async function inhabit(postgres: OwnPostgres, sink: Sink): Promise<House> {
  const token = await furnish(postgres, sink)
  const store = openStore(postgres.url, { max: 2 })
  const begin = performance.now()
  let worker = await startWorker(postgres.url)
  let app = await startServer(postgres.url, variables).catch(async (error: unknown) => {
    await kill(worker.child)
    throw error
  })
  const started = (performance.now() - begin) / 1000
  const strikes: Readonly<Record<Victim, () => Promise<void>>> = {
    app: async () => {
      await app.stop('SIGKILL')
      app = await startServer(postgres.url, variables)
    },
    worker: async () => {
      await kill(worker.child)
      worker = await startWorker(postgres.url)
    },
    postgres: postgres.killAndStart,
  }
  return {
    store,
    sink,
    token,
    started,
    url: () => app.url,
    strike: (victim) => strikes[victim](),
    log: () => [app.output(), worker.output()].map((text) => text.slice(-3000)).join('\n'),
    fallen: () => [...fallenOf('app', app.child, app.output()), ...fallenOf('worker', worker.child, worker.output())],
    close: async () => {
      await Promise.all([endApp(app), kill(worker.child)])
      await store.close()
      await sink.close()
      await postgres.close()
    },
  }
}

const endApp = async (app: ServerProcess): Promise<void> => void (await app.stop('SIGKILL'))

const fallenOf = (name: string, { exitCode, signalCode }: ChildProcess, output: string): readonly string[] =>
  exitCode === null && signalCode === null ? [] : [`${name} ended with ${exitCode ?? signalCode}: ${output.slice(-2000)}`]

/** The relay package live, one sender; answers the sender's token. */
async function furnish({ url }: OwnPostgres, sink: Sink): Promise<string> {
  await migrate(url, resolve(root, 'prisma/migrations'))
  const engine = await createEngine({ databaseUrl: url, demo: false })
  const platform = await openPlatform(url)
  const store = openStore(url, { max: 1 })
  await engine.loadSites({ dealerships: [relayDealership] })
  await engine.publish(systemActor, relayPackage(), null)
  await engine.webhooks.add(systemActor, { code: 'sink', url: sink.url, dealership: null })
  const userId = uuidv7()
  await store.query(sql`insert into platform."user" (id, login, name, position, locale, password_hash) values (${userId}::uuid, 'sender', 'Sender', '', 'en', '')`)
  await store.query(sql`insert into platform.membership (id, user_id, role, dealership) values (${uuidv7()}::uuid, ${userId}::uuid, 'sender', ${relayDealership.code})`)
  const { text } = await platform.tokens.create({ userId, name: 'torture', dealership: relayDealership.code })
  await Promise.all([engine.close(), platform.close(), store.close()])
  return text
}

/** `npm run pitlane -- worker`, once it works. */
async function startWorker(databaseUrl: string): Promise<WorkerProcess> {
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl, PITLANE_DEMO: 'off', NEXTAUTH_SECRET: 'x'.repeat(40), ...variables }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', resolve(root, 'engine/cli/pitlane.ts'), 'worker'], { stdio: ['ignore', 'pipe', 'pipe'], env })
  let output = ''
  await new Promise<void>((done, fail) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        if (output.includes('Working.')) done()
      })
    }
    child.once('exit', () => fail(new Error(`The worker ended:\n${output}`)))
    child.once('error', fail)
  })
  return { child, output: () => output }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
