'use server'
import type { DraftFiles, Issue, PublishPlan, VersionView } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'

/** Doors of the definitions page. The engine decides who may publish. */

export async function checkDraft(files: DraftFiles): Promise<Answer<readonly Issue[]>> {
  return answerInPlace(async () => engine().check(await currentActor(), files))
}

export async function planDraft(files: DraftFiles): Promise<Answer<PublishPlan>> {
  return answerInPlace(async () => engine().plan(await currentActor(), files))
}

export async function publishDraft(files: DraftFiles, note: string, base: number): Promise<Answer<VersionView>> {
  return answerInPlace(async () => engine().publish(await currentActor(), files, String(note).trim() || null, Number(base)))
}
