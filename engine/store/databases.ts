import pg from 'pg'
import { EngineError } from '../kernel/errors.ts'
import { ident, toStatement } from '../kernel/sql.ts'

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${encodeURIComponent(database)}`
  return other.toString()
}

const quoted = (name: string): string => toStatement(ident(name)).text

/** `url` without its password, for messages. */
function shownUrl(url: string): string {
  try {
    const { protocol, hostname, port, pathname, username } = new URL(url)
    return `${protocol}//${username ? `${username}@` : ''}${hostname}${port ? `:${port}` : ''}${pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}

/** Opens one connection, runs `work`, closes it. Throws UNAVAILABLE, with what to do, when it can't be opened. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (cause) {
    throw new EngineError('UNAVAILABLE', `The database at ${shownUrl(url)} can't be reached: ${reason(cause)}.`, {
      hint: 'Check that PostgreSQL is running and that DATABASE_URL is right (postgresql://user:password@host:5432/name), or remove DATABASE_URL to use the bundled PostgreSQL.',
      cause,
    })
  }
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function reason(cause: unknown): string {
  const { code, message } = cause as { code?: string; message?: string }
  if (code === 'ECONNREFUSED') return 'nothing listens there'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the host name is unknown'
  if (code === '28P01') return 'wrong user or password'
  if (code === '3D000') return 'there is no such database'
  return message || code || 'unknown reason'
}

/** Runs `work` while no other process runs any under the same name on this database; others wait for their turn. */
export function oneAtATime<T>(url: string, name: string, work: () => Promise<T>): Promise<T> {
  return withClient(url, async (client) => {
    // Let go of with the connection.
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    return work()
  })
}

/** Creates the database where it is missing, as a copy of `template` if given. `url` points to any database of the server. */
export async function createDatabase(url: string, name: string, template?: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount) return
    await client.query(`create database ${quoted(name)}${template ? ` template ${quoted(template)}` : ''}`).catch((error: { code?: string }) => {
      if (error.code !== '42P04' && error.code !== '23505') throw error
    })
  })
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await withClient(url, (client) => client.query(`drop database if exists ${quoted(name)} with (force)`))
}
