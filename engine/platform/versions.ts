import { answered, type Prisma } from './prisma.ts'

/** One act of publishing: which package and which overlays are live from then on. */
export interface Publication {
  readonly id: number
  readonly packageHash: string
  /** Dealership code → hash of its overlay. */
  readonly overlays: Readonly<Record<string, string>>
  readonly version: string
  readonly note: string | null
  readonly publishedBy: string | null
  readonly publishedAt: Date
  /** Entity → state that was gone → state its records went to. */
  readonly mapping: Readonly<Record<string, Readonly<Record<string, string>>>> | null
}

/** Reading only: publishing writes them in the transaction that changes the tables. */
export interface Versions {
  /** The newest; null while nothing was published. */
  readonly live: () => Promise<Publication | null>
  readonly byId: (id: number) => Promise<Publication | null>
  /** Newest first. */
  readonly list: () => Promise<readonly Publication[]>
  /** JSON text of a package or overlay as published. */
  readonly content: (hash: string) => Promise<string | null>
  /** The texts of several, by hash. */
  readonly contents: (hashes: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

const typed = <Row extends { overlays: unknown; mapping: unknown }>(row: Row): Row & Pick<Publication, 'overlays' | 'mapping'> => ({
  ...row,
  overlays: row.overlays as Publication['overlays'],
  mapping: row.mapping as Publication['mapping'],
})

export function versions(prisma: Prisma): Versions {
  const newestFirst = { id: 'desc' } as const
  return {
    live: async () => {
      const row = await answered(prisma.publication.findFirst({ orderBy: newestFirst }))
      return row && typed(row)
    },
    byId: async (id) => {
      const row = await answered(prisma.publication.findUnique({ where: { id } }))
      return row && typed(row)
    },
    list: async () => (await answered(prisma.publication.findMany({ orderBy: newestFirst }))).map(typed),
    content: async (hash) => (await answered(prisma.definition.findUnique({ where: { hash }, select: { content: true } })))?.content ?? null,
    contents: async (hashes) => {
      const rows = await answered(prisma.definition.findMany({ where: { hash: { in: [...hashes] } }, select: { hash: true, content: true } }))
      return new Map(rows.map(({ hash, content }) => [hash, content]))
    },
  }
}
