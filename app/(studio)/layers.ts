'use server'
import type { Issue } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace, issuesInWords } from '../_lib/answer.ts'

/** What the browser found cannot be said for a dealership, in the reader's language. */
export async function issuesInMyWords(issues: readonly Issue[]): Promise<Answer<readonly Issue[]>> {
  return answerInPlace(async () => {
    await currentActor()
    return issuesInWords(issues.slice(0, 50).map(({ file, pointer, message, hint, severity }) => ({ ...(file === undefined ? {} : { file }), pointer, message, ...(hint === undefined ? {} : { hint }), ...(severity === undefined ? {} : { severity }) })))
  })
}
