'use server'
import { headers } from 'next/headers'
import type { PushSubscriptionInput } from '../../../engine/client.ts'
import { currentActor } from '../../_lib/actor.ts'
import { type Answer, answerInPlace } from '../../_lib/answer.ts'
import { engine } from '../../_lib/engine.ts'

/** The key by which a browser's push service knows this installation. */
export async function readPushKey(): Promise<Answer<string>> {
  return answerInPlace(async () => {
    await currentActor()
    return engine().push.key()
  })
}

export async function subscribePush(subscription: PushSubscriptionInput): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().push.subscribe(await currentActor(), subscription, (await headers()).get('user-agent'))
    return null
  })
}

export async function unsubscribePush(endpoint: string): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().push.unsubscribe(await currentActor(), String(endpoint))
    return null
  })
}
