import type { DefinitionDraft, DraftFiles, DraftSaved, DraftState, DraftWrite } from '../../../../engine/client.ts'
import { createDraft } from '../../../(studio)/draft-actions.ts'
import type { Answer } from '../../../_lib/answer.ts'
import { noteSilence } from '../../../_lib/connection.ts'
import { reply, unreachable } from '../../../_lib/request.ts'

/** What keeps a draft in step with the others. Never throws: what went wrong comes back as data. */
export interface DraftServer {
  readonly create: (name: string) => Promise<Answer<DefinitionDraft>>
  readonly open: (id: string) => Promise<Answer<{ readonly state: DraftState; readonly based: DraftFiles }>>
  readonly news: (id: string, after: number) => Promise<Answer<{ readonly state: DraftState }>>
  readonly save: (id: string, base: number, writes: readonly DraftWrite[]) => Promise<Answer<DraftSaved>>
  readonly attend: (id: string, tab: string, place: { readonly path: string | null; readonly pointer: string | null } | null) => Promise<Answer<unknown>>
}

/** Bytes that a browser still sends while its page is being left. */
const largestFarewell = 60_000

async function ask<T>(id: string, method: 'GET' | 'PUT' | 'POST', query = '', content?: object): Promise<Answer<T>> {
  try {
    const body = content && JSON.stringify(content)
    const response = await fetch(`/api/definition-drafts/${id}${query}`, { method, ...(body !== undefined && { body, keepalive: body.length < largestFarewell, headers: { 'content-type': 'application/json' } }) })
    return response.ok ? ((await response.json()) as Answer<T>) : { ok: false, refusal: unreachable }
  } catch {
    noteSilence()
    return { ok: false, refusal: unreachable }
  }
}

export const draftServer: DraftServer = {
  create: (name) => reply(createDraft(name)),
  open: (id) => ask(id, 'GET'),
  news: (id, after) => ask(id, 'GET', `?after=${after}`),
  save: (id, base, writes) => ask(id, 'PUT', '', { base, writes }),
  attend: (id, tab, place) => ask(id, 'POST', '', { tab, place }),
}
