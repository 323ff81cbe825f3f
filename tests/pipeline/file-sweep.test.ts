import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FileStore, openFileStore } from '../../engine/files/index.ts'
import { fileSweep, longJobFileKey } from '../../engine/jobs/index.ts'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import { insertFile, insertLongJob } from '../../engine/store/index.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

const folder = mkdtempSync(join(tmpdir(), 'file-sweep-'))
let network: Network
let files: FileStore
const errors: unknown[] = []

beforeAll(async () => {
  network = await openNetwork()
  files = await openFileStore({ kind: 'disk', folder })
})
afterAll(async () => {
  await network?.close()
  rmSync(folder, { recursive: true })
})

const daysAgo = (days: number): Date => new Date(Date.now() - days * 24 * 3_600_000)

/** Content of that age; what its process did not come to is its row. */
async function kept(days: number, key?: string): Promise<string> {
  const stored = await files.put((async function* () { yield Buffer.from('x') })(), key === undefined ? {} : { key })
  utimesSync(join(folder, stored.key), daysAgo(days), daysAgo(days))
  return stored.key
}

const isKept = async (key: string): Promise<boolean> => (await files.stat(key)) !== null

/** One run from begin to end: stopping waits for it. */
async function sweep(): Promise<void> {
  const stop = await fileSweep({ store: network.store, files, clock: () => new Date(), report: (error) => errors.push(error) }).start()
  await stop()
}

it('takes away what a killed upload left behind, and nothing that a row speaks of', async () => {
  const actor = await network.as('advisor.tyumen')
  const order = await receiveOrder(network, actor)
  const attached = await kept(3)
  const preview = await kept(3)
  const { query } = network.store
  const now = new Date().toISOString()
  await insertFile(query, { id: uuidv7(), entity: 'work-order', recordId: order.id, dealership: 'tyumen', name: 'a.png', mediaType: 'image/png', size: 1, sha256: 'x', storageKey: attached, kind: null, previewKey: preview, uploadedBy: actor.id, uploadedByName: actor.name, createdAt: now })
  const given = await kept(3)
  const job = await insertLongJob(query, { userId: actor.id, dealership: 'tyumen', locale: 'ru', kind: 'import-check', titles: { en: 'Import', ru: 'Импорт' }, params: { keys: [given] }, status: 'prepared', at: now, expiresAt: null })
  const made = await kept(3, longJobFileKey(job))
  const [left, fresh] = [await kept(2), await kept(0)]
  const arriving = ['old', 'new'].map((name) => join(folder, '.incoming', name))
  mkdirSync(join(folder, '.incoming'), { recursive: true })
  for (const path of arriving) writeFileSync(path, 'half')
  utimesSync(arriving[0] as string, daysAgo(2), daysAgo(2))
  await sweep()
  expect(errors).toEqual([])
  expect(await Promise.all([attached, preview, given, made, fresh].map(isKept))).toEqual([true, true, true, true, true])
  expect(await isKept(left)).toBe(false)
  await expect(files.get(left)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(readdirSync(join(folder, '.incoming'))).toEqual(['new'])
})

it('takes nothing from a folder that is another installation’s', async () => {
  const strange = []
  for (let i = 0; i < 101; i++) strange.push(await kept(2))
  await sweep()
  expect(String(errors.at(-1))).toContain('another installation')
  expect(await isKept(strange[0] as string)).toBe(true)
})
