import { uuidv7 } from '../kernel/uuid.ts'
import { keepingManagers } from './keeping-managers.ts'
import { answered, type Prisma } from './prisma.ts'

/** A role in one dealership; in the whole network where `dealership` is null. */
export interface Membership {
  readonly role: string
  readonly dealership: string | null
}

export interface Memberships {
  /** Of everybody, by user. */
  readonly all: () => Promise<ReadonlyMap<string, readonly Membership[]>>
  readonly of: (userId: string) => Promise<readonly Membership[]>
  /** Granting twice changes nothing. */
  readonly grant: (userId: string, membership: Membership) => Promise<void>
  /** `managers`: roles of which somebody active must go on holding one in the network. Throws FORBIDDEN where nobody would. */
  readonly revoke: (userId: string, membership: Membership, managers?: readonly string[]) => Promise<void>
  /** Users who hold the role in this dealership or in the network; null: in the network. */
  readonly holders: (role: string, dealership: string | null) => Promise<readonly string[]>
}

export function memberships(prisma: Prisma): Memberships {
  return {
    all: async () => {
      const rows = await answered(prisma.membership.findMany({ select: { userId: true, role: true, dealership: true }, orderBy: [{ dealership: { sort: 'asc', nulls: 'first' } }, { role: 'asc' }] }))
      const byUser = new Map<string, Membership[]>()
      for (const { userId, role, dealership } of rows) byUser.set(userId, [...(byUser.get(userId) ?? []), { role, dealership }])
      return byUser
    },
    of: (userId) =>
      answered(prisma.membership.findMany({ where: { userId }, select: { role: true, dealership: true }, orderBy: [{ dealership: { sort: 'asc', nulls: 'first' } }, { role: 'asc' }] })),
    grant: async (userId, { role, dealership }) => {
      await answered(prisma.membership.createMany({ data: [{ id: uuidv7(), userId, role, dealership }], skipDuplicates: true }))
    },
    revoke: async (userId, { role, dealership }, managers = []) => {
      await keepingManagers(prisma, managers, (open) => open.membership.deleteMany({ where: { userId, role, dealership } }))
    },
    holders: async (role, dealership) => {
      const where = { role, OR: [{ dealership: null }, ...(dealership === null ? [] : [{ dealership }])], user: { isActive: true } }
      const rows = await answered(prisma.membership.findMany({ where, select: { userId: true }, distinct: ['userId'] }))
      return rows.map(({ userId }) => userId)
    },
  }
}
