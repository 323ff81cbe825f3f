'use client'
import { useEffect, useState } from 'react'
import type { DraftFiles, Issue } from '../../../engine/client.ts'
import { checkDraft } from '../../(studio)/actions.ts'
import { reply } from '../../_lib/request.ts'

/** Milliseconds after the last key: nobody is told about half a word. */
const pause = 500

/** What is wrong with the draft, looked for anew whenever it has changed. */
export function useIssues(files: DraftFiles, changes: object): readonly Issue[] {
  const [issues, setIssues] = useState<readonly Issue[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the files are made anew each time; the changes are what makes them others
  useEffect(() => {
    let isStale = false
    const timer = setTimeout(() => void reply(checkDraft(files)).then((answer) => {
      // A check that did not come back says nothing: what was known stays.
      if (!isStale && answer.ok) setIssues(answer.data)
    }), pause)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [changes])
  return issues
}
