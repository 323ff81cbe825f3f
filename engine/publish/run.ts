import { isEngineError } from '../kernel/errors.ts'
import type { Runtime, Wholly } from '../runtime/index.ts'
import type { Query, Store } from '../store/index.ts'
import { demandVersion, holdVersions } from './guard.ts'
import type { Live, Version } from './live.ts'

/** One go at a request, on one version. */
export interface Run {
  readonly version: Version
  /** Each of its transactions writes by this version or not at all, also where another process publishes at that moment. */
  readonly store: Store
  /** Lets nothing be published before the run ends: for requests of several commands. Throws UNAVAILABLE where it is too late. */
  readonly hold: () => Promise<void>
  /** What was done outside of the run's transactions stays done: the request is not run again. */
  readonly keep: () => void
  /** Whether the answer is to be thrown away and the request run again: the version changed meanwhile, and nothing was saved. */
  readonly mustRepeat: () => Promise<boolean>
  readonly isHeld: () => boolean
  readonly end: () => Promise<void>
}

/** Requests that may hold a version at once: each takes a connection of its own for as long. */
const mostHolders = 3

/** Goes at one request: versions do not come that fast, and each connection has at most one old plan of a statement. */
const mostGoes = 12

/** Runtimes of requests, each made by `on` for the run it works in; `wholly` begins further runs where it must. */
export function openRuns(store: Store, live: Live): (on: (run: Run) => Runtime) => Runtime {
  const turns = turnstile(mostHolders)
  return (on) => {
    const first = beginRun(store, live, turns)
    const wholly: Wholly = async (work) => {
      for (let run = first, go = 1; ; go++) {
        const [outcome] = await Promise.allSettled([work(on(run))])
        await run.end()
        if (go === mostGoes || !(await run.mustRepeat())) {
          if (outcome.status === 'rejected') throw outcome.reason
          return outcome.value
        }
        // Whoever was overtaken lets nobody pass again.
        const held = run.isHeld() || go > 1 ? await holdNewest(store, live, turns) : null
        run = beginRun(store, live, turns, held)
      }
    }
    return { ...on(first), wholly }
  }
}

function beginRun(store: Store, live: Live, turns: Turnstile, already: Hold | null = null): Run {
  const version = live.demand()
  const { id } = version.publication
  let isFailed = false
  let isSaved = false
  let isStale = false
  let held = already
  const watched = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      isFailed ||= isFromDatabase(error)
      isStale ||= isOldPlan(error)
      throw error
    }
  }
  const query: Query = (statement) => watched(() => store.query(statement))
  return {
    version,
    store: {
      ...store,
      query,
      readText: (statement, values) => watched(() => store.readText(statement, values)),
      transaction: (work, around) =>
        watched(() =>
          store.transaction(work, {
            first: async (inside) => {
              await Promise.all([held ? null : demandVersion(inside, id), around?.first?.(inside)])
            },
            onSaved: () => {
              isSaved = true
              around?.onSaved?.()
            },
          }),
        ),
    },
    hold: async () => {
      held ??= holdWhile(store, turns, (query) => demandVersion(query, id))
      await watched(held.begun)
    },
    keep: () => {
      isSaved = true
    },
    mustRepeat: async () => {
      if (isSaved) return false
      if (isStale) return true
      if (isFailed) await live.refresh()
      return !(await live.isNewest(id))
    },
    isHeld: () => held !== null,
    end: async () => held?.end(),
  }
}

/** A rule that refused has its reason; what the database says may come of tables that are no longer as they were. */
const isFromDatabase = (error: unknown): boolean => !isEngineError(error) || error.code === 'UNAVAILABLE' || error.cause !== undefined

/** A connection that prepared a statement before the tables changed says so once; the statement is right. */
const isOldPlan = (error: unknown): boolean => [error, error instanceof Error ? error.cause : null].some((one) => one instanceof Error && 'code' in one && one.code === '0A000')

interface Hold {
  readonly begun: () => Promise<void>
  readonly end: () => Promise<void>
}

/** Holds whichever version is live, and lets this process know it. */
async function holdNewest(store: Store, live: Live, turns: Turnstile): Promise<Hold> {
  const hold = holdWhile(store, turns, holdVersions)
  try {
    await hold.begun()
    await live.refresh()
    return hold
  } catch (error) {
    await hold.end()
    throw error
  }
}

function holdWhile(store: Store, turns: Turnstile, begin: (query: Query) => Promise<unknown>): Hold {
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  let whole: Promise<unknown> = ended
  const begun = new Promise<void>((resolve, reject) => {
    whole = turns(() =>
      store.transaction(async (query) => {
        await begin(query)
        resolve()
        await ended
      }),
    ).catch(reject)
  })
  return {
    begun: () => begun,
    end: async () => {
      end()
      await whole
    },
  }
}

type Turnstile = <T>(work: () => Promise<T>) => Promise<T>

/** Lets so many work at once; the others wait in turn. */
function turnstile(most: number): Turnstile {
  const waiting: (() => void)[] = []
  let inside = 0
  return async (work) => {
    if (inside >= most) await new Promise<void>((enter) => waiting.push(enter))
    else inside++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else inside--
    }
  }
}
