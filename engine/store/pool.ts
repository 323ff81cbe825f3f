import pg from 'pg'
import { type Sql, toStatement } from '../kernel/sql.ts'
import { onAnnounce, openAnnouncer } from './announce.ts'
import { translated } from './database-errors.ts'
import { type Lanes, openLanes } from './lanes.ts'
import { type Prepared, readRow } from './prepared.ts'
import { type Around, inTransaction } from './transaction.ts'

/** Runs one statement and answers its rows. */
export type Query = <Row extends object>(statement: Sql) => Promise<readonly Row[]>

export interface Store {
  readonly query: Query
  /** Runs a statement made once for many requests with the values of one; the first row, each column as text. */
  readonly readText: (statement: Prepared, values: readonly unknown[]) => Promise<readonly (string | null)[]>
  /** Runs a statement that may take as long as it needs, on a connection of its own and in no transaction. */
  readonly patiently: (statement: Sql) => Promise<void>
  /** Runs `work` in one transaction: all of it or nothing. */
  readonly transaction: <T>(work: (query: Query) => Promise<T>, around?: Around) => Promise<T>
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
  const pool = new pg.Pool({ ...config, max, types, pipeline: true } as pg.PoolConfig)
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
    transaction: (work, around) => inTransaction(pool, announce, work, around),
    patiently: (statement) => patiently(databaseUrl, statement),
    listen: (channel, onMessage, onSilence) => listen(databaseUrl, channel, onMessage, onSilence),
    connections: () => ({ used: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: async () => {
      await Promise.all([pool.end(), lanes.close()])
    },
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
