import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { EngineError } from '../kernel/errors.ts'

export interface Gathered {
  readonly path: string
  readonly size: number
  readonly sha256: string
}

/**
 * Writes content into a file of the folder, one piece in memory at a time, and to the platter before it answers.
 * Nothing is left where it fails. @throws EngineError BAD_INPUT with data { limit } as soon as it is longer than that
 */
export async function gather(content: AsyncIterable<Uint8Array>, folder: string, limit = Number.POSITIVE_INFINITY): Promise<Gathered> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const file = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    let size = 0
    for await (const piece of content) {
      size += piece.byteLength
      if (size > limit) throw tooLarge(limit)
      hash.update(piece)
      await file.writeFile(piece)
    }
    await file.sync()
    await file.close()
    return { path, size, sha256: hash.digest('hex') }
  } catch (error) {
    await file.close()
    await rm(path, { force: true })
    throw error
  }
}

/** Takes away what stands in the folder since before then. */
export async function dropGathered(folder: string, before: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found && found.mtime < before) await rm(path, { force: true })
  }
}

const megabyte = 1_048_576

/** The same words wherever a limit is met. */
export const tooLarge = (limit: number): EngineError =>
  new EngineError('BAD_INPUT', `The file is larger than ${limit >= megabyte ? `${Math.floor(limit / megabyte)} MB` : `${limit} bytes`}.`, { hint: 'Nothing was kept of it. Send a smaller one.', data: { limit } })
