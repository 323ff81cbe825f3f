/** One's own long jobs. */
import type { JobFile, JobView } from '../engine.ts'
import type { FileStore } from '../files/index.ts'
import { keptUntil } from '../jobs/index.ts'
import { EngineError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import { titleOf } from '../kernel/titles.ts'
import { isUuid } from '../kernel/uuid.ts'
import type { Actor } from '../model/types.ts'
import { cancelLongJob, findLongJob, listLongJobs, type LongJobRow, renewLongJob } from '../store/index.ts'
import type { Starter } from './start.ts'

const mostListed = 50

export const jobView = (row: LongJobRow, locale: string, now: Date): JobView => ({
  id: row.id,
  kind: row.kind,
  title: titleOf(row.titles, locale),
  status: row.status === 'prepared' ? 'waiting' : row.status,
  done: row.done,
  total: row.total,
  createdAt: row.createdAt,
  finishedAt: row.finishedAt,
  expiresAt: row.expiresAt,
  file: row.storageKey !== null && row.status === 'done' && !isOver(row, now) ? row.fileName : null,
  error: row.error === null ? null : titleOf(row.error, locale),
  result: row.result as JsonObject | null,
  mayCancel: row.status === 'waiting' || row.status === 'running',
  mayRetry: row.status === 'failed' || row.status === 'cancelled',
})

const isOver = ({ expiresAt }: LongJobRow, now: Date): boolean => expiresAt !== null && Date.parse(expiresAt) <= now.getTime()

export const listJobs = async ({ store, clock }: Starter, actor: Actor, locale: string): Promise<readonly JobView[]> => (await listLongJobs(store.query, actor.id, mostListed)).map((row) => jobView(row, locale, clock()))

/** @throws EngineError NOT_FOUND for what is not there, or somebody else's */
export async function ownJob({ store }: Pick<Starter, 'store'>, actor: Actor, id: string): Promise<LongJobRow> {
  const row = isUuid(id) ? await findLongJob(store.query, id) : null
  if (!row || row.userId !== actor.id) throw noSuchJob()
  return row
}

export async function cancelJob({ store, clock }: Starter, actor: Actor, id: string): Promise<void> {
  const now = clock()
  if (!isUuid(id) || !(await cancelLongJob(store.query, id, actor.id, now.toISOString(), keptUntil(now)))) throw noSuchJob()
}

export async function retryJob({ store, enqueue }: Starter, actor: Actor, id: string): Promise<void> {
  await store.transaction(async (query) => {
    if (!isUuid(id) || !(await renewLongJob(query, id, actor.id))) throw noSuchJob()
    await enqueue(query, id)
  })
}

export async function jobFile(starter: Starter, files: FileStore, actor: Actor, id: string): Promise<JobFile> {
  const row = await ownJob(starter, actor, id)
  if (row.status !== 'done' || row.storageKey === null || row.fileName === null || row.mediaType === null || isOver(row, starter.clock())) throw noSuchJob()
  const found = await files.stat(row.storageKey)
  if (!found) throw noSuchJob()
  return { name: row.fileName, mediaType: row.mediaType, size: found.size, content: await files.get(row.storageKey) }
}

const noSuchJob = (): EngineError => new EngineError('NOT_FOUND', 'There is no such job of yours, or its time is over.')
