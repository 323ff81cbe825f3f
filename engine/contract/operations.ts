/** What whoever runs the process asks. */
import type { RequestContext } from '../kernel/request-context.ts'
import type { PoolUse, WaitingWork } from '../store/index.ts'

/** What an operator watches: of this process its connections and version, of the installation the work that waits. */
export interface Figures extends WaitingWork {
  readonly pool: PoolUse
  /** How far the replica is behind at most; null without one, and while it is not used. */
  readonly replicaMilliseconds: number | null
  /** Number of the live version; null while nothing is published. */
  readonly version: number | null
}

export interface Operations {
  /** Runs `work` for one request: what it writes is traced to the request's id, and so are errors that are masked. */
  readonly inRequest: <T>(request: RequestContext, work: () => T) => T
  /** Tells the log of an error that nobody outside sees. */
  readonly logError: (error: unknown) => void
  readonly figures: () => Promise<Figures>
  /** Throws UNAVAILABLE while the database cannot be reached, or misses a migration. */
  readonly ready: () => Promise<void>
  readonly close: () => Promise<void>
}
