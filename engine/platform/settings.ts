import type { Json } from '../kernel/json.ts'
import { answered, type Prisma } from './prisma.ts'

/** Facts about the installation itself, by key. */
export interface Settings {
  readonly get: (key: string) => Promise<Json>
  /** Only where there is none yet: of two at once the first holds. */
  readonly add: (key: string, value: NonNullable<Json>) => Promise<void>
  readonly set: (key: string, value: NonNullable<Json>) => Promise<void>
}

export function settings(prisma: Prisma): Settings {
  return {
    get: async (key) => ((await answered(prisma.setting.findUnique({ where: { key } })))?.value ?? null) as Json,
    add: async (key, value) => void (await answered(prisma.setting.createMany({ data: [{ key, value: value as never }], skipDuplicates: true }))),
    set: async (key, value) => {
      const given = { value: value as never }
      await answered(prisma.setting.upsert({ where: { key }, create: { key, ...given }, update: given }))
    },
  }
}
