import { ident, sql, toStatement } from '../kernel/sql.ts'
import { dataSchema } from '../kernel/names.ts'
import { createIndex } from './statements.ts'
import type { Pair } from './table.ts'

/** An index that can be built without holding anybody up, outside of any transaction. */
export interface AheadIndex {
  readonly name: string
  readonly table: string
  /** Builds it and writes its definition down. */
  readonly create: readonly string[]
  /** Takes away what a build that failed has left. */
  readonly drop: string
}

/** New indexes over columns that have their name and type already; those of a name that is taken wait for the transaction. */
export function indexesAhead({ live, wanted }: Pair): readonly AheadIndex[] {
  if (live.isEmpty === true || live.name !== wanted.name) return []
  const same = new Set(wanted.columns.filter((column) => live.columns.some((old) => old.name === column.name && old.type === column.type && old.id === column.id)).map(({ name }) => name))
  const known = new Set(live.indexes.map(({ name }) => name))
  return wanted.indexes
    .filter(({ name, definition, over }) => !known.has(name) && over?.isCustom !== true && !definition.includes('->>') && columnsIn(definition).every((column) => same.has(column)))
    .map((index) => {
      const [build = '', ...comment] = createIndex(wanted.name, index)
      return { name: index.name, table: wanted.name, create: [build.replace(' index ', ' index concurrently '), ...comment], drop: toStatement(sql`drop index concurrently if exists ${ident(dataSchema, index.name)}`).text }
    })
}

/** Every quoted name of a definition; the engine quotes columns and nothing else. */
const columnsIn = (definition: string): readonly string[] => [...definition.matchAll(/"((?:[^"]|"")+)"/g)].map(([, name = '']) => name.replaceAll('""', '"'))
