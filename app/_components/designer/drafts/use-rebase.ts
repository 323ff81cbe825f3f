'use client'
import { useEffect, useState } from 'react'
import type { DraftChoices, DraftConflict } from '../../../../engine/client.ts'
import { rebaseDraft } from '../../../(studio)/draft-actions.ts'
import type { Refusal } from '../../../_lib/answer.ts'
import { reply } from '../../../_lib/request.ts'
import { useStudio } from '../studio-context.tsx'

const none: readonly DraftConflict[] = []

/** Lays the draft over the live version as soon as that is another one; what both changed is the answer's to choose. */
export function useRebase(): { readonly conflicts: readonly DraftConflict[]; readonly refusal: Refusal | null; readonly choose: (choices: DraftChoices) => void } {
  const { draft, isBehind, session } = useStudio()
  const [conflicts, setConflicts] = useState(none)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const lay = async (choices?: DraftChoices) => {
    if (!draft) return
    await session.news()
    const revision = await session.saved()
    if (revision === null) return
    const answer = await reply(rebaseDraft(draft.id, revision, choices))
    setConflicts(answer.ok ? answer.data.conflicts : none)
    // Somebody was quicker, or goes on changing: the next change begins this anew.
    setRefusal(answer.ok || answer.refusal.code === 'VERSION_CONFLICT' ? null : answer.refusal)
    await session.news()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun by what the draft is, not by who renders
  useEffect(() => {
    if (isBehind) void lay()
    else setConflicts(none)
  }, [isBehind, draft?.id, draft?.revision])
  return { conflicts, refusal, choose: (choices) => void lay(choices) }
}
