/** A streaming copy of the database that reads sums over many records, as long as it keeps up. */
import { isEngineError } from '../kernel/errors.ts'
import { sql } from '../kernel/sql.ts'
import { openStore, type Query, type Store } from './pool.ts'

/** Whatever reads. */
export type Reader = Pick<Store, 'query' | 'readText'>

export interface Replica {
  /**
   * Reads where it may: on the replica while it holds all that the actor wrote from here and is at most so much behind,
   * else on `primary`. `publication`: the version the request works by; its tables must have come.
   */
  readonly readerFor: (actor: string, publication: number, primary: Reader) => Reader
  /** The actor has saved something and is to see it next. */
  readonly wrote: (actor: string) => void
  /** Milliseconds it is behind at most; null while it cannot be told, and is not used. */
  readonly behind: () => number | null
  readonly close: () => Promise<void>
}

interface ReplicaOptions {
  readonly primary: Pick<Store, 'query'>
  readonly url: string
  readonly poolSize?: number
  /** Milliseconds that it may be behind. */
  readonly most?: number
  /** Milliseconds between looks at how far it is. */
  readonly every?: number
}

/** Where the primary was at a moment. */
interface Mark {
  readonly at: number
  readonly position: bigint
}

const now = (): number => performance.now()

export function openReplica({ primary, url, poolSize = 10, most = 10_000, every = 500 }: ReplicaOptions): Replica {
  const store = openStore(url, { max: poolSize, patience: 2_000 })
  const writes = new Map<string, number>()
  let marks: readonly Mark[] = []
  /** Everything saved before this moment is there. */
  let upTo = Number.NEGATIVE_INFINITY
  let publication = { id: -1, since: Number.NEGATIVE_INFINITY }
  const look = async (): Promise<void> => {
    try {
      marks = [...marks, { at: now(), position: await positionOf(primary) }]
      const reached = await replayedTo(store)
      const behind = marks.filter(({ position }) => position > reached)
      upTo = Math.max(upTo, marks.findLast(({ position }) => position <= reached)?.at ?? upTo)
      marks = behind.slice(-most)
      for (const [actor, at] of writes) if (at < upTo) writes.delete(actor)
    } catch {
      upTo = Number.NEGATIVE_INFINITY
    }
  }
  const holds = (actor: string): boolean => now() - upTo <= most && upTo > (writes.get(actor) ?? Number.NEGATIVE_INFINITY) && upTo > publication.since
  const stop = repeat(look, every)
  return {
    readerFor: (actor, id, reader) => {
      if (id > publication.id) publication = { id, since: publication.id === -1 ? Number.NEGATIVE_INFINITY : now() }
      const either = async <T>(read: (from: Reader) => Promise<T>): Promise<T> => {
        if (!holds(actor)) return read(reader)
        try {
          return await read(store)
        } catch (error) {
          if (isFinal(error)) throw error
          upTo = Number.NEGATIVE_INFINITY
          return read(reader)
        }
      }
      return { query: ((statement) => either((from) => from.query(statement))) as Query, readText: (statement, values) => either((from) => from.readText(statement, values)) }
    },
    wrote: (actor) => void writes.set(actor, now()),
    behind: () => (upTo === Number.NEGATIVE_INFINITY ? null : now() - upTo),
    close: async () => {
      await stop()
      await store.close()
    },
  }
}

/** The stores of one request: what its actor writes is noted, and sums are read where that may be. */
export function storesFor(replica: Replica | null, actor: string, publication: number, store: Store): { readonly store: Store; readonly sums?: Reader } {
  if (!replica) return { store }
  const transaction: Store['transaction'] = (work, around) => store.transaction(work, around).finally(() => replica.wrote(actor))
  return { store: { ...store, transaction }, sums: replica.readerFor(actor, publication, store) }
}

/** What would go no better elsewhere: bad input, and what took too long already. */
function isFinal(error: unknown): boolean {
  return isEngineError(error) && (error.code !== 'UNAVAILABLE' || (error.cause as { readonly code?: string } | undefined)?.code === '57014')
}

async function positionOf(primary: Pick<Store, 'query'>): Promise<bigint> {
  const [row] = await primary.query<{ at: string }>(sql`select (pg_current_wal_insert_lsn() - ${'0/0'}::pg_lsn)::text as at`)
  return withoutHead(BigInt(row?.at ?? 0))
}

/** On a fresh page or segment of its log the primary stands behind the head, of which the replica hears with the next record. */
function withoutHead(position: bigint): bigint {
  if (position % pageBytes === pageHead) return position - pageHead
  return position % segmentBytes === segmentHead ? position - segmentHead : position
}

const [pageBytes, pageHead] = [8192n, 24n]
const [segmentBytes, segmentHead] = [16_777_216n, 40n]

/** Throws where the server follows nobody: it is no replica, or not any more. */
async function replayedTo(replica: Pick<Store, 'query'>): Promise<bigint> {
  const [row] = await replica.query<{ at: string | null }>(sql`select case when pg_is_in_recovery() then (pg_last_wal_replay_lsn() - ${'0/0'}::pg_lsn)::text end as at`)
  if (!row?.at) throw new Error('The server behind PITLANE_REPLICA_URL is no replica.')
  return BigInt(row.at)
}

/** One run after the other; the answer ends them and waits for the last. */
function repeat(work: () => Promise<void>, every: number): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const begin = (): void => {
    running = work().then(() => {
      if (!stopped) timer = setTimeout(begin, every).unref()
    })
  }
  begin()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
