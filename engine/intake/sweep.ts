import { type Loop, rhythm } from '../jobs/index.ts'
import { overdueCalls } from '../store/index.ts'
import { patience } from './call-facts.ts'
import type { IntakeOffice } from './types.ts'

/** An event that waits this long has lost its job, or waited for others that did not come. */
const overdueMs = patience + 2000

/** Looks after calls and recordings that no job looks after any more: their process was killed, or no queue was open when they came. */
export function callSweep({ store, clock, enqueueCall, enqueueRecording }: IntakeOffice, report: (error: unknown) => void): Loop {
  const work = async (): Promise<undefined> => {
    const now = clock()
    await store.transaction(async (query) => {
      const { calls, recordings } = await overdueCalls(query, new Date(now.getTime() - overdueMs).toISOString(), now.toISOString())
      for (const id of calls) await enqueueCall(query, id)
      for (const id of recordings) await enqueueRecording(query, id)
    })
  }
  return rhythm({ name: 'calls', every: 5000, work, report })
}
