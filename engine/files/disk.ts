import { createReadStream } from 'node:fs'
import { mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { ByteRange, DiskConfig, FileDriver } from './types.ts'
import { fileMissing } from './key.ts'

const gatheringName = '.incoming'
/** What processes that were killed left behind is older than any upload. */
const leftAfterMilliseconds = 24 * 3_600_000

/** A folder of this machine, or one that several machines share. */
export function diskDriver({ folder }: DiskConfig): FileDriver {
  const gathering = join(folder, gatheringName)
  const pathOf = (key: string): string => join(folder, key)
  return {
    kind: 'disk',
    gathering,
    keep: async (path, key) => {
      await mkdir(dirname(pathOf(key)), { recursive: true, mode: 0o700 })
      await rename(path, pathOf(key))
      await syncFolder(dirname(pathOf(key)))
      await sweep(gathering)
    },
    get: async (key, range) => opened(pathOf(key), range),
    stat: async (key) => {
      const found = await stat(pathOf(key)).catch(missing)
      return found ? { size: found.size } : null
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    list: () => keysIn(folder),
    close: async () => undefined,
  }
}

const missing = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null
  throw error
}

async function opened(path: string, range: ByteRange | undefined): Promise<Readable> {
  const file = await open(path, 'r').catch(missing)
  if (!file) throw fileMissing()
  return createReadStream(path, { fd: file, ...range })
}

/** The name of a new file outlives a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}

async function* keysIn(folder: string): AsyncIterable<string> {
  const parts = await readdir(folder, { withFileTypes: true }).catch(missing)
  for (const part of parts ?? []) {
    if (!part.isDirectory() || part.name === gatheringName) continue
    for await (const file of await opendir(join(folder, part.name))) yield `${part.name}/${file.name}`
  }
}

let sweptAt = 0

async function sweep(gathering: string): Promise<void> {
  const now = Date.now()
  if (now - sweptAt < leftAfterMilliseconds / 24) return
  sweptAt = now
  for (const name of await readdir(gathering)) {
    const found = await stat(join(gathering, name)).catch(missing)
    if (found && now - found.mtimeMs > leftAfterMilliseconds) await rm(join(gathering, name), { force: true })
  }
}
