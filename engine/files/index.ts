/** The room of files: what people attach and what jobs make, on a disk or in a bucket. */
import { rm } from 'node:fs/promises'
import { diskDriver } from './disk.ts'
import { dropGathered, gather } from './gather.ts'
import { demandKey, newKey } from './key.ts'
import type { FileDriver, FileStore, FilesConfig } from './types.ts'

export { cleanFileName } from './file-name.ts'
export { inspectFile } from './inspect.ts'
export { smallerPicture } from './picture.ts'
export { tooLarge } from './gather.ts'
export type { FileStore, FilesConfig, StoredFile } from './types.ts'

/** The S3 client is loaded only where it is used. */
export async function openFileStore(config: FilesConfig): Promise<FileStore> {
  return storeOn(config.kind === 's3' ? (await import('./s3.ts')).s3Driver(config) : diskDriver(config))
}

function storeOn(driver: FileDriver): FileStore {
  return {
    kind: driver.kind,
    put: async (content, { limit, inspect, key = newKey() } = {}) => {
      const { path, size, sha256 } = await gather(content, driver.gathering, limit)
      try {
        await inspect?.(path, size)
        await driver.keep(path, demandKey(key), size)
        return { key, size, sha256 }
      } finally {
        await rm(path, { force: true })
      }
    },
    get: async (key, range) => driver.get(demandKey(key), range),
    stat: async (key) => driver.stat(demandKey(key)),
    remove: async (key) => driver.remove(demandKey(key)),
    list: driver.list,
    dropArriving: (before) => dropGathered(driver.gathering, before),
    close: driver.close,
  }
}
