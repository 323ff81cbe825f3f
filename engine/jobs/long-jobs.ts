/** Work that a person starts and need not wait for: done by a worker, begun again where that was killed, stopped when its person says so. */
import type { FileStore } from '../files/index.ts'
import { type ErrorCode, type EngineError, isEngineError } from '../kernel/errors.ts'
import type { Json } from '../kernel/json.ts'
import { inLanguage } from '../kernel/refusals/spoken.ts'
import type { Titles } from '../kernel/titles.ts'
import type { Actor } from '../model/types.ts'
import type { Runtime } from '../runtime/index.ts'
import { beatLongJob, claimLongJob, dropExpiredLongJobs, finishLongJob, insertNotifications, type LongJobFile, type LongJobRow, lostLongJobs, type Query, releaseLongJob, type Store } from '../store/index.ts'
import { type Loop, rhythm } from './loop.ts'

/** One kind of long job. One folder each in a catalogue. */
export interface LongJobKind {
  readonly name: string
  /** Does the work from its beginning, or goes on where `import_row` and the like say it was; may be told twice. */
  readonly run: (work: LongJobWork) => Promise<LongJobOutcome>
}

export interface LongJobOutcome {
  /** Figures of what came of it. */
  readonly result: Json
  /** What waits for download. */
  readonly file: LongJobFile | null
  /** What its person is told. */
  readonly told: Titles
}

export interface LongJobWork {
  readonly job: LongJobRow
  readonly actor: Actor
  /** By the definitions that are live at this moment. */
  readonly runtime: () => Runtime
  readonly store: Store
  readonly files: FileStore
  readonly clock: () => Date
  /** Tells how far it is, and throws where it is to stop: cancelled, taken over, or the process is about to end. */
  readonly progress: (done: number, total: number | null) => Promise<void>
}

export interface LongJobOffice {
  readonly store: Store
  readonly files: FileStore
  readonly clock: () => Date
  readonly kinds: ReadonlyMap<string, LongJobKind>
  /** Whoever started the job, with the rights held now. */
  readonly actorOf: (job: LongJobRow) => Promise<Actor>
  readonly runtimeFor: (actor: Actor) => Runtime
  readonly enqueue: (query: Query, job: string) => Promise<void>
  /** Set while the process is about to end: what runs lets go. */
  readonly ending: AbortSignal
  readonly report: (error: unknown) => void
}

/** A worker that was not heard of for so long is lost. */
const lostMs = 12_000
const beatMs = 3_000
/** Days that what came of a job waits for its person. */
const keptDays = 7
/** Goes at a job that meets a database which is away. */
const mostAttempts = 10

/** Where a job keeps its file: a second go writes over what the first left behind. */
export const longJobFileKey = (id: string): string => `${id.slice(-2)}/${id.replaceAll('-', '')}`

/** Thrown through the work of a job that has to stop; nothing is wrong. */
export class Stopped extends Error {}

const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString()
export const keptUntil = (now: Date): string => later(now, keptDays * 86_400_000)

export async function runLongJob(office: LongJobOffice, id: string): Promise<void> {
  const { store, clock, report } = office
  const now = clock()
  const job = await claimLongJob(store.query, id, now.toISOString(), later(now, -lostMs))
  if (!job) return
  const watch = openWatch(office, job)
  try {
    await finish(office, job, await work(office, job, watch))
  } catch (error) {
    if (error instanceof Stopped) return release(office, job)
    if (isPassing(error) && job.attempt < mostAttempts) {
      await release(office, job)
      throw error
    }
    if (!isEngineError(error)) report(error)
    await fail(office, job, error)
  } finally {
    watch.end()
  }
}

async function work({ kinds, actorOf, runtimeFor, store, files, clock }: LongJobOffice, job: LongJobRow, { progress }: Watch): Promise<LongJobOutcome> {
  const kind = kinds.get(job.kind)
  if (!kind) throw new Error(`There is no kind of job “${job.kind}”.`)
  const actor = await actorOf(job)
  return kind.run({ job, actor, runtime: () => runtimeFor(actor), store, files, clock, progress })
}

interface Watch {
  readonly progress: LongJobWork['progress']
  readonly end: () => void
}

/** Is heard of while the work goes on, and hears when it has to stop. */
function openWatch({ store, clock, ending }: LongJobOffice, job: LongJobRow): Watch {
  let at = { done: job.done, total: job.total }
  let isGone = false
  let saved = 0
  const beat = async (): Promise<void> => {
    saved = performance.now()
    if (!(await beatLongJob(store.query, job, at.done, at.total, clock().toISOString()))) isGone = true
  }
  const timer = setInterval(() => void beat().catch(() => undefined), beatMs)
  return {
    progress: async (done, total) => {
      const isNews = total !== at.total
      at = { done, total }
      if (isNews || performance.now() - saved > 400) await beat()
      if (isGone || ending.aborted) throw new Stopped()
    },
    end: () => clearInterval(timer),
  }
}

async function finish({ store, clock }: LongJobOffice, job: LongJobRow, { result, file, told }: LongJobOutcome): Promise<void> {
  const now = clock()
  await store.transaction(async (query) => {
    const isOurs = await finishLongJob(query, job, { status: 'done', result, error: null, file, at: now.toISOString(), expiresAt: keptUntil(now) })
    if (isOurs) await tell(query, job, told, now)
  })
}

async function fail({ store, clock }: LongJobOffice, job: LongJobRow, error: unknown): Promise<void> {
  const now = clock()
  await store.transaction(async (query) => {
    const sentence = isEngineError(error) ? sentenceOf(error) : unforeseen
    const isOurs = await finishLongJob(query, job, { status: 'failed', result: null, error: sentence, file: null, at: now.toISOString(), expiresAt: keptUntil(now) })
    if (isOurs) await tell(query, job, sentence, now)
  })
}

const release = ({ store }: LongJobOffice, job: LongJobRow): Promise<void> => releaseLongJob(store.query, job)

/** In the words of the job's own language: a notification has titles in all, and one body. */
function tell(query: Query, job: LongJobRow, told: Titles, now: Date): Promise<void> {
  const body = told[job.locale as keyof Titles] ?? told.en
  return insertNotifications(query, { to: [{ user: job.userId }], dealership: job.dealership, entity: null, recordId: null, titles: job.titles, body, at: now.toISOString() })
}

const isPassing = (error: unknown): boolean => isEngineError(error) && error.code === 'UNAVAILABLE'

const unforeseen: Titles = {
  en: 'Something went wrong on our side. Try again; if it happens once more, tell your administrator.',
  ru: 'Что-то пошло не так с нашей стороны. Повторите попытку; если это случится снова, сообщите администратору.',
  uk: 'Щось пішло не так з нашого боку. Спробуйте ще раз; якщо це повториться, повідомте адміністратора.',
  ro: 'A apărut o eroare la noi. Încercați din nou; dacă se repetă, anunțați administratorul.',
}

const byCode: Partial<Record<ErrorCode, Titles>> = {
  FORBIDDEN: { en: 'You do not have the right to this (any more).', ru: 'У вас нет (или больше нет) права на это действие.', uk: 'У вас немає (або більше немає) права на цю дію.', ro: 'Nu aveți (sau nu mai aveți) dreptul pentru această acțiune.' },
  UNAUTHENTICATED: { en: 'Your account was closed.', ru: 'Ваша учётная запись закрыта.', uk: 'Ваш обліковий запис закрито.', ro: 'Contul dumneavoastră a fost închis.' },
  UNAVAILABLE: { en: 'The database was away for too long. Try again.', ru: 'База данных была недоступна слишком долго. Повторите попытку.', uk: 'База даних була недоступна надто довго. Спробуйте ще раз.', ro: 'Baza de date a fost indisponibilă prea mult timp. Încercați din nou.' },
}

/** The sentence of an error in every language: its own where it brings one, else what its code means. */
function sentenceOf({ code, message, data }: EngineError): Titles {
  const own = typeof data === 'object' && data !== null && 'titles' in data ? (data.titles as Titles) : undefined
  return own ?? byCode[code] ?? { en: message, ru: inLanguage('ru', message), uk: inLanguage('uk', message), ro: inLanguage('ro', message) }
}

/** Looks after jobs that nobody works on: their process was killed, or no queue was open when they were started. */
export function longJobSweep({ store, clock, enqueue, report }: LongJobOffice): Loop {
  const sweep = async (): Promise<undefined> => {
    const lost = await lostLongJobs(store.query, later(clock(), -lostMs))
    if (lost.length > 0) await store.transaction(async (query) => { for (const id of lost) await enqueue(query, id) })
  }
  return rhythm({ name: 'long-jobs', every: 5_000, work: sweep, report })
}

/** Takes away, now and then, jobs whose time is over, with what they made. */
export function longJobCleanup({ store, files, clock, report }: LongJobOffice): Loop {
  const work = async (): Promise<undefined> => {
    for (const { id, storageKey, params } of await dropExpiredLongJobs(store.query, clock().toISOString())) {
      const more = Array.isArray(params.keys) ? params.keys.filter((key) => typeof key === 'string') : []
      for (const key of new Set([longJobFileKey(id), ...(storageKey === null ? [] : [storageKey]), ...more])) await files.remove(key)
    }
  }
  return rhythm({ name: 'long-job-cleanup', every: 600_000, work, report })
}
