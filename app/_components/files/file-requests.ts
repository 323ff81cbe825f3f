import type { FilesView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { unreachable } from '../../_lib/request.ts'

/** The files of a record; null where nobody answers. `place`: `<entity>/<record>`. */
export async function readFiles(place: string): Promise<FilesView | null> {
  const response = await fetch(`/api/files/${place}`).catch(() => null)
  return response?.ok ? ((await response.json()) as FilesView) : null
}

/** Takes the file away. Null: it is gone. */
export async function removeFile(id: string): Promise<Refusal | null> {
  const refusal = await ask('DELETE', id)
  return refusal?.code === 'NOT_FOUND' ? null : refusal
}

/** Puts a deleted file back. Null: it is there. */
export const restoreFile = (id: string): Promise<Refusal | null> => ask('POST', `${id}/restore`)

async function ask(method: 'DELETE' | 'POST', path: string): Promise<Refusal | null> {
  const response = await fetch(`/api/files/${path}`, { method, headers: { 'x-pitlane-csrf': '1' } }).catch(() => null)
  if (response?.ok) return null
  return (response && refusalIn(await response.text())) ?? unreachable
}

/** What the server of files says against it; null where that is none of its words: a proxy in between, a server that is just being replaced. */
export function refusalIn(text: string): Refusal | null {
  try {
    const { code = 'INTERNAL', message = '', hint = null, data = null } = JSON.parse(text) as Partial<Refusal>
    return { code, message, hint, issues: [], data }
  } catch {
    return null
  }
}
