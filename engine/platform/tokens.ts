import { createHash, randomBytes } from 'node:crypto'
import { uuidv7 } from '../kernel/uuid.ts'
import { answered, type Prisma } from './prisma.ts'

export interface NewToken {
  readonly userId: string
  readonly name: string
  /** Code of the only dealership it may read; null: all that its user may. */
  readonly dealership: string | null
  readonly expiresAt?: Date | null
}

export interface Token {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly dealership: string | null
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
}

export interface Tokens {
  /** `text` is shown this once; only its SHA-256 is kept. */
  readonly create: (token: NewToken) => Promise<{ readonly id: string; readonly text: string }>
  /** The token with this text, unless it is unknown, revoked, expired, or its user inactive. */
  readonly find: (text: string) => Promise<Token | null>
  readonly list: (userId: string) => Promise<readonly Token[]>
  readonly revoke: (id: string) => Promise<void>
}

/** Lets secret scanners recognise one that leaked. */
const prefix = 'pitlane_'
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const minute = 60_000
const hidden = { hash: true } as const

export function tokens(prisma: Prisma): Tokens {
  return {
    create: async ({ userId, name, dealership, expiresAt = null }) => {
      const text = prefix + randomBytes(32).toString('base64url')
      const id = uuidv7()
      await answered(prisma.token.create({ data: { id, userId, name, dealership, expiresAt, hash: digest(text) } }))
      return { id, text }
    },
    find: async (text) => {
      const now = new Date()
      const where = { hash: digest(text), revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }], user: { isActive: true } }
      const token = await answered(prisma.token.findFirst({ where, omit: hidden }))
      // Not at every request: once a minute says as much and spares a write.
      if (token && now.getTime() - (token.lastUsedAt?.getTime() ?? 0) > minute) {
        await answered(prisma.token.update({ where: { id: token.id }, data: { lastUsedAt: now } }))
      }
      return token
    },
    list: (userId) => answered(prisma.token.findMany({ where: { userId }, omit: hidden, orderBy: { createdAt: 'desc' } })),
    revoke: async (id) => {
      await answered(prisma.token.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } }))
    },
  }
}
