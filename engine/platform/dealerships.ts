import type { Titles } from '../kernel/titles.ts'
import { answered, type Prisma } from './prisma.ts'

export interface Dealership {
  readonly code: string
  readonly titles: Titles
  /** IANA name, `Asia/Yekaterinburg`. */
  readonly timeZone: string
  /** ISO 4217. */
  readonly currency: string
  /** Completes local phone numbers. */
  readonly areaCode: string
}

export interface Dealerships {
  /** Ordered by code. */
  readonly list: () => Promise<readonly Dealership[]>
  readonly upsert: (dealership: Dealership) => Promise<void>
}

export function dealerships(prisma: Prisma): Dealerships {
  return {
    list: async () => {
      const rows = await answered(prisma.dealership.findMany({ orderBy: { code: 'asc' }, omit: { createdAt: true } }))
      return rows.map((row) => ({ ...row, titles: row.titles as unknown as Titles }))
    },
    upsert: async ({ code, titles, timeZone, currency, areaCode }) => {
      const values = { titles: { ...titles }, timeZone, currency, areaCode }
      await answered(prisma.dealership.upsert({ where: { code }, create: { code, ...values }, update: values }))
    },
  }
}
