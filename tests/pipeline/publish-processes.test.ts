/** Several processes on one database: they follow each other's publications, and one that dies leaves the others a whole version. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Engine } from '../../engine/engine.ts'
import { createEngine, systemActor } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { openStore, type Store } from '../../engine/store/index.ts'
import { testDatabase, type TestDatabase } from '../fixtures/database.ts'
import { relayDealership } from '../fixtures/relay-package.ts'
import { sidesPackage } from '../torture/publish-under-load/sides-package.ts'

let database: TestDatabase
let engine: Engine
let store: Store

beforeAll(async () => {
  database = await testDatabase()
  store = openStore(database.url, { max: 2 })
  engine = await createEngine({ databaseUrl: database.url, demo: false })
  await engine.loadSites({ dealerships: [relayDealership] })
  await engine.publish(systemActor, sidesPackage({}), null)
  await store.query(sql`insert into data.ticket (id, dealership, state, state_since, title, "left", "right") select gen_random_uuid(), ${relayDealership.code}, 'here', now(), 't' || n, 'L-' || n, 'R-' || n from generate_series(1, 3000) n`)
})
afterAll(async () => {
  await engine?.close()
  await store?.close()
  await database?.drop()
})

/** The other process; what it has published is told to `onDone`. */
async function openPublisher(onDone: (version: string) => void): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', resolve(import.meta.dirname, '../fixtures/publisher.ts'), database.url], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  await new Promise<void>((ready) => lines.on('line', (line) => (line === 'ready' ? ready() : onDone(line.split(' ')[1] ?? ''))))
  return child
}

/** Patch number of the version that this process works by. */
const liveHere = async (): Promise<number> => Number(/"version": "1\.0\.(\d+)"/.exec((await engine.draft(systemActor))['manifest.json'] ?? '')?.[1])

it('each follows what another publishes within a second', async () => {
  const late: number[] = []
  const waits: Promise<void>[] = []
  const follow = async (version: string): Promise<void> => {
    const since = performance.now()
    while ((await liveHere()) < Number(version.split('.')[2])) await pause(5)
    late.push(performance.now() - since)
  }
  const child = await openPublisher((version) => void waits.push(follow(version)))
  try {
    await expect.poll(() => late.length, { timeout: 30_000, interval: 20 }).toBeGreaterThan(2)
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await Promise.all(waits)
  expect(Math.max(...late)).toBeLessThan(1000)
}, 60_000)

it('one that is killed at any moment leaves a whole version live, and no trace of half a one', async () => {
  for (let round = 0; round < 3; round++) {
    const child = await openPublisher(() => undefined)
    await pause(100 + Math.random() * 900)
    child.kill('SIGKILL')
    await once(child, 'exit')
    // The server ends the dead process's transaction by itself; whoever comes next finds tables and version as one.
    await expect.poll(() => store.query(sql`select 1 from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`), { timeout: 10_000 }).toEqual([])
    const fresh = await createEngine({ databaseUrl: database.url, demo: false })
    try {
      const { issues, sql: statements } = await fresh.plan(systemActor, await fresh.draft(systemActor))
      expect({ issues: issues.filter(({ severity }) => severity !== 'warning'), statements }).toEqual({ issues: [], statements: [] })
      const isSwapped = JSON.parse((await fresh.draft(systemActor))['entities/ticket/entity.json'] ?? '').schema.properties.left['x-field'].id === 'fl_right'
      const [row] = await store.query<object>(sql`select count(*) as rows, count(*) filter (where starts_with(t."left", ${isSwapped ? 'R-' : 'L-'})) as own from data.ticket t`)
      expect(row).toEqual({ rows: 3000, own: 3000 })
    } finally {
      await fresh.close()
    }
  }
}, 90_000)
