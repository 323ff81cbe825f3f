/** Long jobs and what they are for: exports and imports. */
import type { Transfer } from '../contract/transfer.ts'
import { type LongJobOffice, type Loop, longJobCleanup, longJobSweep, runLongJob } from '../jobs/index.ts'
import { cancelJob, jobFile, jobView, listJobs, longJobKinds, ownJob, retryJob, type Starter, startExport, startReportExport } from '../transfer/index.ts'
import type { Queues } from './queues.ts'
import type { Rooms } from './rooms.ts'
import type { Runtimes } from './runtimes.ts'

/** What a worker does about long jobs. */
export interface LongJobs {
  readonly run: (id: string) => Promise<void>
  readonly loops: readonly Loop[]
  /** The worker is about to end: what runs lets go. */
  readonly end: () => void
}

export function openLongJobs({ store, files, platform, people, clock, report }: Rooms, { runtimeFor }: Runtimes, { enqueueJob }: Queues): LongJobs {
  const ending = new AbortController()
  const sites = async () => new Map((await platform.dealerships.list()).map(({ code, titles }) => [code, titles]))
  const office: LongJobOffice = {
    store,
    files,
    clock,
    report,
    kinds: longJobKinds({ sites }),
    actorOf: async ({ userId, dealership, locale }) => ({ ...(await people.actor(userId, dealership ?? '*')), locale }),
    runtimeFor,
    enqueue: enqueueJob,
    ending: ending.signal,
  }
  return { run: (id) => runLongJob(office, id), loops: [longJobSweep(office), longJobCleanup(office)], end: () => ending.abort() }
}

export function transferDoor({ store, files, clock }: Rooms, { inOne }: Runtimes, { enqueueJob }: Queues): Transfer {
  const starter: Starter = { store, clock, enqueue: enqueueJob }
  return {
    jobs: {
      list: (actor, locale) => listJobs(starter, actor, locale),
      one: async (actor, locale, id) => jobView(await ownJob(starter, actor, id), locale, clock()),
      cancel: (actor, id) => cancelJob(starter, actor, id),
      retry: (actor, id) => retryJob(starter, actor, id),
      file: (actor, id) => jobFile(starter, files, actor, id),
    },
    transfer: {
      startExport: (actor, locale, asked) => inOne(actor, (runtime) => startExport(starter, runtime, locale, asked)),
      startReportExport: (actor, locale, asked) => inOne(actor, (runtime) => startReportExport(starter, runtime, locale, asked)),
    },
  }
}
