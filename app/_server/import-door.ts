import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Engine } from '../../engine/client.ts'
import { actorOf, answer, mayBeForged, refuse } from './file-door.ts'
import { receiveFile } from './receive-file.ts'

interface ImportDoor {
  readonly engine: Pick<Engine, 'imports' | 'requestActor' | 'logError'>
  readonly addressOf: (request: IncomingMessage) => string
}

const base = '/api/imports/'

export const isImportPath = (path: string | undefined): boolean => path?.startsWith(base) ?? false

/** `PUT /api/imports/<entity>?name=&locale=` takes a table to be imported, as it comes, and answers its id; refusals are said in the language. */
export function openImportDoor({ engine, addressOf }: ImportDoor) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here')
      const [entity = '', ...more] = pathname.slice(base.length).split('/').map(decodeURIComponent)
      if (entity === '' || more.length > 0 || (request.method !== 'PUT' && request.method !== 'POST')) return answer(response, 404, { code: 'NOT_FOUND', message: 'There is nothing at this address.' })
      if (mayBeForged(request)) return answer(response, 403, { code: 'FORBIDDEN', message: 'The request does not carry the header x-pitlane-csrf.' })
      const actor = await actorOf(engine, addressOf, request)
      const id = await receiveFile(request, searchParams.get('name'), ({ name, content }) => engine.imports.receive(actor, searchParams.get('locale') ?? actor.locale, entity, { name, content }))
      answer(response, 201, { id })
    } catch (error) {
      await refuse(engine, request, response, error)
    }
  }
}
