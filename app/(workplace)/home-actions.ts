'use server'
import { getLocale } from 'next-intl/server'
import type { HomeBlockView, HomeChart, DeskLook, JsonObject, SearchHit } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'

/** Doors of the home for the pages' browser half; the engine decides who may what. */

export async function readHomeChart(block: string): Promise<Answer<HomeChart>> {
  return answerInPlace(async () => engine().homeChart(await currentActor(), await getLocale(), String(block)))
}

/** One block as it stands now; null where it is not there any more. */
export async function readHomeBlock(block: string): Promise<Answer<HomeBlockView | null>> {
  return answerInPlace(async () => engine().homeBlock(await currentActor(), await getLocale(), String(block)))
}

/** What is known of a form as it is filled in now. */
export async function lookDesk(block: string, values: JsonObject): Promise<Answer<DeskLook>> {
  return answerInPlace(async () => engine().lookDesk(await currentActor(), await getLocale(), String(block), Object(values) as JsonObject))
}

export async function arrangeHome({ hidden, order }: { readonly hidden: readonly string[]; readonly order: readonly string[] }): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().preferences.save(await currentActor(), 'home', { hidden: hidden.map(String), order: order.map(String) })
    return null
  })
}

export async function searchRecords(text: string, entities?: readonly string[]): Promise<Answer<readonly SearchHit[]>> {
  return answerInPlace(async () => engine().search(await currentActor(), await getLocale(), String(text), 20, entities?.map(String)))
}
