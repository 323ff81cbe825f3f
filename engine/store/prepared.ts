import { createHash } from 'node:crypto'
import type pg from 'pg'
import { lru } from '../kernel/lru.ts'
import { type Sql, toStatement } from '../kernel/sql.ts'

/** A statement made once for many requests; `values` may be slots. `name` null: PostgreSQL plans it anew for each. */
export interface Prepared {
  readonly name: string | null
  readonly text: string
  readonly values: readonly unknown[]
  /** Milliseconds it takes where little else goes on; null while nobody knows. */
  pace: number | null
  /** Runs so far in the company of others. */
  runs: number
}

/** Statements that a connection keeps prepared, at 34 to 66 KiB of the server's memory each. */
const mostPrepared = 200

/** A pattern's plan depends on the pattern: planned for any, it no longer uses the index. Such a statement has no name. */
export function prepare(fragment: Sql): Prepared {
  const { text, values } = toStatement(fragment)
  return { name: hashOf(text), text, values, pace: null, runs: 0 }
}

const hashOf = (text: string): string | null => (/ i?like \$/.test(text) ? null : createHash('sha1').update(text).digest('base64url'))

/** Statements asked for of late, and under which name those are prepared that were asked for again. */
const seen = lru<string, { name: string | null | undefined }>(500)

/** The name a statement is prepared under; null for one that is asked for the first time, and for patterns. */
export function nameOf(text: string): string | null {
  const known = seen.get(text)
  if (!known) seen.set(text, { name: undefined })
  else if (known.name === undefined) known.name = hashOf(text)
  return known?.name ?? null
}

/** Plans that no longer fit the tables; the connection that keeps them is to be replaced. */
export const isStale = (error: unknown): boolean => error instanceof Error && ['0A000', '26000'].includes(String((error as pg.DatabaseError).code))

/** Columns as PostgreSQL writes them. */
const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig

interface Connection {
  readonly parsedStatements: Record<string, string>
}

const known = new WeakMap<pg.ClientBase, ReturnType<typeof lru<string, string>>>()

/** The first row of the statement, each column as text. */
export async function readRow(client: pg.PoolClient, { name, text }: Prepared, values: readonly unknown[]): Promise<readonly (string | null)[]> {
  await makeRoom(client, name)
  const { rows } = await client.query<(string | null)[]>({ ...(name === null ? {} : { name }), text, values: [...values], rowMode: 'array', types: asText })
  return rows[0] ?? []
}

/** What was not used for longest is forgotten by the server too. The order in which statements are sent is kept. */
export function makeRoom(client: pg.ClientBase, name: string | null): Promise<unknown> | undefined {
  if (name === null) return undefined
  const names = known.get(client) ?? lru<string, string>(mostPrepared)
  known.set(client, names)
  if (names.get(name) !== undefined) return undefined
  const leaving = names.size() >= mostPrepared ? names.oldest() : undefined
  names.set(name, name)
  return leaving === undefined ? undefined : forget(client, leaving)
}

async function forget(client: pg.ClientBase, name: string): Promise<void> {
  const { parsedStatements } = (client as unknown as { readonly connection: Connection }).connection
  // A statement that failed before it was prepared is known to nobody.
  if (parsedStatements[name] === undefined) return
  delete parsedStatements[name]
  // One that was used while it was forgotten was prepared anew by then.
  await client.query(`deallocate "${name}"`).catch(() => undefined)
}
