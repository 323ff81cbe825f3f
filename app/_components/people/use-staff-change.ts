'use client'
import { useState } from 'react'
import type { StaffView } from '../../../engine/client.ts'
import type { Answer, Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'

/** Does something to people and shows them as they are then. */
export function useStaffChange(onChange: (staff: StaffView) => void) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  /** What came of it; null where it was refused. */
  const run = async <T>(work: () => Promise<Answer<{ readonly result: T; readonly staff: StaffView }>>): Promise<{ readonly result: T } | null> => {
    setBusy(true)
    const done = await reply(work())
    setBusy(false)
    setRefusal(done.ok ? null : done.refusal)
    if (!done.ok) return null
    onChange(done.data.staff)
    return done.data
  }
  return { run, refusal, isBusy }
}
