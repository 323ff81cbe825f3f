/** The file of a backup: a row of frames, compressed as a whole. A frame is a letter, a length and so many bytes. */
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { EngineError } from '../../kernel/errors.ts'

/** H: what the file holds; T: a table begins, F: an attached file; D: lines or bytes of it; E: it ends; Z: the backup ends. All but D are JSON. */
export type FrameKind = 'H' | 'T' | 'F' | 'D' | 'E' | 'Z'

export interface Frame {
  readonly kind: FrameKind
  readonly bytes: Buffer
}

const kinds = 'HTFDEZ'
const headBytes = 5
/** A frame is kept in memory as a whole; a long piece becomes several. */
const mostBytes = 1_048_576
/** The head describes every table. */
const mostJsonBytes = 64 * mostBytes

export const jsonFrame = (kind: Exclude<FrameKind, 'D'>, content: object): Frame => ({ kind, bytes: Buffer.from(JSON.stringify(content)) })

export function jsonOf<T>(frame: Frame | undefined, kind: FrameKind): T {
  if (frame?.kind !== kind) throw damaged('something is missing in it')
  return JSON.parse(frame.bytes.toString()) as T
}

export const damaged = (why: string, cause?: unknown): EngineError =>
  new EngineError('BAD_INPUT', `The file is no whole backup: ${why}.`, { hint: 'Nothing was changed. Take another backup file.', ...(cause === undefined ? {} : { cause }) })

/** Writes the file; readable by its owner alone, for it holds everything. */
export async function writeFrames(file: string, frames: AsyncIterable<Frame>): Promise<void> {
  await pipeline(Readable.from(packed(frames)), createGzip({ level: 6 }), createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }))
}

async function* packed(frames: AsyncIterable<Frame>): AsyncIterable<Buffer> {
  for await (const { kind, bytes } of frames) {
    const step = kind === 'D' ? mostBytes : bytes.length
    for (let at = 0; at < Math.max(bytes.length, 1); at += step || 1) {
      const piece = bytes.subarray(at, at + step)
      const head = Buffer.alloc(headBytes)
      head.write(kind, 0, 'latin1')
      head.writeUInt32BE(piece.length, 1)
      yield head
      yield piece
    }
  }
}

/** Reads the file frame by frame. @throws EngineError BAD_INPUT where it is cut off, damaged or something else */
export async function* readFrames(file: string): AsyncGenerator<Frame, void, undefined> {
  const source = createReadStream(file)
  const bytes = createGunzip()
  source.on('error', (error) => bytes.destroy(error))
  source.pipe(bytes)
  try {
    yield* unpacked(bytes)
  } catch (error) {
    throw error instanceof EngineError ? error : damaged((error as Error).message, error)
  } finally {
    source.destroy()
    bytes.destroy()
  }
}

async function* unpacked(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame, void, undefined> {
  let rest = Buffer.alloc(0)
  for await (const piece of bytes) {
    rest = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece])
    for (let size = sizeOf(rest); size !== null && rest.length >= size; size = sizeOf(rest)) {
      yield { kind: rest.toString('latin1', 0, 1) as FrameKind, bytes: rest.subarray(headBytes, size) }
      rest = rest.subarray(size)
    }
  }
  if (rest.length > 0) throw damaged('it ends in the middle')
}

/** Of the first frame with its head; null while that has not come. */
function sizeOf(bytes: Buffer): number | null {
  if (bytes.length < headBytes) return null
  const kind = bytes.toString('latin1', 0, 1)
  const length = bytes.readUInt32BE(1)
  if (!kinds.includes(kind) || length > (kind === 'D' ? mostBytes : mostJsonBytes)) throw damaged('it holds something else')
  return headBytes + length
}
