import { uuidv7 } from '../kernel/uuid.ts'
import { answered, type Prisma } from './prisma.ts'

/** A role in one dealership; in the whole network where `dealership` is null. */
export interface Membership {
  readonly role: string
  readonly dealership: string | null
}

export interface Memberships {
  readonly of: (userId: string) => Promise<readonly Membership[]>
  /** Granting twice changes nothing. */
  readonly grant: (userId: string, membership: Membership) => Promise<void>
  readonly revoke: (userId: string, membership: Membership) => Promise<void>
  /** Users who hold the role in this dealership or in the network; null: in the network. */
  readonly holders: (role: string, dealership: string | null) => Promise<readonly string[]>
}

export function memberships(prisma: Prisma): Memberships {
  return {
    of: (userId) =>
      answered(prisma.membership.findMany({ where: { userId }, select: { role: true, dealership: true }, orderBy: [{ dealership: { sort: 'asc', nulls: 'first' } }, { role: 'asc' }] })),
    grant: async (userId, { role, dealership }) => {
      await answered(prisma.membership.createMany({ data: [{ id: uuidv7(), userId, role, dealership }], skipDuplicates: true }))
    },
    revoke: async (userId, { role, dealership }) => {
      await answered(prisma.membership.deleteMany({ where: { userId, role, dealership } }))
    },
    holders: async (role, dealership) => {
      const where = { role, OR: [{ dealership: null }, ...(dealership === null ? [] : [{ dealership }])], user: { isActive: true } }
      const rows = await answered(prisma.membership.findMany({ where, select: { userId: true }, distinct: ['userId'] }))
      return rows.map(({ userId }) => userId)
    },
  }
}
