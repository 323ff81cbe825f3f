/** Long jobs: what a person has started, how far it is, and what came of it. */
import type { Json, JsonObject } from '../../kernel/json.ts'
import { type Sql, sql } from '../../kernel/sql.ts'
import type { Titles } from '../../kernel/titles.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Query } from '../pool.ts'

/** `prepared`: waits for its person, not for a worker. */
export type LongJobStatus = 'prepared' | 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

export interface NewLongJob {
  readonly userId: string
  readonly dealership: string | null
  readonly locale: string
  readonly kind: string
  readonly titles: Titles
  readonly params: JsonObject
  readonly status: 'prepared' | 'waiting'
  readonly at: string
  readonly expiresAt: string | null
}

export interface LongJobFile {
  readonly name: string
  readonly mediaType: string
  readonly key: string
}

export interface LongJobRow extends Omit<NewLongJob, 'at' | 'status'> {
  readonly id: string
  readonly status: LongJobStatus
  readonly done: number
  readonly total: number | null
  readonly result: Json
  readonly error: Titles | null
  readonly fileName: string | null
  readonly mediaType: string | null
  readonly storageKey: string | null
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly attempt: number
}

const columns = sql`id, user_id as "userId", dealership, locale, kind, titles, params, status, done, total, result, error, file_name as "fileName", media_type as "mediaType", storage_key as "storageKey",
  created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt", expires_at as "expiresAt", attempt`

export async function insertLongJob(query: Query, { userId, dealership, locale, kind, titles, params, status, at, expiresAt }: NewLongJob): Promise<string> {
  const id = uuidv7(Date.parse(at))
  await query(sql`insert into platform.job (id, user_id, dealership, locale, kind, titles, params, status, created_at, expires_at)
    values (${id}::uuid, ${userId}::uuid, ${dealership}, ${locale}, ${kind}, ${JSON.stringify(titles)}::jsonb, ${JSON.stringify(params)}::jsonb, ${status}, ${at}::timestamptz, ${expiresAt}::timestamptz)`)
  return id
}

export async function findLongJob(query: Query, id: string): Promise<LongJobRow | null> {
  const [row] = await query<LongJobRow>(sql`select ${columns} from platform.job where id = ${id}::uuid`)
  return row ?? null
}

/** Somebody's jobs, newest first. */
export function listLongJobs(query: Query, userId: string, limit: number): Promise<readonly LongJobRow[]> {
  return query<LongJobRow>(sql`select ${columns} from platform.job where user_id = ${userId}::uuid and status <> 'prepared' order by created_at desc, id desc limit ${limit}::int`)
}

/** Takes a job for one worker: whoever held it and was not heard of since `lost` writes nothing more. Null where it is not for the taking. */
export async function claimLongJob(query: Query, id: string, now: string, lost: string): Promise<LongJobRow | null> {
  const [row] = await query<LongJobRow>(sql`update platform.job set status = 'running', attempt = attempt + 1, beat_at = ${now}::timestamptz, started_at = coalesce(started_at, ${now}::timestamptz)
    where id = ${id}::uuid and (status = 'waiting' or (status = 'running' and beat_at < ${lost}::timestamptz)) returning ${columns}`)
  return row ?? null
}

/** Notes with the transaction of `query` how far the work is saved; false where it is not this worker's any more. */
export async function noteLongJob(query: Query, job: Held, result: Json): Promise<boolean> {
  const rows = await query(sql`update platform.job set result = ${JSON.stringify(result)}::jsonb where ${held(job)} returning id`)
  return rows.length > 0
}

/** Lets another worker take the job: this one is about to end. */
export async function releaseLongJob(query: Query, job: Held): Promise<void> {
  await query(sql`update platform.job set status = 'waiting', beat_at = null where ${held(job)}`)
}

type Held = Pick<LongJobRow, 'id' | 'attempt'>

const held = ({ id, attempt }: Held): Sql => sql`id = ${id}::uuid and attempt = ${attempt}::int and status = 'running'`

/** Says how far it is; false where it was cancelled, or another worker has it. */
export async function beatLongJob(query: Query, job: Held, done: number, total: number | null, now: string): Promise<boolean> {
  const rows = await query(sql`update platform.job set done = ${done}::int, total = ${total}::int, beat_at = ${now}::timestamptz where ${held(job)} returning id`)
  return rows.length > 0
}

/** What came of it (null: what was noted before stays); false where it is not this worker's any more. */
export async function finishLongJob(query: Query, job: Held, outcome: { readonly status: 'done' | 'failed'; readonly result: Json; readonly error: Titles | null; readonly file: LongJobFile | null; readonly at: string; readonly expiresAt: string }): Promise<boolean> {
  const { status, result, error, file, at, expiresAt } = outcome
  const rows = await query(sql`update platform.job set status = ${status}, result = coalesce(${result === null ? null : JSON.stringify(result)}::jsonb, result), error = ${error ? JSON.stringify(error) : null}::jsonb,
    done = case when ${status} = 'done' then coalesce(total, done) else done end, file_name = ${file?.name ?? null}, media_type = ${file?.mediaType ?? null}, storage_key = ${file?.key ?? null}, finished_at = ${at}::timestamptz, expires_at = ${expiresAt}::timestamptz
    where ${held(job)} returning id`)
  return rows.length > 0
}

/** Stops a job that is not over; null where there is none of that person. */
export async function cancelLongJob(query: Query, id: string, userId: string, now: string, expiresAt: string): Promise<LongJobRow | null> {
  const [row] = await query<LongJobRow>(sql`update platform.job set status = 'cancelled', finished_at = ${now}::timestamptz, expires_at = ${expiresAt}::timestamptz
    where id = ${id}::uuid and user_id = ${userId}::uuid and status in ('waiting', 'running') returning ${columns}`)
  return row ?? null
}

/** Begins a job of that person again that failed or was cancelled; what it has done stays noted. */
export async function renewLongJob(query: Query, id: string, userId: string): Promise<boolean> {
  const rows = await query(sql`update platform.job set status = 'waiting', error = null, finished_at = null, expires_at = null, beat_at = null
    where id = ${id}::uuid and user_id = ${userId}::uuid and status in ('failed', 'cancelled') returning id`)
  return rows.length > 0
}

/** Ids of jobs that nobody works on: they waited, or were not heard of, since before `since`. */
export async function lostLongJobs(query: Query, since: string): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(sql`select id from platform.job where (status = 'waiting' and created_at < ${since}::timestamptz) or (status = 'running' and beat_at < ${since}::timestamptz) limit 100`)
  return rows.map(({ id }) => id)
}

/** Takes away jobs whose time is over. */
export function dropExpiredLongJobs(query: Query, now: string): Promise<readonly { readonly id: string; readonly storageKey: string | null; readonly params: JsonObject }[]> {
  return query(sql`delete from platform.job where expires_at < ${now}::timestamptz and status in ('prepared', 'done', 'failed', 'cancelled') returning id, storage_key as "storageKey", params`)
}
