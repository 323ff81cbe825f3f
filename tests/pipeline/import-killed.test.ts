import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Engine } from '../../engine/engine.ts'
import { createEngine } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { receive } from '../fixtures/imports.ts'
import { overJob } from '../fixtures/long-jobs.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'killed-import-'))
const rows = 150
let network: Network
let second: Engine | undefined
beforeAll(async () => {
  network = await openNetwork()
})
afterAll(async () => {
  await second?.close()
  await network?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('an import whose worker is killed in the middle goes on where it was, and no row is doubled', async () => {
  // A minute later for this one: what the killed worker held counts as lost at once.
  second = await createEngine({ databaseUrl: network.url, demo: false, files: { kind: 'disk', folder }, clock: () => new Date(Date.now() + 60_000) })
  const head = await network.as('head.tyumen')
  const table = ['Имя клиента;Тип клиента;Телефон', ...Array.from({ length: rows }, (_, i) => `Клиент ${i};natural;8921${String(5_000_000 + i)}`)].join('\n')
  const file = await receive(second, head, 'client', table)
  const { settings } = await second.imports.view(head, 'ru', file, null)
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: network.url, PITLANE_FILES: folder, PITLANE_DEMO: 'off', NEXTAUTH_SECRET: 'x'.repeat(40) }
  const worker = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', resolve(root, 'engine/cli/pitlane.ts'), 'worker'], { stdio: ['ignore', 'pipe', 'inherit'], env })
  const ended = once(worker, 'exit')
  let output = ''
  worker.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  await vi.waitFor(() => expect(output).toContain('Working.'), { timeout: 60_000 })
  await second.openJobs()
  const job = await second.imports.run(head, 'ru', file, settings)
  const written = async () => (await network.store.query<{ count: number }>(sql`select count(*)::int as count from platform.import_row where job_id = ${job}::uuid`))[0]?.count ?? 0
  await vi.waitFor(async () => expect(await written()).toBeGreaterThan(0), { timeout: 60_000, interval: 5 })
  worker.kill('SIGKILL')
  await ended
  const before = await written()
  expect(before).toBeLessThan(rows)
  await second.startWorker()
  expect(await overJob(second, head, job, 'ru', 90_000)).toMatchObject({ status: 'done', result: { rows, created: rows, skipped: 0, wrong: 0 } })
  const [found] = await network.store.query<{ all: number; names: number; notes: number }>(sql`select count(*)::int as all, count(distinct name)::int as names, (select count(*)::int from platform.import_row where job_id = ${job}::uuid) as notes from data.client`)
  expect(found).toEqual({ all: rows, names: rows, notes: rows })
}, 180_000)
