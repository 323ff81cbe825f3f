'use server'
import type { DraftFiles, Issue, PublishPlan, StateMapping, VersionView } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'

/** Doors of the definitions page. The engine decides who may publish. */

export async function checkDraft(files: DraftFiles): Promise<Answer<readonly Issue[]>> {
  return answerInPlace(async () => engine().check(await currentActor(), files))
}

export async function planDraft(files: DraftFiles, mapping: StateMapping = {}): Promise<Answer<PublishPlan>> {
  return answerInPlace(async () => engine().plan(await currentActor(), files, mapping))
}

export async function publishDraft(files: DraftFiles, note: string, base: number, mapping: StateMapping = {}): Promise<Answer<VersionView>> {
  return answerInPlace(async () => engine().publish(await currentActor(), files, String(note).trim() || null, Number(base), mapping))
}

/** What going back to the version would do. */
export async function planRollback(id: number, mapping: StateMapping = {}): Promise<Answer<PublishPlan>> {
  return answerInPlace(async () => {
    const actor = await currentActor()
    return engine().plan(actor, await engine().versionFiles(actor, Number(id)), mapping)
  })
}

export async function rollBack(id: number, note: string, mapping: StateMapping = {}): Promise<Answer<VersionView>> {
  return answerInPlace(async () => engine().rollback(await currentActor(), Number(id), String(note).trim() || null, mapping))
}
