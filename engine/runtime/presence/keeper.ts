import { uuidv7 } from '../../kernel/uuid.ts'
import { dropLostConnections, endConnection, keepConnections, type Store } from '../../store/index.ts'

/** Whose browsers are connected to this process. */
export interface PresenceKeeper {
  /** Somebody's browser is connected until the answer is called. */
  readonly enter: (userId: string) => () => void
  /** Renews what is connected here and drops what is lost elsewhere; done by itself every few seconds while anybody is connected. */
  readonly beat: () => Promise<void>
  readonly close: () => Promise<void>
}

interface Rhythm {
  /** Milliseconds: a page that is left for the next one, or a connection that broke, is back by then. */
  readonly grace?: number
  readonly every?: number
}

/**
 * Somebody is connected from their first connection until a moment after the last one ended. A process that is killed
 * stops renewing, and the others drop its connections; one that restarts leaves them until its people are back.
 */
export function openPresence(store: Store, report: (error: unknown) => void, { grace = 4000, every = 5000 }: Rhythm = {}): PresenceKeeper {
  const process = uuidv7()
  const counts = new Map<string, number>()
  const leaving = new Map<string, NodeJS.Timeout>()
  let writing: Promise<void> = Promise.resolve()
  let isClosed = false
  /** One after the other: what was asked for last is what stands. */
  const write = (work: () => Promise<void>): Promise<void> => {
    writing = writing.then(work).catch(report)
    return writing
  }
  const beat = (): Promise<void> =>
    write(async () => {
      await keepConnections(store, process, [...counts.keys()])
      await dropLostConnections(store)
    })
  const timer = setInterval(() => void (counts.size > 0 && beat()), every).unref()
  const gone = (user: string): void => {
    leaving.delete(user)
    counts.delete(user)
    void write(() => endConnection(store, process, user))
  }
  return {
    enter: (user) => {
      const known = counts.get(user)
      clearTimeout(leaving.get(user))
      leaving.delete(user)
      counts.set(user, (known ?? 0) + 1)
      if (known === undefined) void write(() => keepConnections(store, process, [user]))
      let isOver = false
      return () => {
        if (isOver) return
        isOver = true
        const left = (counts.get(user) ?? 1) - 1
        counts.set(user, left)
        // Streams may end after us: whoever was connected then stays so until they are back, or dropped.
        if (left === 0 && !isClosed) leaving.set(user, setTimeout(() => gone(user), grace).unref())
      }
    },
    beat,
    close: async () => {
      isClosed = true
      clearInterval(timer)
      for (const one of leaving.values()) clearTimeout(one)
      leaving.clear()
      await writing
    },
  }
}
