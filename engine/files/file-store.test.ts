import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { openBucket } from '../../tests/fixtures/bucket.ts'
import { type FileStore, openFileStore } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'file-store-'))
const bucket = await openBucket()
const stores: Readonly<Record<string, FileStore>> = {
  disk: await openFileStore({ kind: 'disk', folder }),
  s3: await openFileStore({ kind: 's3', bucket: 'files', folder: 'pitlane', region: 'us-east-1', endpoint: bucket.endpoint, credentials: { accessKeyId: 'key', secretAccessKey: 'secret' } }),
}

afterAll(async () => {
  for (const store of Object.values(stores)) await store.close()
  bucket.close()
  rmSync(folder, { recursive: true })
})

async function* pieces(...texts: readonly string[]): AsyncIterable<Buffer> {
  for (const text of texts) yield Buffer.from(text)
}

const textOf = async (stream: Readable): Promise<string> => Buffer.concat(await stream.toArray()).toString()
const waiting = (): readonly string[] => readdirSync(join(folder, '.incoming'))

describe.each(Object.keys(stores))('files on %s', (kind) => {
  const store = stores[kind] as FileStore

  test('come back whole and in part, until they are removed', async () => {
    const { key, size, sha256 } = await store.put(pieces('Заказ', '-наряд'))
    expect({ size, sha256 }).toEqual({ size: 21, sha256: '14fb471798dd39f94dbc3ecb315de4804fcfa03e430e3bafcf3259c36f055b5e' })
    expect(key).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{32}$/)
    expect(await textOf(await store.get(key))).toBe('Заказ-наряд')
    expect(await textOf(await store.get(key, { start: 10, end: 12 }))).toBe('-н')
    expect(await store.stat(key)).toEqual({ size: 21 })
    await store.remove(key)
    await store.remove(key)
    expect(await store.stat(key)).toBeNull()
    await expect(store.get(key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('an empty file is a file', async () => {
    const { key } = await store.put(pieces())
    expect(await textOf(await store.get(key))).toBe('')
    await store.remove(key)
  })

  test('what is too long is refused while it comes, and what an inspection keeps out leaves nothing', async () => {
    let sent = 0
    const endless = async function* () {
      for (;;) {
        sent++
        yield Buffer.alloc(1000)
      }
    }
    await expect(store.put(endless(), { limit: 5000 })).rejects.toMatchObject({ code: 'BAD_INPUT', data: { limit: 5000 } })
    expect(sent).toBe(6)
    await expect(store.put(pieces('MZ'), { inspect: async (path) => Promise.reject(new Error(`no ${statSync(path).size}`)) })).rejects.toThrow('no 2')
    await expect(store.put(cut())).rejects.toThrow('cut')
    expect(await keysOf(store)).toEqual([])
    if (kind === 'disk') expect(waiting()).toEqual([])
  })

  test('are listed, and put back under their key', async () => {
    const kept = []
    for (const text of ['a', 'b', 'c', 'd', 'e']) kept.push((await store.put(pieces(text))).key)
    expect(await keysOf(store)).toEqual([...kept].sort())
    await store.put(pieces('again'), { key: kept[0] as string })
    expect(await textOf(await store.get(kept[0] as string))).toBe('again')
    for (const key of kept) await store.remove(key)
  })

  test.each(['../../etc/passwd', '/etc/passwd', 'ab/../../x', '', 'ab', 'AB/0123456789abcdef0123456789abcdef', 'ab/0123456789abcdef0123456789abcdef\0'])('the key %j reaches nothing', async (key) => {
    await expect(store.get(key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(store.stat(key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(store.remove(key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(store.put(pieces('x'), { key })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

async function* cut(): AsyncIterable<Buffer> {
  yield Buffer.from('half')
  throw new Error('cut')
}

async function keysOf(store: FileStore): Promise<readonly string[]> {
  const keys: string[] = []
  for await (const { key } of store.list()) keys.push(key)
  return keys.sort()
}

test('nothing stands in the bucket outside a folder of its own', async () => {
  const { key } = await (stores.s3 as FileStore).put(pieces('x'))
  expect([...bucket.objects.keys()]).toEqual([`pitlane/${key}`])
})

test('installations that share a bucket do not see each other’s files', async () => {
  const other = await openFileStore({ kind: 's3', bucket: 'files', folder: 'other', region: 'us-east-1', endpoint: bucket.endpoint, credentials: { accessKeyId: 'key', secretAccessKey: 'secret' } })
  const { key } = await other.put(pieces('y'))
  expect(await keysOf(other)).toEqual([key])
  expect(await keysOf(stores.s3 as FileStore)).not.toContain(key)
  await other.close()
})

test('nobody else on the machine reads a file', async () => {
  const { key } = await (stores.disk as FileStore).put(pieces('x'))
  expect(statSync(join(folder, key)).mode & 0o077).toBe(0)
})
