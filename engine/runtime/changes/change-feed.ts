import { changeChannel, type ChangeRow, currentPosition, forgetChanges, isBefore, type Position, readChanges, type Store } from '../../store/index.ts'

/** What any process changes, for the subscribers of this one: one listener, one reader, however many they are. */
export interface ChangeFeed {
  readonly now: () => Promise<Position>
  /** The next changes after a position; null where it lies too far back. */
  readonly after: (position: Position) => Promise<readonly ChangeRow[] | null>
  /** Waits for something after the position, `milliseconds` at most. */
  readonly wait: (position: Position, milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly close: () => Promise<void>
}

/** Changes read at once, and kept for subscribers that are a little behind; who is further behind reads for itself. */
const batch = 500
const mostKept = 5000
/** Milliseconds until the feed looks by itself: while a transaction holds changes back, and in case a notice was lost. */
const whileHeld = 100
const unasked = 1000
/** How long changes are kept, and how often the older ones are thrown away. */
const keptFor = 24 * 3_600_000
const sweepEvery = 10 * 60_000

export function openChangeFeed(store: Store, clock: () => Date = () => new Date()): ChangeFeed {
  const feed = new Feed(store)
  const sweep = (): void => void forgetChanges(store.query, new Date(clock().getTime() - keptFor)).catch(() => undefined)
  const sweeper = setInterval(sweep, sweepEvery).unref()
  sweep()
  return {
    now: () => currentPosition(store.query),
    after: (position) => feed.after(position),
    wait: (position, milliseconds, signal) => feed.wait(position, milliseconds, signal),
    close: async () => {
      clearInterval(sweeper)
      await feed.close()
    },
  }
}

class Feed {
  #store: Store
  /** Everything from `#start` to `#head`, in order. */
  #kept: ChangeRow[] = []
  #start: Position | null = null
  #head: Position | null = null
  #waiting = new Set<() => void>()
  #listening: Promise<() => Promise<void>> | null = null
  #reading = false
  #isStale = false
  #timer: NodeJS.Timeout | null = null
  #closed = false

  constructor(store: Store) {
    this.#store = store
  }

  async after(position: Position): Promise<readonly ChangeRow[] | null> {
    if (this.#start && this.#head && !isBefore(position, this.#start)) {
      const from = firstAfter(this.#kept, position)
      return this.#kept.slice(from, from + batch)
    }
    return (await readChanges(this.#store.query, position, batch))?.changes ?? null
  }

  async wait(position: Position, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#closed || (this.#head && isBefore(position, this.#head))) return
    this.#begin()
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        this.#waiting.delete(done)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      signal.addEventListener('abort', done)
      this.#waiting.add(done)
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#timer) clearTimeout(this.#timer)
    for (const wake of [...this.#waiting]) wake()
    const stop = await this.#listening?.catch(() => null)
    await stop?.()
  }

  /** Nobody listens until somebody subscribes. */
  #begin(): void {
    this.#listening ??= this.#store
      .listen(changeChannel, () => this.#look())
      .catch((error: unknown) => {
        this.#listening = null
        throw error
      })
    this.#listening.catch(() => undefined)
    if (!this.#timer && !this.#reading) this.#look()
  }

  #look(): void {
    this.#isStale = true
    if (this.#reading || this.#closed) return
    this.#reading = true
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    void this.#read()
      .catch(() => unasked)
      .then((pause) => {
        this.#reading = false
        if (this.#closed) return
        // Without subscribers nobody asks the database.
        if (this.#isStale) this.#look()
        else if (this.#waiting.size > 0) this.#timer = setTimeout(() => this.#look(), pause).unref()
      })
  }

  /** Reads up to the present. @returns milliseconds until it is worth looking again */
  async #read(): Promise<number> {
    for (;;) {
      this.#isStale = false
      this.#head ??= this.#start = await currentPosition(this.#store.query)
      const read = await readChanges(this.#store.query, this.#head, batch)
      // Too far behind after a long sleep: subscribers read for themselves, the feed begins anew.
      if (!read) {
        this.#kept = []
        this.#head = null
        continue
      }
      this.#take(read.changes)
      if (read.changes.length < batch) return read.isHeld ? whileHeld : unasked
    }
  }

  #take(changes: readonly ChangeRow[]): void {
    const last = changes.at(-1)
    if (!last) return
    this.#kept.push(...changes)
    this.#head = last.position
    const extra = this.#kept.length - mostKept
    if (extra > 0) this.#start = this.#kept.splice(0, extra).at(-1)?.position ?? this.#start
    for (const wake of [...this.#waiting]) wake()
  }
}

function firstAfter(kept: readonly ChangeRow[], position: Position): number {
  let low = 0
  let high = kept.length
  while (low < high) {
    const middle = (low + high) >> 1
    const row = kept[middle]
    if (row && isBefore(position, row.position)) high = middle
    else low = middle + 1
  }
  return low
}
