/** Long jobs and what they are for: exports and imports. */
import type { Transfer } from '../contract/transfer.ts'
import { type LongJobOffice, type Loop, longJobCleanup, longJobSweep, runLongJob } from '../jobs/index.ts'
import { cancelJob, importView, inWords, jobFile, jobView, type KindSurroundings, listJobs, longJobKinds, ownJob, receivedFile, receiveImport, retryJob, startExport, startImport, startReportExport, startUndo, type Starter } from '../transfer/index.ts'
import { areaCodeIn } from './area-code.ts'
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

function surroundings(rooms: Rooms): KindSurroundings {
  const { platform } = rooms
  return {
    sites: async () => new Map((await platform.dealerships.list()).map(({ code, titles }) => [code, titles])),
    areaCodeOf: (dealership) => areaCodeIn(rooms, dealership),
  }
}

export function openLongJobs(rooms: Rooms, { runtimeFor }: Runtimes, { enqueueJob }: Queues): LongJobs {
  const { store, files, people, clock, report } = rooms
  const ending = new AbortController()
  const office: LongJobOffice = {
    store,
    files,
    clock,
    report,
    kinds: longJobKinds(surroundings(rooms)),
    actorOf: async ({ userId, dealership, locale }) => ({ ...(await people.actor(userId, dealership ?? '*')), locale }),
    runtimeFor,
    enqueue: enqueueJob,
    ending: ending.signal,
  }
  return { run: (id) => runLongJob(office, id), loops: [longJobSweep(office), longJobCleanup(office)], end: () => ending.abort() }
}

export function transferDoor(rooms: Rooms, { inOne, runtimeFor }: Runtimes, { enqueueJob }: Queues): Transfer {
  const { store, files, clock } = rooms
  const { areaCodeOf } = surroundings(rooms)
  const starter: Starter = { store, clock, enqueue: enqueueJob }
  return {
    jobs: {
      list: (actor, locale) => listJobs(starter, actor, locale),
      one: async (actor, locale, id) => jobView(await ownJob(starter, actor, id), locale, clock()),
      cancel: (actor, id) => cancelJob(starter, actor, id),
      retry: (actor, id) => retryJob(starter, actor, id),
      file: (actor, id) => jobFile(starter, files, actor, id),
    },
    imports: {
      receive: (actor, locale, entity, file) => receiveImport(starter, files, runtimeFor(actor), locale, entity, file),
      view: (actor, locale, id, settings) =>
        told(locale, async () => {
          const runtime = runtimeFor(actor)
          return importView({ runtime, files, locale, areaCode: await areaCodeOf(actor.dealership), file: await receivedFile(starter, runtime, id) }, settings)
        }),
      check: (actor, locale, id, settings) => told(locale, () => startImport(starter, files, runtimeFor(actor), locale, 'import-check', id, settings)),
      run: (actor, locale, id, settings) => told(locale, () => startImport(starter, files, runtimeFor(actor), locale, 'import-run', id, settings)),
      undo: (actor, locale, job) => startUndo(starter, runtimeFor(actor), locale, job),
    },
    transfer: {
      startExport: (actor, locale, asked) => inOne(actor, (runtime) => startExport(starter, runtime, locale, asked)),
      startReportExport: (actor, locale, asked) => inOne(actor, (runtime) => startReportExport(starter, runtime, locale, asked)),
    },
  }
}

/** Refusals say their sentence in the person's language. */
const told = <T>(locale: string, work: () => Promise<T>): Promise<T> =>
  work().catch((error: unknown) => {
    throw inWords(error, locale)
  })
