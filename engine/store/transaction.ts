/** One transaction on one connection. What is said in it goes out in order and is not waited for where nobody has to see the answer. */
import type pg from 'pg'
import { EngineError } from '../kernel/errors.ts'
import { type Sql, toStatement } from '../kernel/sql.ts'
import { onAnnounce } from './announce.ts'
import { isLost, translated } from './database-errors.ts'
import type { Query } from './pool.ts'
import { isStale } from './prepared.ts'
import { openWire, type Wire } from './wire.ts'

export interface Around {
  /** Goes out with the first statement; where it throws, nothing else counts. */
  readonly first?: (query: Query) => Promise<unknown>
  /** Hears that it was saved, or that it may have been: the connection got lost meanwhile. */
  readonly onSaved?: () => void
}

interface Ways {
  readonly unheard: Query
  readonly apart: Query
  readonly last: Query
  readonly settled: () => Promise<void>
}

const waysOf = new WeakMap<Query, Ways>()

/**
 * The same query for writing what nobody waits for: it answers no rows, at once. Of what fails hears whoever waits
 * next in the transaction, at the latest its commit. Outside of a transaction it is the query itself.
 */
export const unheard = (query: Query): Query => waysOf.get(query)?.unheard ?? query

/**
 * The same query for a statement that may have to wait for others: what was asked before it is answered meanwhile,
 * and the work goes on. Outside of a transaction it is the query itself.
 */
export const apart = (query: Query): Query => waysOf.get(query)?.apart ?? query

/** The same query for the last statement of a transaction: the commit goes out with it. Outside of one it is the query itself. */
export const asLast = (query: Query): Query => waysOf.get(query)?.last ?? query

/** Waits for what was written unheard. @throws the first failure */
export const settled = async (query: Query): Promise<void> => waysOf.get(query)?.settled()

export async function inTransaction<T>(pool: pg.Pool, announce: (channel: string) => void, work: (query: Query) => Promise<T>, { first, onSaved }: Around = {}): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw translated(error)
  })
  let broken: Error | undefined
  const onLost = (error: Error): void => {
    broken = error
  }
  client.on('error', onLost)
  const talk = openTalk(client, onSaved)
  try {
    const result = await work(talk.begin(first))
    await talk.end()
    for (const channel of talk.channels) announce(channel)
    return result
  } catch (error) {
    await talk.takeBack().catch((failure: Error) => {
      broken = failure
    })
    if (isStale(error)) broken = error as Error
    throw error
  } finally {
    client.off('error', onLost)
    client.release(broken)
  }
}

interface Talk {
  readonly begin: (first: Around['first']) => Query
  /** Commits, unless the last statement has. */
  readonly end: () => Promise<void>
  readonly takeBack: () => Promise<unknown>
  /** Listeners to be told after it. */
  readonly channels: ReadonlySet<string>
}

/** The first, and what is told of it. */
interface Failure {
  readonly error: Error
  readonly told: unknown
}

function openTalk(client: pg.PoolClient, onSaved: Around['onSaved']): Talk {
  const channels = new Set<string>()
  let failed: Failure | null = null
  // What follows a failure is refused for no reason of its own.
  const wire = openWire(client, (error) => {
    failed ??= { error, told: translated(error) }
    return failed.told
  })
  let unanswered: Promise<unknown>[] = []
  let opened: Promise<unknown> | null = null
  let ended: Promise<void> | null = null
  const ask = async <Row extends object>(statement: Sql): Promise<readonly Row[]> => {
    if (ended) throw new Error('A statement came after the last one of its transaction.')
    const { text, values } = toStatement(statement)
    const { rows } = await (values.length > 0 ? wire.say(text, values) : wire.alone(text))
    return rows as unknown as readonly Row[]
  }
  const later = (asked: Promise<unknown>): void => void unanswered.push(heardLater(asked))
  const settle = async (): Promise<void> => {
    const all = unanswered
    unanswered = []
    await Promise.all(all)
  }
  const end = (): Promise<void> => {
    if (failed) return Promise.reject(failed.told)
    ended ??= commit(wire, settle, () => failed, onSaved)
    return ended
  }
  const known = (query: Query, ways: Omit<Ways, 'settled'>): Query => {
    for (const one of [query, ways.unheard, ways.apart, ways.last]) {
      onAnnounce(one, (channel) => channels.add(channel))
      waysOf.set(one, { ...ways, settled: settle })
    }
    return query
  }
  const begin: Talk['begin'] = (first) => {
    later(wire.control('begin'))
    opened = first ? heardLater(first(known(ask, { unheard: ask, apart: ask, last: ask }))) : null
    const heard = async <Answer>(asked: Promise<Answer>): Promise<Answer> => {
      heardLater(asked)
      await opened
      return asked
    }
    return known((statement) => heard(ask(statement)), {
      unheard: async (statement) => {
        later(ask(statement))
        return []
      },
      apart: (statement) => {
        wire.part()
        return heard(ask(statement))
      },
      last: async (statement) => {
        await opened
        const asked = heardLater(ask(statement))
        await end()
        return asked as never
      },
    })
  }
  const finish = async (): Promise<void> => {
    await opened
    await (ended ?? end())
  }
  const takeBack = (): Promise<unknown> => {
    // Whoever still works on it says nothing any more: the connection goes to somebody else.
    ended ??= Promise.resolve()
    return wire.alone('rollback')
  }
  return { begin, end: finish, takeBack, channels }
}

/** A promise that somebody looks at later: until then its failure is no surprise. */
function heardLater<T>(asked: Promise<T>): Promise<T> {
  asked.catch(() => undefined)
  return asked
}

/** A connection that is lost while saving leaves open whether it was: nobody may be told that nothing happened. */
async function commit(wire: Wire, settle: () => Promise<void>, failure: () => Failure | null, onSaved: Around['onSaved']): Promise<void> {
  const [answers, done] = await Promise.allSettled([settle(), wire.control('commit')])
  const failed = failure()
  if (done.status === 'fulfilled') {
    // PostgreSQL takes back what holds a failure, whatever it is told.
    if (done.value.command === 'ROLLBACK') throw failed?.told ?? new Error('The transaction was taken back.')
    onSaved?.()
    if (answers.status === 'rejected') throw answers.reason
    return
  }
  if (!isLost(failed?.error)) throw done.reason
  onSaved?.()
  throw new EngineError('UNAVAILABLE', 'The database went away while this was being saved.', { hint: 'Whether it was saved is not known: look before you send it again, or send it again under the same Idempotency-Key.', cause: failed?.error })
}
