import { EngineError } from '../kernel/errors.ts'
import type { Actor } from '../model/types.ts'
import type { Dealership, Membership, Platform, User } from '../platform/index.ts'

/** The system itself, for what nobody in particular does. */
export const systemActor: Actor = { kind: 'system', id: '00000000-0000-0000-0000-000000000000', login: 'system', name: 'Pitlane', position: null, locale: 'en', dealership: null, dealerships: [], roles: ['system'] }

/** Somebody who may sign in, with what decides where and as what they act. */
export interface Person {
  readonly user: User
  readonly memberships: readonly Membership[]
  readonly sites: readonly Dealership[]
}

/**
 * Who acts, where and as what. `dealership`: a code, `*` for the network, undefined for the user's usual place
 * (the network where they belong to it, else their first dealership).
 * @throws EngineError FORBIDDEN where the user has no business there
 */
export function actorAt({ user, memberships, sites }: Person, dealership?: string): Actor {
  const inNetwork = memberships.filter((membership) => membership.dealership === null).map(({ role }) => role)
  const home = inNetwork.length > 0 ? '*' : (memberships[0]?.dealership ?? undefined)
  const wanted = dealership ?? home
  if (wanted === undefined) throw forbidden('You are not a member of any dealership.')
  const head = { kind: 'user' as const, id: user.id, login: user.login, name: user.name, position: user.position, locale: user.locale }
  if (wanted === '*') {
    if (inNetwork.length === 0) throw forbidden('Your roles do not cover the whole network.')
    return { ...head, dealership: null, dealerships: sites.map(({ code }) => code), roles: inNetwork }
  }
  const roles = memberships.filter((membership) => membership.dealership === null || membership.dealership === wanted).map(({ role }) => role)
  const site = sites.find(({ code }) => code === wanted)
  if (roles.length === 0 || !site) throw forbidden('You do not work in this dealership.')
  return { ...head, dealership: wanted, dealerships: [wanted], roles: [...new Set(roles)], timeZone: site.timeZone }
}

const forbidden = (message: string): EngineError => new EngineError('FORBIDDEN', message, { hint: 'Choose a dealership you work in, or ask an administrator.' })

/** Looked up at this moment: what requests ask for again and again is kept by `openPeople`. @throws EngineError FORBIDDEN */
export async function actorOf(platform: Platform, user: User, dealership?: string): Promise<Actor> {
  const [memberships, sites] = await Promise.all([platform.memberships.of(user.id), platform.dealerships.list()])
  return actorAt({ user, memberships, sites }, dealership)
}

/** Dealerships a user may switch to. */
export async function dealershipsOf(platform: Platform, userId: string): Promise<{ readonly codes: readonly string[]; readonly mayNetwork: boolean }> {
  const [memberships, sites] = await Promise.all([platform.memberships.of(userId), platform.dealerships.list()])
  const mayNetwork = memberships.some(({ dealership }) => dealership === null)
  const own = new Set(memberships.map(({ dealership }) => dealership))
  return { codes: sites.map(({ code }) => code).filter((code) => mayNetwork || own.has(code)), mayNetwork }
}
