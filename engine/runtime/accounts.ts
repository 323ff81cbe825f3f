/** People at the door: who they are, and as whom a request acts. */
import type { IncomingMessage } from 'node:http'
import type { SessionUser, SignedIn } from '../engine.ts'
import { senderOf } from '../kernel/addresses.ts'
import type { AuditAction } from '../kernel/audit-actions.ts'
import { EngineError } from '../kernel/errors.ts'
import { currentRequest } from '../kernel/request-context.ts'
import type { Actor, Model } from '../model/types.ts'
import { canonicalLogin, type Platform, type User } from '../platform/index.ts'
import { systemActor } from './actors.ts'
import type { People } from './people.ts'
import type { RequestLimits } from './request-limits.ts'
import type { SignInLimits } from './sign-in-limits.ts'

/** Everybody in the demo network has it. */
export const demoPassword = 'demo'

type AuditOf = (entry: { readonly actorId: string; readonly actorName: string; readonly dealership: null; readonly action: AuditAction; readonly note?: string }) => Promise<void>

/** The browser somebody signs in with. */
export interface Visitor {
  readonly address: string | null
  readonly userAgent: string | null
}

/**
 * Failed attempts are kept with the login that was tried, never with the password. Right or wrong, known or not:
 * it takes the same work. @throws EngineError RATE_LIMITED
 */
export async function signIn(platform: Platform, limits: SignInLimits, login: string, password: string, from: Visitor, audit: AuditOf): Promise<SignedIn | null> {
  const tried = canonicalLogin(login).slice(0, longestLogin)
  const attempt = await limits.enter(tried, from.address)
  const user = await platform.users.verifyPassword(tried, password)
  if (!user) {
    const note = await attempt.failed()
    if (note !== null) await audit({ actorId: systemActor.id, actorName: tried, dealership: null, action: 'sign-in-failed', note })
    return null
  }
  await attempt.succeeded()
  await audit({ actorId: user.id, actorName: user.name, dealership: null, action: 'sign-in' })
  return { ...sessionUser(user), session: await platform.sessions.create({ userId: user.id, ...from }) }
}

const longestLogin = 100

export const sessionUser = ({ id, login, name, locale }: User): SessionUser => ({ id, login, name, locale })

/** @throws EngineError UNAUTHENTICATED where the session was ended or the account closed since, FORBIDDEN */
export async function sessionActor(people: People, id: string | null, dealership?: string): Promise<Actor> {
  if (id === null) throw new EngineError('UNAUTHENTICATED', 'Sign in, or send an API token.', { hint: 'Authorization: Bearer <token>' })
  const session = await people.session(id)
  if (!session) throw new EngineError('UNAUTHENTICATED', 'Your session has ended.', { hint: 'Sign in again.' })
  await speakTo(people, session.userId)
  return people.actor(session.userId, dealership)
}

/** Whoever is refused from here on is known, and told in their language. */
async function speakTo(people: People, id: string): Promise<void> {
  const request = currentRequest()
  const user = request && (await people.user(id))
  if (user) request.locale = user.locale
}

/** What a request is looked at with before anything else is done for it. */
export interface Door {
  readonly people: People
  readonly limits: RequestLimits
  /** Id of the session in the request's cookies. */
  readonly sessionOf: (request: IncomingMessage) => Promise<string | null>
  /** Where the request comes from. */
  readonly addressOf: (request: IncomingMessage) => string
}

/**
 * Bearer token first, else the session; where to work comes from X-Dealership, within what the token reaches.
 * `isAgain`: a stream asks whether it may go on; it was counted when it began.
 * @throws EngineError UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED
 */
export async function requestActor({ people, limits, sessionOf, addressOf }: Door, request: IncomingMessage, isAgain = false): Promise<Actor> {
  if (!isAgain) limits.fromAddress(senderOf(addressOf(request)))
  const header = request.headers['x-dealership']
  const dealership = typeof header === 'string' && header !== '' ? header : undefined
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer === undefined) {
    const actor = await sessionActor(people, await sessionOf(request), dealership)
    if (!isAgain) limits.byActor(actor.id)
    return actor
  }
  const token = await people.token(bearer)
  if (!token) throw new EngineError('UNAUTHENTICATED', 'The API token is unknown, expired or revoked.')
  if (!isAgain) limits.byActor(token.id)
  if (token.dealership !== null && dealership !== undefined && dealership !== token.dealership) throw new EngineError('FORBIDDEN', 'The API token does not reach this dealership.')
  return people.actor(token.userId, token.dealership ?? dealership)
}

/** Who one may sign in as in the demo network: one person for each role and place. */
export async function demoAccounts(platform: Platform, roles: Model['roles'] | undefined) {
  const [people, sites] = await Promise.all([platform.users.list(), platform.dealerships.list()])
  const isDemoLogin = (login: string): boolean => {
    const [role = '', place, ...rest] = login.split('.')
    return (roles?.has(role) ?? true) && (place === undefined || sites.some(({ code }) => code === place)) && rest.length === 0
  }
  const accounts = await Promise.all(
    people
      // Accounts named after their role; the others are colleagues that nobody needs to sign in as, or were added since.
      .filter(({ login, isActive }) => isActive && isDemoLogin(login))
      .map(async (user) => ({ user, membership: (await platform.memberships.of(user.id))[0] })),
  )
  return accounts.map(({ user, membership }) => {
    const role = membership?.role ?? ''
    const place = sites.find(({ code }) => code === membership?.dealership)?.titles ?? null
    return { login: user.login, password: demoPassword, name: user.name, role: roles?.get(role)?.titles ?? { en: role, ru: role }, place }
  })
}
