'use server'
import { getLocale } from 'next-intl/server'
import type { NewPerson, PersonChanges, StaffView } from '../../../engine/client.ts'
import { currentActor } from '../../_lib/actor.ts'
import { type Answer, answerInPlace } from '../../_lib/answer.ts'
import { engine } from '../../_lib/engine.ts'

type Actor = Awaited<ReturnType<typeof currentActor>>
type Membership = NewPerson['memberships'][number]

/** Does it, and answers the people as they are then. */
function changed<T>(work: (actor: Actor) => Promise<T>): Promise<Answer<{ readonly result: T; readonly staff: StaffView }>> {
  return answerInPlace(async () => {
    const actor = await currentActor()
    const result = await work(actor)
    return { result, staff: await engine().staff.list(actor, await getLocale()) }
  })
}

export async function addPerson(person: NewPerson) {
  return changed((actor) => engine().staff.add(actor, person))
}

export async function changePerson(login: string, changes: PersonChanges) {
  return changed((actor) => engine().staff.change(actor, String(login), { ...changes }))
}

export async function setActive(login: string, isActive: boolean) {
  return changed((actor) => engine().accounts.setActive(actor, String(login), isActive === true))
}

export async function resetPassword(login: string) {
  return changed((actor) => engine().staff.resetPassword(actor, String(login)))
}

export async function grantRole(login: string, membership: Membership) {
  return changed((actor) => engine().staff.grant(actor, String(login), membership))
}

export async function revokeRole(login: string, membership: Membership) {
  return changed((actor) => engine().staff.revoke(actor, String(login), membership))
}
