import { createReadStream } from 'node:fs'
import { mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileMissing } from './key.ts'
import type { ByteRange, DiskConfig, FileDriver, KeptFile } from './types.ts'

const gatheringName = '.incoming'

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
    },
    get: async (key, range) => opened(pathOf(key), range),
    stat: async (key) => {
      const found = await stat(pathOf(key)).catch(missing)
      return found ? { size: found.size } : null
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    list: () => filesIn(folder),
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

async function* filesIn(folder: string): AsyncIterable<KeptFile> {
  const parts = await readdir(folder, { withFileTypes: true }).catch(missing)
  for (const part of parts ?? []) {
    if (!part.isDirectory() || part.name === gatheringName) continue
    for await (const { name } of await opendir(join(folder, part.name))) {
      const found = await stat(join(folder, part.name, name)).catch(missing)
      if (found) yield { key: `${part.name}/${name}`, at: found.mtime }
    }
  }
}
