'use server'
import type { DraftFiles, FormerField, FormPreview, FormPreviewFor, WhereUsed } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace, issuesInWords } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'

/** Doors of the form designer. The engine decides who may read definitions. */

export async function previewForm(files: DraftFiles, { entity, state, role, locale, dealership }: FormPreviewFor): Promise<Answer<FormPreview>> {
  return answerInPlace(async () => engine().previewForm(await currentActor(), files, { entity: String(entity), state: state === null ? null : String(state), role: String(role), locale: String(locale), dealership: dealership === null ? null : String(dealership) }))
}

export async function formerFields(entityId: string): Promise<Answer<readonly FormerField[]>> {
  return answerInPlace(async () => engine().formerFields(await currentActor(), String(entityId)))
}

/** Where the live definitions speak of the element, in the reader's words. */
export async function whereUsed(elementId: string): Promise<Answer<WhereUsed>> {
  return answerInPlace(async () => {
    const used = await engine().whereUsed(await currentActor(), String(elementId))
    const words = await issuesInWords(used.uses)
    return { ...used, uses: used.uses.map((use, i) => ({ ...use, message: words[i]?.message ?? use.message })) }
  })
}
