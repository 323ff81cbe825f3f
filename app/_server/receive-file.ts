import type { IncomingMessage } from 'node:http'
import { Busboy } from '@fastify/busboy'

export interface ReceivedFile {
  readonly name: string
  /** Bytes that are announced; null where nobody says so. */
  readonly size: number | null
  readonly content: AsyncIterable<Uint8Array>
}

/** Whoever sends nothing for so long has lost the connection. */
const silence = 60_000

/**
 * Hands over the file that a request carries, as it comes: as its body, or as the one file of a form. What `work`
 * throws ends the reading.
 */
export async function receiveFile<T>(request: IncomingMessage, name: string | null, work: (file: ReceivedFile) => Promise<T>): Promise<T> {
  request.setTimeout(silence, () => request.destroy(new Error('Nothing came any more.')))
  try {
    const isForm = /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')
    return await (isForm ? fromForm(request, name, work) : work({ name: name ?? 'file', size: Number(request.headers['content-length'] ?? Number.NaN) || null, content: bodyOf(request) }))
  } finally {
    request.setTimeout(0)
  }
}

/** Leaves the connection open where somebody stops reading: the answer goes out over it. */
async function* bodyOf(request: IncomingMessage): AsyncIterable<Uint8Array> {
  yield* request.iterator({ destroyOnReturn: false })
}

function fromForm<T>(request: IncomingMessage, name: string | null, work: (file: ReceivedFile) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const form = new Busboy({ headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' }, limits: { files: 1, fields: 10, fieldSize: 1000, parts: 12, headerPairs: 20 } })
    const fail = (error: unknown): void => {
      request.unpipe(form)
      reject(error)
    }
    let found = false
    form.on('file', (_field, stream, fileName) => {
      found = true
      request.once('close', () => {
        if (!request.complete) stream.destroy(new Error('The connection was lost.'))
      })
      work({ name: name ?? fileName ?? 'file', size: null, content: stream }).then(resolve, fail)
    })
    form.on('finish', () => {
      if (!found) fail(new BadForm())
    })
    form.on('error', (error) => fail(found ? error : new BadForm(error)))
    request.once('close', () => {
      if (!request.complete) fail(new Error('The connection was lost.'))
    })
    request.pipe(form)
  })
}

/** A form without a file, or none at all. */
export class BadForm extends Error {
  constructor(cause?: unknown) {
    super('The form holds no file.', { cause })
  }
}
