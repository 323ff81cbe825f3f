import { setTimeout as pause } from 'node:timers/promises'
import { EngineError } from '../kernel/errors.ts'
import { isTransient } from '../store/index.ts'

/** Milliseconds in which a publication tries again while others use the tables. */
const patience = 60_000

/** PostgreSQL's code for a lock that was not to be had in time. */
const lockNotAvailable = '55P03'

/**
 * Tries until the tables are free: each try is given up soon, so that those who came behind it are served, and
 * made again a moment later. `attempt` answers null where it has to begin anew because of another publication.
 * @throws EngineError UNAVAILABLE where the tables stay in use
 */
export async function untilFree(attempt: () => Promise<number | null>): Promise<number> {
  const begun = performance.now()
  for (let wait = 50; ; wait = Math.min(wait * 2, 2000)) {
    try {
      const id = await attempt()
      if (id !== null) return id
    } catch (error) {
      if (!isInUse(error)) throw error
      if (performance.now() - begun > patience) throw new EngineError('UNAVAILABLE', 'The tables are in use all the time: somebody’s long query does not end.', { hint: 'Nothing was published. Try again when the report or export has ended.', cause: error })
    }
    await pause(wait + Math.random() * wait)
  }
}

const isInUse = (error: unknown): boolean => isTransient(error) || (error instanceof Error && 'code' in error && error.code === lockNotAvailable)
