/** A zip archive written piece by piece: no more of it is in memory than is on its way. */
import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly content: AsyncIterable<string | Buffer>
}

interface Written {
  readonly name: Buffer
  readonly offset: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

/** 2026-01-01: what is the same every time is the same file every time. */
const dosDate = 0x5c21
/** Names in UTF-8; sizes follow the content. */
const flags = 0x0808
const version = 20
/** Sizes stand in 32 bits. */
const largest = 0xffff_ffff

/** @throws RangeError for what would need the longer form of the format (4 GB) */
export async function* writeZip(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let offset = 0
  const sent = (chunk: Buffer): Buffer => {
    offset += chunk.length
    if (offset > largest) throw new RangeError('The archive is larger than 4 GB.')
    return chunk
  }
  for await (const { name, content } of entries) {
    const start = offset
    const encoded = Buffer.from(name)
    yield sent(Buffer.concat([head(0x04034b50, [[version, 2], [flags, 2], [8, 2], [0, 2], [dosDate, 2], [0, 4], [0, 4], [0, 4], [encoded.length, 2], [0, 2]]), encoded]))
    const sums = { crc: 0, size: 0, packed: 0 }
    for await (const chunk of deflated(content, sums)) yield sent(chunk)
    if (sums.size > largest) throw new RangeError('A part of the archive is larger than 4 GB.')
    yield sent(head(0x08074b50, [[sums.crc, 4], [sums.packed, 4], [sums.size, 4]]))
    written.push({ name: encoded, offset: start, ...sums })
  }
  const start = offset
  for (const { name, offset: at, crc, packed, size } of written) {
    yield sent(Buffer.concat([head(0x02014b50, [[version, 2], [version, 2], [flags, 2], [8, 2], [0, 2], [dosDate, 2], [crc, 4], [packed, 4], [size, 4], [name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), name]))
  }
  yield head(0x06054b50, [[0, 2], [0, 2], [written.length, 2], [written.length, 2], [offset - start, 4], [start, 4], [0, 2]])
}

/** A signature and fields of so many bytes, little end first. */
function head(signature: number, fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const buffer = Buffer.alloc(4 + fields.reduce((sum, [, bytes]) => sum + bytes, 0))
  let at = buffer.writeUInt32LE(signature)
  for (const [value, bytes] of fields) at = buffer.writeUIntLE(value, at, bytes)
  return buffer
}

/** Pieces are packed in the thread pool while the next ones are made. */
async function* deflated(content: AsyncIterable<string | Buffer>, sums: { crc: number; size: number; packed: number }): AsyncGenerator<Buffer> {
  const pack = createDeflateRaw({ level: 6 })
  const feed = (async () => {
    try {
      for await (const piece of content) {
        const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece
        sums.crc = crc32(chunk, sums.crc)
        sums.size += chunk.length
        if (!pack.write(chunk)) await once(pack, 'drain')
      }
      pack.end()
    } catch (error) {
      pack.destroy(error as Error)
    }
  })()
  for await (const chunk of pack as AsyncIterable<Buffer>) {
    sums.packed += chunk.length
    yield chunk
  }
  await feed
}
