/** A planned publication and the process that carries it out: killed at any moment, it takes place all the same, and once. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Engine } from '../../engine/engine.ts'
import { createEngine } from '../../engine/index.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

const root = resolve(import.meta.dirname, '../..')
const client = 'entities/client/entity.json'
let network: Network
let second: Engine | undefined
beforeAll(async () => {
  network = await openNetwork()
})
afterAll(async () => {
  await second?.close()
  await network?.close()
})

it('a planned publication whose worker is killed goes live once, with another worker', async () => {
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: network.url, PITLANE_DEMO: 'off', NEXTAUTH_SECRET: 'x'.repeat(40) }
  const worker = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', resolve(root, 'engine/cli/pitlane.ts'), 'worker'], { stdio: ['ignore', 'pipe', 'inherit'], env })
  const ended = once(worker, 'exit')
  let output = ''
  worker.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  await vi.waitFor(() => expect(output).toContain('Working.'), { timeout: 60_000 })

  // A minute later for this one: what the killed worker had begun counts as lost at once.
  second = await createEngine({ databaseUrl: network.url, demo: false, clock: () => new Date(Date.now() + 60_000) })
  await second.openJobs()
  await network.engine.openJobs()
  const admin = await network.as('admin')
  const { definitionDrafts: drafts } = network.engine
  const { id, base } = await drafts.create(admin, 'Tonight')
  const text = ((await network.engine.draft(admin))[client] ?? '').replace('"en": "Client"', '"en": "Guest"')
  const { revision } = await drafts.save(admin, id, base, [{ path: client, text, revision: 0 }])
  const at = Date.now() + 1000
  const planned = await drafts.schedule(admin, id, new Date(at).toISOString(), { revision, note: null })
  // Before its time, while it begins, in the middle of it, or when it has just ended.
  await pause(at - Date.now() - 200 + Math.random() * 1500)
  worker.kill('SIGKILL')
  await ended

  await second.startWorker()
  const status = async () => (await drafts.schedules(admin)).find((one) => one.id === planned.id)
  await vi.waitFor(async () => expect(await status()).toMatchObject({ status: 'published', publication: expect.any(Number), issues: [] }), { timeout: 60_000, interval: 50 })
  const versions = await second.versions(admin)
  expect(versions.map(({ id: version, isLive }) => [version, isLive])).toEqual([[(await status())?.publication, true], [base, false]])
  const live = await second.draft(admin)
  expect(live[client]).toContain('"en": "Guest"')
  expect(await drafts.list(admin)).toEqual([])
  const { issues, sql } = await second.plan(admin, live)
  expect([issues.filter(({ severity }) => severity !== 'warning'), sql]).toEqual([[], []])
}, 180_000)
