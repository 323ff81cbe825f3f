'use server'
import type { DealershipView, Engine } from '../../../engine/client.ts'
import { currentActor } from '../../_lib/actor.ts'
import { type Answer, answerInPlace } from '../../_lib/answer.ts'
import { engine } from '../../_lib/engine.ts'

type Sites = Engine['sites']

export async function addDealership(site: Parameters<Sites['add']>[1]): Promise<Answer<readonly DealershipView[]>> {
  return answerInPlace(async () => {
    const actor = await currentActor()
    await engine().sites.add(actor, site)
    return engine().sites.list(actor)
  })
}

export async function changeDealership(code: string, changes: Parameters<Sites['change']>[2]): Promise<Answer<readonly DealershipView[]>> {
  return answerInPlace(async () => {
    const actor = await currentActor()
    await engine().sites.change(actor, String(code), { ...changes })
    return engine().sites.list(actor)
  })
}

export async function readLogo(code: string): Promise<Answer<string | null>> {
  return answerInPlace(async () => engine().sites.logo(await currentActor(), String(code)))
}

/** Answers the logo as it is printed. */
export async function saveLogo(code: string, picture: string | null): Promise<Answer<string | null>> {
  return answerInPlace(async () => {
    const actor = await currentActor()
    await engine().sites.saveLogo(actor, String(code), picture === null ? null : String(picture))
    return engine().sites.logo(actor, String(code))
  })
}
