/** Attached files within a backup: each a head, its bytes, and the end of the same kind as a table's. */
import { createHash } from 'node:crypto'
import type { FileStore } from '../../files/index.ts'
import { isEngineError } from '../../kernel/errors.ts'
import type { CopyConnection } from '../../store/copy/connection.ts'
import { damaged, type Frame, jsonFrame, jsonOf } from './frames.ts'

interface FileHead {
  readonly key: string
}

interface FileEnd {
  readonly bytes: number
  /** SHA-256 (hex) of the content. */
  readonly sha256: string
}

/** Everything that a row of the same moment speaks of. */
const referenced = `
select storage_key as key from platform.file union select preview_key from platform.file where preview_key is not null
union select storage_key from platform.job where storage_key is not null order by 1`

/** What is gone from the store already is not in the backup either. Answers how many files there were. */
export async function* fileFrames(connection: CopyConnection, store: FileStore): AsyncGenerator<Frame, number, undefined> {
  let count = 0
  for (const { key } of await connection.run<{ key: string }>(referenced)) {
    const content = await store.get(key).catch((error: unknown) => {
      if (isEngineError(error) && error.code === 'NOT_FOUND') return null
      throw error
    })
    if (!content) continue
    yield jsonFrame('F', { key } satisfies FileHead)
    const hash = createHash('sha256')
    let bytes = 0
    for await (const piece of content as AsyncIterable<Buffer>) {
      hash.update(piece)
      bytes += piece.length
      yield { kind: 'D', bytes: piece }
    }
    yield jsonFrame('E', { bytes, sha256: hash.digest('hex') } satisfies FileEnd)
    count++
  }
  return count
}

/** Puts the file that begins with `head` back under its key; not where its bytes are not those that were written. */
export async function putBack(store: FileStore, head: Frame, next: () => Promise<Frame | undefined>): Promise<string> {
  const { key } = jsonOf<FileHead>(head, 'F')
  let last: Frame | undefined
  const pieces = async function* (): AsyncGenerator<Buffer> {
    for (last = await next(); last?.kind === 'D'; last = await next()) yield last.bytes
    // Before it is kept.
    jsonOf<FileEnd>(last, 'E')
  }
  const { size, sha256 } = await store.put(pieces(), { key })
  const said = jsonOf<FileEnd>(last, 'E')
  if (said.bytes === size && said.sha256 === sha256) return key
  await store.remove(key)
  throw damaged(`the file ${key} is not the one that was written`)
}
