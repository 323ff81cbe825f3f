import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Engine } from '../../engine/client.ts'
import { answer, refuse } from './file-door.ts'
import { receiveFile } from './receive-file.ts'

interface Door {
  readonly engine: Pick<Engine, 'intake' | 'logError'>
  readonly addressOf: (request: IncomingMessage) => string
}

const base = '/api/intake/'

export const isIntakePath = (path: string | undefined): boolean => path?.startsWith(base) ?? false

/** Bytes of an event. */
const largestEvent = 64 * 1024
/** Milliseconds that an event may take to come. */
const patience = 15_000

/**
 * What systems outside tell, signed under the secret of their connection: `POST /api/intake/<connection>` an event,
 * `PUT /api/intake/<connection>/<call>/recording?name=` the recording of a call. No cookie counts here.
 */
export function openIntakeDoor({ engine, addressOf }: Door) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here')
      const [code = '', call, what, ...more] = pathname.slice(base.length).split('/').map(decodeURIComponent)
      const signature = request.headers['x-pitlane-signature']
      const signed = { code, signature: typeof signature === 'string' ? signature : undefined, address: addressOf(request) }
      if (request.method === 'POST' && call === undefined) return told(response, await engine.intake.receive(signed, await bodyOf(request)))
      if (request.method === 'PUT' && call && what === 'recording' && more.length === 0) return told(response, await receiveFile(request, searchParams.get('name'), ({ content }) => engine.intake.receiveRecording(signed, call, { name: searchParams.get('name'), content })))
      answer(response, 404, { code: 'NOT_FOUND', message: 'There is nothing at this address.' })
    } catch (error) {
      if (error instanceof TooLong) return answer(response, 413, { code: 'BAD_INPUT', message: `An event has at most ${largestEvent} bytes.` })
      await refuse(engine, request, response, error)
    }
  }
}

/** 202: kept, to be worked on. 200: told before. */
const told = (response: ServerResponse, received: { readonly status: 'kept' | 'known' }): void => answer(response, received.status === 'kept' ? 202 : 200, received)

class TooLong extends Error {}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > largestEvent) throw new TooLong()
  request.setTimeout(patience, () => request.destroy(new Error('Nothing came any more.')))
  try {
    const pieces: Buffer[] = []
    let size = 0
    for await (const piece of request.iterator({ destroyOnReturn: false })) {
      size += (piece as Buffer).byteLength
      if (size > largestEvent) throw new TooLong()
      pieces.push(piece as Buffer)
    }
    return Buffer.concat(pieces)
  } finally {
    request.setTimeout(0)
  }
}
