import type { FileView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { refusalIn } from './file-requests.ts'

export type Sent = { readonly ok: true; readonly file: FileView } | { readonly ok: false; readonly refusal: Refusal | null }

/** Sends one file; `refusal` null: the connection was lost, and it may be sent again. Browsers tell the progress of this way alone. */
export function sendFile(place: string, file: File, onProgress: (bytes: number) => void, signal: AbortSignal): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/api/files/${place}?${new URLSearchParams({ name: file.name })}`)
    request.setRequestHeader('x-pitlane-csrf', '1')
    request.upload.onprogress = ({ loaded }) => onProgress(loaded)
    request.onload = () => resolve(answerOf(request))
    request.onerror = () => resolve({ ok: false, refusal: null })
    request.onabort = () => resolve({ ok: false, refusal: null })
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function answerOf({ status, responseText }: XMLHttpRequest): Sent {
  return status === 201 ? { ok: true, file: JSON.parse(responseText) as FileView } : { ok: false, refusal: refusalIn(responseText) }
}
