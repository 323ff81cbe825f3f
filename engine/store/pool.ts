import pg from 'pg'
import { EngineError } from '../kernel/errors.ts'
import { type Sql, toStatement } from '../kernel/sql.ts'
import { onAnnounce, openAnnouncer } from './announce.ts'
import { type Lanes, openLanes } from './lanes.ts'
import { isStale, makeRoom, nameOf, type Prepared, readRow } from './prepared.ts'

/** Runs one statement and answers its rows. */
export type Query = <Row extends object>(statement: Sql) => Promise<readonly Row[]>

export interface Store {
  readonly query: Query
  /** Runs a statement made once for many requests with the values of one; the first row, each column as text. */
  readonly readText: (statement: Prepared, values: readonly unknown[]) => Promise<readonly (string | null)[]>
  /** Runs a statement that may take as long as it needs, on a connection of its own and in no transaction. */
  readonly patiently: (statement: Sql) => Promise<void>
  /** Runs `work` in one transaction: all of it or nothing. */
  readonly transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>
  /** Listens to a NOTIFY channel on a connection of its own; the answer stops it. `onSilence`: the connection is gone until the next message. */
  readonly listen: (channel: string, onMessage: (payload: string) => void, onSilence?: () => void) => Promise<() => Promise<void>>
  /** How the connections of this process are used at the moment; `waiting`: work that has none yet. */
  readonly connections: () => PoolUse
  readonly close: () => Promise<void>
}

export interface PoolUse {
  readonly used: number
  readonly idle: number
  readonly waiting: number
}

/** int8 and numeric come as numbers (their columns are bounded to what a double holds), dates and times as text. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return Number
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    if (oid === pg.types.builtins.TIMESTAMPTZ) return (text: string) => new Date(text).toISOString()
    return pg.types.getTypeParser(oid, format as 'text')
  }) as typeof pg.types.getTypeParser,
}

interface StoreOptions {
  readonly max?: number
  /** Milliseconds after which a statement is given up; whoever needs longer says so in its transaction. */
  readonly timeout?: number
  /** Milliseconds in which a connection must come about. */
  readonly patience?: number
}

export function openStore(databaseUrl: string, { max = 10, timeout = 60_000, patience = 10_000 }: StoreOptions = {}): Store {
  const config = { connectionString: databaseUrl, connectionTimeoutMillis: patience, statement_timeout: timeout }
  const pool = new pg.Pool({ ...config, max, types })
  const lanes = openLanes(config)
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  // Nor may one that breaks in the hands of whoever took it, and does not listen yet.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const announce = openAnnouncer(pool)
  const query: Query = (statement) => run(pool, statement)
  onAnnounce(query, announce)
  return {
    query,
    readText: (statement, values) => readText(pool, lanes, statement, values),
    transaction: (work) => inTransaction(pool, announce, work),
    patiently: (statement) => patiently(databaseUrl, statement),
    listen: (channel, onMessage, onSilence) => listen(databaseUrl, channel, onMessage, onSilence),
    connections: () => ({ used: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: async () => {
      await Promise.all([pool.end(), lanes.close()])
    },
  }
}

/** Commands say the same again and again: what they say is prepared. */
async function runPrepared<Row extends object>(client: pg.PoolClient, statement: Sql): Promise<readonly Row[]> {
  const { text, values } = toStatement(statement)
  const name = values.length > 0 ? nameOf(text) : null
  try {
    await makeRoom(client, name)
    const { rows } = await client.query<Row>({ ...(name === null ? {} : { name }), text, values: [...values] })
    return rows
  } catch (error) {
    throw translated(error)
  }
}

async function run<Row extends object>(client: pg.Pool | pg.PoolClient, statement: Sql): Promise<readonly Row[]> {
  const { text, values } = toStatement(statement)
  try {
    const result = await client.query<Row>(text, [...values])
    return result.rows
  } catch (error) {
    throw translated(error)
  }
}

/** Milliseconds up to which a statement may stand before others. */
const quick = 15
const looks = 100

/** Statements known to be quick share a few connections, the others have one each while they run. */
async function readText(pool: pg.Pool, lanes: Lanes, statement: Prepared, values: readonly unknown[]): Promise<readonly (string | null)[]> {
  // Now and then it is looked at again: tables grow.
  if (statement.pace !== null && statement.pace <= quick && ++statement.runs % looks !== 0) {
    try {
      return await lanes.read(statement, values)
    } catch (error) {
      statement.pace = null
      throw translated(error)
    }
  }
  return readAlone(pool, statement, values)
}

async function readAlone(pool: pg.Pool, statement: Prepared, values: readonly unknown[]): Promise<readonly (string | null)[]> {
  let client: pg.PoolClient | null = null
  let broken: Error | undefined
  const onLost = (error: Error): void => {
    broken = error
  }
  try {
    client = await pool.connect()
    client.on('error', onLost)
    const start = performance.now()
    const row = await readRow(client, statement, values)
    const took = performance.now() - start
    // What a busy machine adds is nothing the statement can help.
    statement.pace = Math.min(took, (statement.pace ?? took) * 1.2)
    return row
  } catch (error) {
    throw translated(error)
  } finally {
    client?.off('error', onLost)
    client?.release(broken)
  }
}

async function inTransaction<T>(pool: pg.Pool, announce: (channel: string) => void, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw translated(error)
  })
  const channels = new Set<string>()
  const query: Query = (statement) => runPrepared(client, statement)
  onAnnounce(query, (channel) => channels.add(channel))
  let broken: Error | undefined
  const onLost = (error: Error): void => {
    broken = error
  }
  client.on('error', onLost)
  try {
    await client.query('begin')
    const result = await work(query)
    await commit(client)
    for (const channel of channels) announce(channel)
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    if (isStale(error)) broken = error as Error
    throw error
  } finally {
    client.off('error', onLost)
    client.release(broken)
  }
}

/** A connection that is lost while saving leaves open whether it was: nobody may be told that nothing happened. */
async function commit(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('commit')
  } catch (error) {
    if (!isLost(error)) throw translated(error)
    throw new EngineError('UNAVAILABLE', 'The database went away while this was being saved.', { hint: 'Whether it was saved is not known: look before you send it again, or send it again under the same Idempotency-Key.', cause: error })
  }
}

async function patiently(databaseUrl: string, statement: Sql): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  // Without a listener a connection that breaks would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(toStatement(statement).text)
  } catch (error) {
    throw translated(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function listen(databaseUrl: string, channel: string, onMessage: (payload: string) => void, onSilence: () => void = () => undefined): Promise<() => Promise<void>> {
  let client: pg.Client | null = null
  let stopped = false
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: databaseUrl })
    next.on('notification', (message) => onMessage(message.payload ?? ''))
    next.on('error', () => undefined)
    next.on('end', () => {
      onSilence()
      if (!stopped) setTimeout(() => void connect().catch(() => undefined), 500).unref()
    })
    await next.connect()
    await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    client = next
    // After a gap something may have been missed: the listener looks for itself.
    onMessage('')
  }
  await connect()
  return async () => {
    stopped = true
    await client?.end()
  }
}

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET', 'EPIPE', '08001', '08003', '08006', '57P01', '57P02', '57P03', '53300'])

/** The server is not there, or its connection broke; what the driver says itself has no code. */
function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, message } = error as pg.DatabaseError
  return code ? unreachable.has(code) : /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(message)
}

/** Deadlock, failed serialisation: PostgreSQL gave one of two up, and asks it to begin again. */
const transient = new Set(['40001', '40P01'])

/** Whether the same work, begun again, may well succeed. */
export const isTransient = (error: unknown): boolean => transient.has(String(databaseError(error)?.code))

/** Whether PostgreSQL gave the statement up because it took too long. */
export const isTimeout = (error: unknown): boolean => databaseError(error)?.code === '57014'

/** Name of the index or key that refused a value; null where none did. Never for outside: it names tables. */
export const brokenConstraint = (error: unknown): string | null => databaseError(error)?.constraint ?? null

const databaseError = (error: unknown): pg.DatabaseError | null => (error instanceof EngineError && error.cause instanceof Error ? (error.cause as pg.DatabaseError) : null)

/** Out of range, not a date, not a uuid, a character no text can hold. */
const badValues = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05'])

/** Database errors that a person caused or can mend become typed; the rest stay as they are and are masked outside. */
function translated(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code } = error as pg.DatabaseError
  if (code === '23505') return new EngineError('DUPLICATE', 'There is a record with this value already.', { cause: error })
  if (code === '23503') return new EngineError('REFERENCED', 'A record that is pointed to does not exist, or one is still pointed to.', { cause: error })
  if (code && transient.has(code)) return new EngineError('UNAVAILABLE', 'Others are changing the same records at this moment.', { hint: 'Nothing was saved. Try again.', cause: error })
  if (code === '57014') return new EngineError('UNAVAILABLE', 'This takes longer than the database may work on it.', { hint: 'Ask for less at once: a shorter period, fewer groups, a narrower filter.', cause: error })
  if (code && badValues.has(code)) return new EngineError('BAD_INPUT', 'A value has a form that the database cannot keep.', { cause: error })
  if (isLost(error))
    return new EngineError('UNAVAILABLE', 'The database cannot be reached.', { hint: 'Check that PostgreSQL runs and that DATABASE_URL is right, then try again.', cause: error })
  return error
}
