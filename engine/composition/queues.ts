import { type Jobs, openJobs, type Sender } from '../jobs/index.ts'
import type { Runtime } from '../runtime/index.ts'
import { findWebhook, type Query } from '../store/index.ts'
import type { Rooms } from './rooms.ts'

/** The queues of this process, opened when they are first needed. */
export interface Queues {
  readonly open: () => Promise<Jobs>
  /** Puts a message into its queue with the transaction of `query`; without queues here it waits for a worker. */
  readonly enqueue: NonNullable<Runtime['enqueue']>
  /** The same for a long job. */
  readonly enqueueJob: NonNullable<Runtime['enqueue']>
  /** A publication that was planned, at its time. */
  readonly enqueuePublication: (query: Query, schedule: string, at?: Date) => Promise<void>
  /** A call of which something was told. */
  readonly enqueueCall: (query: Query, call: string) => Promise<void>
  /** A recording that is to be fetched, at its time. */
  readonly enqueueRecording: (query: Query, event: string, at?: Date) => Promise<void>
  readonly sender: Sender
  readonly stopWorker: () => Promise<void>
  readonly close: () => Promise<void>
}

export function openQueues({ databaseUrl, report, store, privateWebhooks, clock }: Rooms): Queues {
  let jobs: Promise<Jobs> | null = null
  const enqueue: Sender['enqueue'] = async (query, message, at) => (await jobs)?.enqueue(query, 'message', message, at)
  return {
    open: () => (jobs ??= openJobs({ databaseUrl, report })),
    enqueue,
    enqueueJob: async (query, job) => (await jobs)?.enqueue(query, 'job', job),
    enqueuePublication: async (query, schedule, at) => (await jobs)?.enqueue(query, 'publication', schedule, at),
    enqueueCall: async (query, call) => (await jobs)?.enqueue(query, 'call', call),
    enqueueRecording: async (query, event, at) => (await jobs)?.enqueue(query, 'recording', event, at),
    sender: { store, enqueue, around: { webhook: (code, dealership) => findWebhook(store.query, code, dealership), mayReachPrivate: privateWebhooks, now: clock } },
    stopWorker: async () => (await jobs)?.stopWorker(),
    close: async () => (await jobs)?.close(),
  }
}
