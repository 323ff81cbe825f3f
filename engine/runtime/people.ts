/** Who acts, kept in the process: a request asks the database for it only when something may have changed. */
import { EngineError } from '../kernel/errors.ts'
import { isUuid } from '../kernel/uuid.ts'
import type { Actor } from '../model/types.ts'
import type { Platform, Session, Token, User } from '../platform/index.ts'
import type { Store } from '../store/index.ts'
import { actorAt, type Person } from './actors.ts'
import { freshCache } from './fresh-cache.ts'

/** The database tells here, within the transaction, whose rights, tokens or sessions changed; '' is everybody. */
const accessChannel = 'pitlane_access'

/** Milliseconds anything is known for at most, should the telling fail: revoked is revoked everywhere within 5 s. */
const lasts = 4000
const most = 10_000

export interface People {
  /** Somebody who may sign in; null for nobody and for who left. */
  readonly user: (id: string) => Promise<User | null>
  /** What somebody set for the interface, as stored. */
  readonly settings: (id: string) => Promise<unknown>
  /** The same actor object while nothing changes. @throws EngineError UNAUTHENTICATED, FORBIDDEN */
  readonly actor: (userId: string, dealership?: string) => Promise<Actor>
  /** null: ended, expired, or never begun. */
  readonly session: (id: string) => Promise<Session | null>
  /** null: unknown, revoked or expired. */
  readonly token: (text: string) => Promise<Token | null>
  /** Looks again at once what was changed from here; other processes are told by the database. */
  readonly forget: (userId: string) => void
  readonly close: () => Promise<void>
}

interface KnownPerson extends Person {
  readonly settings: unknown
  /** By dealership asked for; '' is the usual place. */
  readonly actors: Map<string, Actor>
}

/** `now`: milliseconds of a clock that never goes back. */
export async function openPeople(platform: Platform, store: Store, now?: () => number): Promise<People> {
  const options = { most, lasts, ...(now && { now }) }
  const people = freshCache<KnownPerson>({ ...options, load: (id) => personOf(platform, id) })
  const sessions = freshCache<Session>({ ...options, load: platform.sessions.find })
  const tokens = freshCache<Token>({ ...options, load: platform.tokens.find })
  const forget = (userId: string): void => {
    people.forget(({ user }) => userId === '' || user.id === userId)
    for (const owned of [sessions, tokens]) owned.forget((one) => userId === '' || one.userId === userId)
  }
  const stop = await store.listen(accessChannel, forget)
  return {
    user: async (id) => (await people.get(id))?.user ?? null,
    settings: async (id) => (await people.get(id))?.settings ?? null,
    actor: async (userId, dealership) => {
      const person = await people.get(userId)
      if (!person) throw new EngineError('UNAUTHENTICATED', 'Your account is not active any more.', { hint: 'Sign in again.' })
      return actorIn(person, dealership)
    },
    session: async (id) => unexpired(await sessions.get(id)),
    token: async (text) => unexpired(await tokens.get(text)),
    forget,
    close: stop,
  }
}

async function personOf(platform: Platform, id: string): Promise<KnownPerson | null> {
  if (!isUuid(id)) return null
  const [user, settings, memberships, sites] = await Promise.all([platform.users.byId(id), platform.users.interfaceSettings(id), platform.memberships.of(id), platform.dealerships.list()])
  return user?.isActive ? { user, settings, memberships, sites, actors: new Map() } : null
}

/** Bounded by the network's dealerships: a refusal is not kept. */
function actorIn(person: KnownPerson, dealership?: string): Actor {
  const known = person.actors.get(dealership ?? '')
  if (known && dealership !== '') return known
  const actor = actorAt(person, dealership)
  person.actors.set(dealership ?? '', actor)
  return actor
}

const unexpired = <T extends { readonly expiresAt: Date | null }>(owned: T | null): T | null => (owned?.expiresAt && owned.expiresAt.getTime() <= Date.now() ? null : owned)
