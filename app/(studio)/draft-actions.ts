'use server'
import type { DefinitionDraft, DraftChoices, DraftDecisions, DraftFiles, DraftRebased, ScheduledPublication, VersionView } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace, issuesInWords } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'

/** Doors of the drafts. The engine decides who may do what. */

export async function listDrafts(): Promise<Answer<readonly DefinitionDraft[]>> {
  return answerInPlace(async () => engine().definitionDrafts.list(await currentActor()))
}

export async function createDraft(name: string): Promise<Answer<DefinitionDraft>> {
  return answerInPlace(async () => engine().definitionDrafts.create(await currentActor(), name))
}

export async function renameDraft(id: string, name: string): Promise<Answer<void>> {
  return answerInPlace(async () => engine().definitionDrafts.rename(await currentActor(), id, name))
}

export async function discardDraft(id: string): Promise<Answer<void>> {
  return answerInPlace(async () => engine().definitionDrafts.discard(await currentActor(), id))
}

export async function rebaseDraft(id: string, revision: number, choices: DraftChoices = {}): Promise<Answer<DraftRebased>> {
  return answerInPlace(async () => engine().definitionDrafts.rebase(await currentActor(), id, Number(revision), choices))
}

const decided = ({ revision, note, ...others }: DraftDecisions): DraftDecisions => ({ ...others, revision: Number(revision), note: String(note ?? '').trim() || null })

export async function publishDraft(id: string, decisions: DraftDecisions): Promise<Answer<VersionView>> {
  return answerInPlace(async () => engine().definitionDrafts.publish(await currentActor(), id, decided(decisions)))
}

export async function scheduleDraft(id: string, at: string, decisions: DraftDecisions): Promise<Answer<ScheduledPublication>> {
  return answerInPlace(async () => engine().definitionDrafts.schedule(await currentActor(), id, String(at), decided(decisions)))
}

export async function cancelScheduled(schedule: string): Promise<Answer<void>> {
  return answerInPlace(async () => engine().definitionDrafts.cancelScheduled(await currentActor(), schedule))
}

export async function listScheduled(): Promise<Answer<readonly ScheduledPublication[]>> {
  return answerInPlace(async () => Promise.all((await engine().definitionDrafts.schedules(await currentActor())).map(async (one) => ({ ...one, issues: await issuesInWords(one.issues) }))))
}

/** Files of any version, for comparing. */
export async function filesOfVersion(id: number): Promise<Answer<DraftFiles>> {
  return answerInPlace(async () => engine().versionFiles(await currentActor(), Number(id)))
}
