import { EngineError } from '../kernel/errors.ts'
import { answered, type Prisma } from './prisma.ts'

type Open = Parameters<Parameters<Prisma['$transaction']>[0]>[0]

/**
 * Does the work in one transaction, and not at all where it would leave the network without anybody active who holds
 * one of the roles there. One at a time: two administrators cannot take away each other's. `managers` empty: nothing is kept.
 * @throws EngineError FORBIDDEN
 */
export async function keepingManagers(prisma: Prisma, managers: readonly string[], work: (open: Open) => Promise<unknown>): Promise<void> {
  await answered(
    prisma.$transaction(async (open) => {
      if (managers.length > 0) await open.$executeRaw`select pg_advisory_xact_lock(hashtext('pitlane managers'))`
      await work(open)
      if (managers.length === 0) return
      const left = await open.membership.count({ where: { role: { in: [...managers] }, dealership: null, user: { isActive: true } } })
      if (left === 0) throw new EngineError('FORBIDDEN', 'Nobody would be left who manages people of the network.', { hint: 'Give somebody else the role first.', data: { reason: 'last-manager' } })
    }),
  )
}
