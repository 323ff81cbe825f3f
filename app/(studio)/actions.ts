'use server'
import { getLocale } from 'next-intl/server'
import type { DraftFiles, Issue, MachineFigures, OverlayResolutions, PublishPlan, StateMapping, VersionView } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace, issuesInWords } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'

/** Doors of the definitions page. The engine decides who may publish. */

export async function checkDraft(files: DraftFiles): Promise<Answer<readonly Issue[]>> {
  return answerInPlace(async () => issuesInWords(await engine().check(await currentActor(), files)))
}

export async function planDraft(files: DraftFiles, mapping: StateMapping = {}, resolutions: OverlayResolutions = {}): Promise<Answer<PublishPlan>> {
  return answerInPlace(async () => planInWords(await engine().plan({ ...(await currentActor()), locale: await getLocale() }, files, mapping, resolutions)))
}

async function planInWords(plan: PublishPlan): Promise<PublishPlan> {
  const said = await issuesInWords(plan.changes.map(({ text }) => ({ pointer: '', message: text })))
  return { ...plan, issues: await issuesInWords(plan.issues), changes: plan.changes.map((change, i) => ({ ...change, text: said[i]?.message ?? change.text })) }
}

/** What going back to the version would do. */
export async function planRollback(id: number, mapping: StateMapping = {}): Promise<Answer<PublishPlan>> {
  return answerInPlace(async () => {
    const actor = await currentActor()
    const files = await engine().versionFiles(actor, Number(id))
    const found = await engine().plan(actor, files, mapping)
    if (found.conflicts.length === 0) return planInWords(found)
    // Going back takes the overlays of that version as they were.
    const asThen: OverlayResolutions = Object.fromEntries(
      found.conflicts.map(({ dealership }) => [dealership, Object.fromEntries(found.conflicts.filter((one) => one.dealership === dealership).map((one) => [one.id, 'keep-ours' as const]))]),
    )
    return planInWords(await engine().plan(actor, files, mapping, asThen))
  })
}

export async function rollBack(id: number, note: string, mapping: StateMapping = {}): Promise<Answer<VersionView>> {
  return answerInPlace(async () => engine().rollback(await currentActor(), Number(id), String(note).trim() || null, mapping))
}

/** Where records of the entity stand, how long, and which ways they take; null while its machine is not live. */
export async function readMachineFigures(entity: string): Promise<Answer<MachineFigures | null>> {
  return answerInPlace(async () => engine().machineFigures(await currentActor(), String(entity)))
}
