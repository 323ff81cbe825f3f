'use client'
import { useEffect, useState } from 'react'
import type { DraftFiles } from '../../../../engine/client.ts'
import { filesOfVersion } from '../../../(studio)/draft-actions.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'

/** Files of a published version; null while they are being read, or where there is none to read. */
export function useVersionFiles(id: number | null): { readonly files: DraftFiles | null; readonly refusal: Refusal | null } {
  const [read, setRead] = useState<{ readonly id: number; readonly files: DraftFiles | null; readonly refusal: Refusal | null } | null>(null)
  useEffect(() => {
    if (id === null) return
    let isStale = false
    void reply(filesOfVersion(id)).then((answer) => {
      if (!isStale) setRead({ id, files: answer.ok ? answer.data : null, refusal: answer.ok ? null : answer.refusal })
    })
    return () => {
      isStale = true
    }
  }, [id])
  return read?.id === id && read !== null ? read : { files: null, refusal: null }
}
