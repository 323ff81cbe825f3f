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
  /** What letterheads show: legal name, address, phone … */
  readonly details: Readonly<Record<string, string>>
}

export interface Dealerships {
  /** Ordered by code. */
  readonly list: () => Promise<readonly Dealership[]>
  /** Without `details` those that are there stay. */
  readonly upsert: (dealership: Omit<Dealership, 'details'> & Partial<Pick<Dealership, 'details'>>) => Promise<void>
  /** Throws DUPLICATE where the code is taken. */
  readonly create: (dealership: Dealership) => Promise<void>
  /** Data address of the picture on its papers; null where it has none. */
  readonly logo: (code: string) => Promise<string | null>
  readonly saveLogo: (code: string, address: string | null) => Promise<void>
}

/** Beside the dealerships: whoever lists them needs no pictures. */
const logoKey = (code: string): string => `logo/${code}`

export function dealerships(prisma: Prisma): Dealerships {
  return {
    list: async () => {
      const rows = await answered(prisma.dealership.findMany({ orderBy: { code: 'asc' }, omit: { createdAt: true } }))
      return rows.map((row) => ({ ...row, titles: row.titles as unknown as Titles, details: row.details as Dealership['details'] }))
    },
    upsert: async ({ code, titles, timeZone, currency, areaCode, details }) => {
      const values = { titles: { ...titles }, timeZone, currency, areaCode, ...(details && { details: { ...details } }) }
      await answered(prisma.dealership.upsert({ where: { code }, create: { code, ...values }, update: values }))
    },
    create: async ({ titles, details, ...rest }) => {
      await answered(prisma.dealership.create({ data: { ...rest, titles: { ...titles }, details: { ...details } } }), `There is a dealership “${rest.code}” already.`)
    },
    logo: async (code) => {
      const row = await answered(prisma.setting.findUnique({ where: { key: logoKey(code) } }))
      return typeof row?.value === 'string' ? row.value : null
    },
    saveLogo: async (code, address) => {
      const key = logoKey(code)
      if (address === null) await answered(prisma.setting.deleteMany({ where: { key } }))
      else await answered(prisma.setting.upsert({ where: { key }, create: { key, value: address }, update: { value: address } }))
    },
  }
}
