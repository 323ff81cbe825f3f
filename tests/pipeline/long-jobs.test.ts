import { afterAll, beforeAll, expect, it } from 'vitest'
import { openFileStore } from '../../engine/files/index.ts'
import { type LongJobKind, type LongJobOffice, longJobCleanup, longJobFileKey, longJobSweep, runLongJob } from '../../engine/jobs/index.ts'
import { EngineError } from '../../engine/kernel/errors.ts'
import { cancelLongJob, findLongJob, insertLongJob } from '../../engine/store/index.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'

let network: Network
let actor: Actor
let now = new Date('2026-11-20T06:00:00Z')
let kinds = new Map<string, LongJobKind>()
let enqueued: string[] = []
let ending = new AbortController()
let office: LongJobOffice
const folder = mkdtempSync(join(tmpdir(), 'long-jobs-'))
const titles = { en: 'Work', ru: 'Работа' }
const told = { en: 'Done.', ru: 'Сделано.' }

beforeAll(async () => {
  network = await openNetwork()
  actor = await network.as('head.tyumen')
  const files = await openFileStore({ kind: 'disk', folder })
  office = {
    store: network.store,
    files,
    clock: () => now,
    get kinds() {
      return kinds
    },
    actorOf: async () => actor,
    runtimeFor: () => expect.unreachable('these kinds read nothing'),
    enqueue: async (_query, id) => void enqueued.push(id),
    get ending() {
      return ending.signal
    },
    report: () => undefined,
  }
})
afterAll(async () => {
  await network?.close()
  rmSync(folder, { recursive: true })
})

const start = (kind: string): Promise<string> => insertLongJob(network.store.query, { userId: actor.id, dealership: actor.dealership, locale: 'ru', kind, titles, params: {}, status: 'waiting', at: now.toISOString(), expiresAt: null })
const read = async (id: string) => (await findLongJob(network.store.query, id)) ?? expect.unreachable('the job is there')
const kind = (name: string, run: LongJobKind['run']): void => {
  kinds = new Map([...kinds, [name, { name, run }]])
}
const gate = () => {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

it('tells how far it is, and stops where its person cancels it', async () => {
  const [halfway, go] = [gate(), gate()]
  let end = 0
  kind('slow', async ({ progress }) => {
    await progress(1, 3)
    halfway.open()
    await go.opened
    await progress(2, 4)
    end++
    return { result: null, file: null, told }
  })
  const id = await start('slow')
  const running = runLongJob(office, id)
  await halfway.opened
  expect(await read(id)).toMatchObject({ status: 'running', done: 1, total: 3 })
  await cancelLongJob(network.store.query, id, actor.id, now.toISOString(), now.toISOString())
  go.open()
  await running
  expect(end).toBe(0)
  expect(await read(id)).toMatchObject({ status: 'cancelled' })
})

it('a job whose worker is not heard of goes to another one, and the first writes nothing more', async () => {
  const [began, go] = [gate(), gate()]
  let goes = 0
  kind('lost', async ({ job, progress }) => {
    goes++
    if (job.attempt === 1) {
      began.open()
      await go.opened
    }
    await progress(job.attempt, 10)
    return { result: { by: job.attempt }, file: null, told }
  })
  const id = await start('lost')
  const first = runLongJob(office, id)
  await began.opened
  await runLongJob(office, id)
  expect(goes).toBe(1)
  now = new Date(now.getTime() + 60_000)
  enqueued = []
  const stop = await longJobSweep(office).start()
  await stop()
  expect(enqueued).toContain(id)
  await runLongJob(office, id)
  go.open()
  await first
  expect(await read(id)).toMatchObject({ status: 'done', result: { by: 2 }, attempt: 2 })
})

it('lets go when its process is about to end, for the next one to begin at once', async () => {
  kind('stopped', async ({ progress }) => {
    ending.abort()
    await progress(1, 2)
    return expect.unreachable('the work stops here')
  })
  const id = await start('stopped')
  await runLongJob(office, id)
  expect(await read(id)).toMatchObject({ status: 'waiting' })
  ending = new AbortController()
})

it('fails in words of every language, tells its person, and says nothing of what is our own mistake', async () => {
  kind('refused', async () => {
    throw new EngineError('BAD_INPUT', 'No.', { data: { titles: { en: 'No.', ru: 'Нет.', uk: 'Ні.', ro: 'Nu.' } } })
  })
  kind('broken', async () => {
    throw new Error('secret of the house')
  })
  const [refused, broken] = [await start('refused'), await start('broken')]
  await runLongJob(office, refused)
  await runLongJob(office, broken)
  expect((await read(refused)).error).toEqual({ en: 'No.', ru: 'Нет.', uk: 'Ні.', ro: 'Nu.' })
  expect(JSON.stringify(await read(broken))).not.toContain('secret')
  expect((await network.engine.notifications(actor, 'ru')).map(({ title, body }) => [title, body])).toContainEqual(['Работа', 'Нет.'])
})

it('waits for a database that is away, but not forever', async () => {
  kind('away', async () => {
    throw new EngineError('UNAVAILABLE', 'away')
  })
  const id = await start('away')
  for (let i = 1; i < 10; i++) await expect(runLongJob(office, id)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await runLongJob(office, id)
  expect(await read(id)).toMatchObject({ status: 'failed', attempt: 10 })
})

it('what it made is kept for seven days and then goes, row and file', async () => {
  kind('file', async ({ job, files }) => {
    const { key } = await files.put((async function* () { yield Buffer.from('figures') })(), { key: longJobFileKey(job.id) })
    return { result: null, file: { name: 'a.csv', mediaType: 'text/csv', key }, told }
  })
  const id = await start('file')
  await runLongJob(office, id)
  const clean = async () => (await longJobCleanup(office).start())()
  now = new Date(now.getTime() + 6.9 * 86_400_000)
  await clean()
  expect(await office.files.stat(longJobFileKey(id))).toEqual({ size: 7 })
  now = new Date(now.getTime() + 0.2 * 86_400_000)
  await clean()
  expect(await findLongJob(network.store.query, id)).toBeNull()
  expect(await office.files.stat(longJobFileKey(id))).toBeNull()
})
