import { isUuid, uuidv7 } from '../kernel/uuid.ts'
import { answered, type Prisma } from './prisma.ts'

/** A browser that somebody signed in with. */
export interface Session {
  readonly id: string
  readonly userId: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly address: string | null
  readonly userAgent: string | null
}

export interface Sessions {
  /** @returns its id */
  readonly create: (session: Pick<Session, 'userId' | 'address' | 'userAgent'>) => Promise<string>
  /** The session, unless it is unknown, revoked, expired, or its user inactive. Being asked for keeps it alive. */
  readonly find: (id: string) => Promise<Session | null>
  /** Those that are alive, the one seen last first. */
  readonly list: (userId: string) => Promise<readonly Session[]>
  /** @returns whether it was alive and the user's */
  readonly revoke: (id: string, userId: string) => Promise<boolean>
  /** All of a user's but `except`. @returns how many were alive */
  readonly revokeAll: (userId: string, except?: string) => Promise<number>
  /** When each user was last seen; who never was is not among them. */
  readonly lastSeen: () => Promise<ReadonlyMap<string, Date>>
  /** Whether the user has signed in from this address before. */
  readonly knowsAddress: (login: string, address: string) => Promise<boolean>
}

const day = 24 * 3600_000
/** A session that nobody uses ends after this long. */
const idle = 14 * day
/** However much it is used, a session ends after this many days. */
const longestSessionDays = 90
/** Not at every request: this often says as much and spares writes. */
const seenEvery = 5 * 60_000
const longestText = 200

/** Ends all of a user's sessions but `except`; a query that can stand in a transaction with its reason. */
export const endSessions = (prisma: Pick<Prisma, 'session'>, userId: string, except?: string) =>
  prisma.session.updateMany({ where: { userId, revokedAt: null, ...(except ? { id: { not: except } } : {}) }, data: { revokedAt: new Date() } })

export function sessions(prisma: Prisma): Sessions {
  const alive = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now }, user: { isActive: true } })
  return {
    create: async ({ userId, address, userAgent }) => {
      const now = new Date()
      const id = uuidv7(now.getTime())
      const data = { id, userId, createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + idle), address: address?.slice(0, longestText) ?? null, userAgent: userAgent?.slice(0, longestText) ?? null }
      await answered(prisma.session.create({ data }))
      return id
    },
    find: async (id) => {
      if (!isUuid(id)) return null
      const now = new Date()
      const session = await answered(prisma.session.findFirst({ where: { id, ...alive(now) } }))
      if (!session || now.getTime() - session.lastSeenAt.getTime() < seenEvery) return session
      const expiresAt = new Date(Math.min(now.getTime() + idle, session.createdAt.getTime() + longestSessionDays * day))
      // Only what is still alive: a session that was ended meanwhile stays ended.
      await answered(prisma.session.updateMany({ where: { id, revokedAt: null }, data: { lastSeenAt: now, expiresAt } }))
      return { ...session, lastSeenAt: now, expiresAt }
    },
    list: (userId) => answered(prisma.session.findMany({ where: { userId, ...alive(new Date()) }, orderBy: { lastSeenAt: 'desc' } })),
    revoke: async (id, userId) => {
      if (!isUuid(id)) return false
      const { count } = await answered(prisma.session.updateMany({ where: { id, userId, revokedAt: null }, data: { revokedAt: new Date() } }))
      return count > 0
    },
    revokeAll: async (userId, except) => (await answered(endSessions(prisma, userId, except))).count,
    lastSeen: async () => {
      const seen = await answered(prisma.session.groupBy({ by: ['userId'], _max: { lastSeenAt: true } }))
      return new Map(seen.flatMap(({ userId, _max: { lastSeenAt } }) => (lastSeenAt ? [[userId, lastSeenAt]] : [])))
    },
    knowsAddress: async (login, address) => {
      const known = await answered(prisma.session.findFirst({ where: { address, user: { login } }, select: { id: true } }))
      return known !== null
    },
  }
}
