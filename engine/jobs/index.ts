/** Jobs of the installation: put into queues by commands, done by workers, in this process or another. */
import { inRequest } from '../kernel/request-context.ts'
import type { Query } from '../store/index.ts'
import { inTransaction, openBoss, type QueueName, type WorkOptions } from './boss.ts'
import type { Loop } from './loop.ts'

export { cleanup } from './cleanup.ts'
export { fileSweep } from './file-sweep.ts'
export { deliverMessage, messageSweep, retrySeconds, type Sender } from './deliver.ts'
export { keptUntil, type LongJobKind, type LongJobOffice, type LongJobWork, longJobCleanup, longJobFileKey, longJobSweep, runLongJob, Stopped } from './long-jobs.ts'
export { type Loop, rhythm } from './loop.ts'
export { type AlarmClock, fireDue, scheduleLoop, startDueSchedules, timerLoop } from './timers.ts'

export interface Jobs {
  /** Writes a job with the transaction of `query`; one that waits for the same `key` already is left as it is. */
  readonly enqueue: (query: Query, queue: QueueName, key: string, startAfter?: Date) => Promise<void>
  /** Does jobs in this process until closed. */
  readonly startWorker: (work: Work) => Promise<void>
  /** Takes no new jobs and waits for the running ones, as long as a process that ends may take. */
  readonly stopWorker: () => Promise<void>
  /** Begins nothing more and lets what is running end (7 s at most). */
  readonly close: () => Promise<void>
}

export interface Work {
  /** What to do for a key of each queue; it may be told twice. */
  readonly handlers: Readonly<Partial<Record<QueueName, (key: string) => Promise<void>>>>
  readonly loops: readonly Loop[]
  /** Told that this worker is about to end. */
  readonly onEnding?: () => void
}

interface JobsOptions {
  readonly databaseUrl: string
  /** Hears of jobs and loops that failed; they are tried again. */
  readonly report: (error: unknown) => void
}

/** Milliseconds that running jobs are given to end when a worker stops. */
const drainMilliseconds = 7_000

export async function openJobs({ databaseUrl, report }: JobsOptions): Promise<Jobs> {
  const boss = await openBoss(databaseUrl, report)
  let stops: readonly (() => Promise<void>)[] = []
  let stopping: Promise<void> | null = null
  let ending: (() => void) | undefined
  const stopWorker = (): Promise<void> => {
    ending?.()
    stopping ??= withDeadline(Promise.all(stops.map((stop) => stop())))
    return stopping
  }
  return {
    enqueue: async (query, queue, key, startAfter) => {
      await boss.send(queue, { key }, { singletonKey: key, db: inTransaction(query), ...(startAfter ? { startAfter } : {}) })
    },
    startWorker: async ({ handlers, loops, onEnding }) => {
      if (stops.length > 0) return
      ending = onEnding
      const names = Object.keys(handlers) as readonly QueueName[]
      for (const name of names) await boss.work<{ readonly key: string }>(name, workOptions[name], async (jobs) => void (await Promise.all(jobs.map(({ id, data }) => inRequest({ id: `job-${id}`, codes: [] }, async () => handlers[name]?.(data.key))))))
      stops = [...names.map((name) => () => boss.offWork(name, { wait: true })), ...(await Promise.all(loops.map((loop) => loop.start())))]
    },
    stopWorker,
    close: async () => {
      await stopWorker()
      await boss.stop({ graceful: true, timeout: 1000 })
    },
  }
}

/** Notifications begin jobs at once, polling finds those whose time has come. */
const looking = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 }

/** Up to 20 messages at a time, two of what takes long, one publication, four calls, two recordings. */
const workOptions: Readonly<Record<QueueName, WorkOptions>> = {
  message: { batchSize: 10, localConcurrency: 2, burstWhenBatchFull: true, ...looking },
  job: { batchSize: 1, localConcurrency: 2, ...looking },
  publication: { batchSize: 1, localConcurrency: 1, ...looking },
  call: { batchSize: 4, localConcurrency: 1, burstWhenBatchFull: true, ...looking },
  recording: { batchSize: 1, localConcurrency: 2, ...looking },
}

async function withDeadline(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise((resolve) => {
    timer = setTimeout(resolve, drainMilliseconds)
  })
  await Promise.race([work, deadline]).finally(() => clearTimeout(timer))
}
