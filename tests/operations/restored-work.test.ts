/** After a restore the worker goes on: what is due happens once, what has gone out does not go out again. */
import { mkdtempSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeBackup } from '../../engine/cli/backup/backup.ts'
import { restoreBackup } from '../../engine/cli/backup/restore.ts'
import { createEngine } from '../../engine/index.ts'
import { withClient } from '../../engine/store/databases.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'
import { until } from './processes.ts'

let network: Network
let target: TestDatabase
let sink: Server
const received: string[] = []

beforeAll(async () => {
  network = await openNetwork()
  target = await testDatabase()
  sink = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (part: string) => (text += part))
    request.on('end', () => {
      received.push(text)
      response.end()
    })
  })
  await new Promise<void>((done) => sink.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  sink?.close()
  await network?.close()
  await target?.drop()
})

test('a restored installation sends what was waiting once, and nothing that may have arrived', { timeout: 90_000 }, async () => {
  const port = (sink.address() as AddressInfo).port
  await withClient(network.url, async (client) => {
    await client.query(`insert into platform.webhook (id, code, url, secret) values (gen_random_uuid(), 'sink', 'http://127.0.0.1:${port}/', 'secret')`)
    await client.query(`insert into platform.message (id, key, channel, recipient, payload, status, next_at) select gen_random_uuid(), s, 'webhook', 'sink', jsonb_build_object('key', s), s, now() - interval '1 minute' from unnest(array['waiting', 'sending', 'sent', 'unknown', 'failed']) s`)
    await client.query(`insert into platform.timer (id, entity, record_id, state, delay, due_at) values (gen_random_uuid(), 'work-order', gen_random_uuid(), 'gone', 'P1D', now() - interval '3 days')`)
  })
  const file = join(mkdtempSync(join(tmpdir(), 'restored-')), 'backup')
  await writeBackup(network.url, file)
  await restoreBackup({ databaseUrl: target.url, file, migrations: resolve(import.meta.dirname, '../../prisma/migrations'), force: false })
  const engine = await createEngine({ databaseUrl: target.url, demo: false, privateWebhooks: true })
  await engine.startWorker()
  const left = async (what: string): Promise<number | undefined> => withClient(target.url, async (client) => (await client.query<{ n: number }>(`select count(*)::int as n from ${what}`)).rows[0]?.n)
  await until(async () => (await left(`platform.message where key = 'waiting' and status = 'sent'`)) === 1)
  await until(async () => (await left('platform.timer')) === 0)
  await engine.close()
  expect(received).toEqual([expect.stringContaining('"key":"waiting"')])
  expect(await left(`platform.message where status = 'unknown'`)).toBe(2)
})
