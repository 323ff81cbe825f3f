interface Upload {
  readonly entity: string
  readonly file: File
  readonly locale: string
  readonly dealership: string
  /** 0 to 1: how much of the file has left. */
  readonly onProgress: (sent: number) => void
}

/** Sends a table to be imported. Never throws: what went wrong comes back as a sentence, empty where nobody said one. */
export function uploadTable({ entity, file, locale, dealership, onProgress }: Upload): Promise<{ readonly id: string } | { readonly message: string }> {
  return new Promise((resolve) => {
    // fetch tells nothing of how much has left.
    const request = new XMLHttpRequest()
    request.open('PUT', `/api/imports/${encodeURIComponent(entity)}?${new URLSearchParams({ name: file.name, locale })}`)
    request.setRequestHeader('x-pitlane-csrf', '1')
    request.setRequestHeader('x-dealership', dealership)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(answerIn(request.responseText))
    request.onerror = () => resolve({ message: '' })
    request.send(file)
  })
}

function answerIn(text: string): { readonly id: string } | { readonly message: string } {
  try {
    const answer = JSON.parse(text) as { readonly id?: string; readonly message?: string }
    return answer.id === undefined ? { message: answer.message ?? '' } : { id: answer.id }
  } catch {
    return { message: '' }
  }
}
