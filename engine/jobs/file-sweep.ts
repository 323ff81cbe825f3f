/** Content that nobody knows of: its upload was killed before its row was written, or the row is gone. */
import type { FileStore } from '../files/index.ts'
import { strangeKeys, type Store } from '../store/index.ts'
import { type Loop, rhythm } from './loop.ts'

/** Older than any upload. */
const leftMs = 24 * 3_600_000
/** Keys that the database is asked about at once. */
const together = 10_000
/** Where most of what is kept is strange, and it is more than this, the files are another installation's. */
const mostStrange = 100

interface Office {
  readonly store: Store
  readonly files: FileStore
  readonly clock: () => Date
  readonly report: (error: unknown) => void
}

/** Takes away, daily, what uploads left behind a day ago or earlier. */
export function fileSweep({ store, files, clock, report }: Office): Loop {
  const work = async (): Promise<undefined> => {
    const before = new Date(clock().getTime() - leftMs)
    await files.dropArriving(before)
    let seen = 0
    const strange: string[] = []
    for await (const keys of keptBefore(files, before)) {
      seen += keys.length
      strange.push(...(await strangeKeys(store.query, keys)))
    }
    if (strange.length > Math.max(mostStrange, seen / 2)) throw new Error(`The database knows nothing of ${strange.length} of ${seen} files that are kept: is the folder or bucket another installation's? Nothing was taken away.`)
    for (const key of strange) await files.remove(key)
  }
  return rhythm({ name: 'file-sweep', every: leftMs, work, report })
}

async function* keptBefore(files: FileStore, before: Date): AsyncIterable<readonly string[]> {
  let keys: string[] = []
  for await (const { key, at } of files.list()) {
    if (at < before) keys.push(key)
    if (keys.length < together) continue
    yield keys
    keys = []
  }
  if (keys.length > 0) yield keys
}
