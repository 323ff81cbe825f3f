/** Sessions, tokens and passwords: one's own, or for whoever manages users anybody's. */
import type { Accounts } from '../engine.ts'
import type { AuditAction } from '../kernel/audit-actions.ts'
import { EngineError } from '../kernel/errors.ts'
import type { Actor } from '../model/types.ts'
import type { Platform, User } from '../platform/index.ts'
import { insertAudit, type Store } from '../store/index.ts'
import type { People } from './people.ts'
import type { SignInLimits } from './sign-in-limits.ts'
import { checkedPassword } from './staff/checked.ts'
import { type Overseers, refuse } from './staff/oversight.ts'

interface Surroundings {
  readonly platform: Platform
  readonly limits: SignInLimits
  readonly overseers: Overseers
  readonly changed: AccountChanged
}

/** Told to the audit, and known in this process at once; the database tells the others. */
export type AccountChanged = (actor: Actor, user: Pick<User, 'id' | 'login'>, action: AuditAction, note?: string, dealership?: string | null) => Promise<void>

export const accountChanged =
  ({ people, store, clock }: { readonly people: People; readonly store: Store; readonly clock: () => Date }): AccountChanged =>
  async (actor, user, action, told, dealership = actor.dealership) => {
    people.forget(user.id)
    const note = [user.login === actor.login ? null : user.login, told ?? null].filter((part) => part !== null).join(' · ')
    await insertAudit(store.query, [{ at: clock().toISOString(), actorId: actor.id, actorName: actor.name, dealership, action, note: note || null }])
  }

export function openAccounts({ platform, limits, overseers, changed }: Surroundings): Accounts {
  /** Whose it is about; somebody else's accounts are for whoever manages users. */
  const owner = async (actor: Actor, login: string | undefined): Promise<User> => {
    if (login === undefined || login === actor.login) return found(await platform.users.byId(actor.id), actor.login)
    return (await overseers.account(actor, login)).user
  }
  return {
    sessions: async (actor, login) => {
      const sessions = await platform.sessions.list((await owner(actor, login)).id)
      return sessions.map(({ id, address, userAgent, createdAt, lastSeenAt, expiresAt }) => ({ id, address, userAgent, createdAt: createdAt.toISOString(), lastSeenAt: lastSeenAt.toISOString(), expiresAt: expiresAt.toISOString() }))
    },
    endSession: async (actor, id, login) => {
      const user = await owner(actor, login)
      if (!(await platform.sessions.revoke(id, user.id))) throw new EngineError('NOT_FOUND', 'There is no such session, or it has ended.')
      await changed(actor, user, 'session-ended')
    },
    endSessions: async (actor, { login, except } = {}) => {
      const user = await owner(actor, login)
      const count = await platform.sessions.revokeAll(user.id, except)
      await changed(actor, user, 'session-ended', String(count))
      return count
    },
    tokens: async (actor, login) => {
      const tokens = await platform.tokens.list((await owner(actor, login)).id)
      return tokens.map(({ id, name, dealership, createdAt, expiresAt, revokedAt, lastUsedAt }) => ({ id, name, dealership, createdAt: createdAt.toISOString(), expiresAt: expiresAt?.toISOString() ?? null, revokedAt: revokedAt?.toISOString() ?? null, lastUsedAt: lastUsedAt?.toISOString() ?? null }))
    },
    revokeToken: async (actor, id, login) => {
      const user = await owner(actor, login)
      const token = (await platform.tokens.list(user.id)).find((one) => one.id === id && one.revokedAt === null)
      if (!token) throw new EngineError('NOT_FOUND', 'There is no such token, or it was revoked.')
      await platform.tokens.revoke(id)
      await changed(actor, user, 'token-revoked')
    },
    changePassword: async (actor, current, next, except) => {
      checkedPassword(next)
      const attempt = await limits.enter(actor.login, null)
      if (!(await platform.users.verifyPassword(actor.login, current))) throw refuse('BAD_INPUT', 'wrong-password', 'The password is not right.')
      await attempt.succeeded()
      const user = await owner(actor, undefined)
      await platform.users.setPassword(user.id, next, except)
      await changed(actor, user, 'password-changed')
    },
    setActive: async (actor, login, isActive) => {
      const { user, memberships } = await overseers.account(actor, login)
      if (user.id === actor.id && !isActive) throw refuse('BAD_INPUT', 'own-account', 'Nobody closes their own account.')
      const managers = overseers.managers()
      const isManager = memberships.some(({ role, dealership }) => dealership === null && managers.includes(role))
      await platform.users.setActive(user.id, isActive, isActive || !isManager ? [] : managers)
      await changed(actor, user, isActive ? 'account-opened' : 'account-closed')
    },
  }
}

function found(user: User | null, login: string): User {
  if (user) return user
  throw new EngineError('NOT_FOUND', `There is no user “${login}”.`)
}
