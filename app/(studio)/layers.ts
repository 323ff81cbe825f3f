'use server'
import type { DraftFiles, Issue, OverlayResolutions, Simulation, Upgrade } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace, issuesInWords } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'

/** What the browser found cannot be said for a dealership, in the reader's language. */
export async function issuesInMyWords(issues: readonly Issue[]): Promise<Answer<readonly Issue[]>> {
  return answerInPlace(async () => {
    await currentActor()
    return issuesInWords(issues.slice(0, 50).map(({ file, pointer, message, hint, severity }) => ({ ...(file === undefined ? {} : { file }), pointer, message, ...(hint === undefined ? {} : { hint }), ...(severity === undefined ? {} : { severity }) })))
  })
}

/** The files, or one dealership's changes alone, as one file to keep or to carry elsewhere. */
export async function packDraft(files: DraftFiles, dealership: string | null = null): Promise<Answer<Uint8Array>> {
  return answerInPlace(async () => new Uint8Array(await engine().pack(await currentActor(), files, dealership)))
}

/** What is in a file that somebody brings; nothing of it is checked or taken yet. */
export async function readPackage(form: FormData): Promise<Answer<DraftFiles>> {
  return answerInPlace(async () => {
    const file = form.get('file')
    return engine().unpack(await currentActor(), file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array())
  })
}

/** The package of `files` for all dealerships, or laid into one of them first. */
export async function upgradeDraft(files: DraftFiles, dealership: string | null, resolutions: OverlayResolutions): Promise<Answer<Upgrade>> {
  return answerInPlace(async () => {
    const upgrade = await engine().upgrade(await currentActor(), files, dealership, resolutions)
    return { ...upgrade, left: await issuesInWords(upgrade.left) }
  })
}

/** The files tried on what really happened last; nothing is written. */
export async function tryUpgrade(files: DraftFiles): Promise<Answer<Simulation>> {
  return answerInPlace(async () => {
    const found = await engine().simulate(await currentActor(), files)
    return { ...found, issues: await issuesInWords(found.issues) }
  })
}
