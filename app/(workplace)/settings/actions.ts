'use server'
import type { InterfaceSettings, ProfileChanges, SessionView, TokenView } from '../../../engine/client.ts'
import { currentActor, currentSession } from '../../_lib/actor.ts'
import { type Answer, answerInPlace } from '../../_lib/answer.ts'
import { engine } from '../../_lib/engine.ts'

/** Doors of the settings, and of the accounts of others; whose they may be is for the engine to say. */

const loginOf = (login: string | undefined): string | undefined => (login === undefined ? undefined : String(login))

export async function saveSettings(changes: Partial<InterfaceSettings>): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().own.saveSettings(await currentActor(), { ...changes })
    return null
  })
}

export async function saveProfile(changes: ProfileChanges): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().own.saveProfile(await currentActor(), { ...changes })
    return null
  })
}

/** Signs out every browser but this one. */
export async function changePassword(current: string, next: string): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().accounts.changePassword(await currentActor(), String(current), String(next), (await currentSession()) ?? undefined)
    return null
  })
}

/** `current`: this browser's. */
export async function readSessions(login?: string): Promise<Answer<{ readonly sessions: readonly SessionView[]; readonly current: string | null }>> {
  return answerInPlace(async () => ({ sessions: await engine().accounts.sessions(await currentActor(), loginOf(login)), current: await currentSession() }))
}

export async function endSession(id: string, login?: string): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().accounts.endSession(await currentActor(), String(id), loginOf(login))
    return null
  })
}

/** All but the one that asks. */
export async function endOtherSessions(login?: string): Promise<Answer<number>> {
  return answerInPlace(async () => engine().accounts.endSessions(await currentActor(), { login: loginOf(login), except: (await currentSession()) ?? undefined }))
}

export async function readTokens(login?: string): Promise<Answer<readonly TokenView[]>> {
  return answerInPlace(async () => engine().accounts.tokens(await currentActor(), loginOf(login)))
}

export async function createToken(name: string, dealership: string | null, days: number | null): Promise<Answer<{ readonly text: string }>> {
  return answerInPlace(async () => engine().own.createToken(await currentActor(), { name: String(name), dealership: dealership === null ? null : String(dealership), days: days === null ? null : Number(days) }))
}

export async function revokeToken(id: string, login?: string): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().accounts.revokeToken(await currentActor(), String(id), loginOf(login))
    return null
  })
}
