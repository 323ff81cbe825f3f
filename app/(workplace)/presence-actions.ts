'use server'
import type { PersonPresence, Presence, TakenNotification } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace } from '../_lib/answer.ts'
import { engine } from '../_lib/engine.ts'

/** Doors for the pages' browser half. They check shapes only; the engine decides who may what. */

export async function readPresence(ids: readonly string[]): Promise<Answer<readonly PersonPresence[]>> {
  return answerInPlace(async () => engine().presence.of(await currentActor(), ids.map(String)))
}

export async function choosePresence(presence: Presence): Promise<Answer<PersonPresence>> {
  return answerInPlace(async () => engine().presence.set(await currentActor(), presence))
}

/** Presses a notice that stands. */
export async function takeNotification(id: string): Promise<Answer<TakenNotification>> {
  return answerInPlace(async () => engine().takeNotification(await currentActor(), String(id)))
}
