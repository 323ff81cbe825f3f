import { EngineError } from '../../kernel/errors.ts'
import { contentHash } from '../../kernel/json.ts'
import { sql } from '../../kernel/sql.ts'
import { type Query, type RecordRow, unheard } from '../../store/index.ts'
import type { Command, Runtime } from '../types.ts'

/** A request that may be sent again: its commands are told apart by their order. */
export interface Idempotency {
  readonly key: string
  /** Place of the next command in the request, from 0. */
  readonly next: () => number
  /** The same request begun anew. */
  readonly again: () => Idempotency
}

/** Hours that an answer is kept for. */
export const idempotencyHours = 24

const keyPattern = /^[\x21-\x7e]{1,200}$/

/**
 * What the header Idempotency-Key of a request means.
 * @throws EngineError BAD_INPUT for a key that is none
 */
export function idempotencyOf(key: string | readonly string[] | undefined): Idempotency | undefined {
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !keyPattern.test(key)) throw new EngineError('BAD_INPUT', 'The header Idempotency-Key has 1 to 200 visible characters.', { hint: 'Make a fresh one for each request, such as a uuid, and send it again only with the same request.' })
  return counting(key)
}

function counting(key: string): Idempotency {
  let index = 0
  return { key, next: () => index++, again: () => counting(key) }
}

/** A command that is carried out once, however often it is sent. */
export interface Once {
  /** What it answered before, where it did. */
  readonly answered: (query: Query) => Promise<RecordRow | null>
  /**
   * Does `work` in its transaction, unless another one has: then its answer. Of two at the same time one works
   * and the other waits for it.
   */
  readonly run: (query: Query, work: () => Promise<RecordRow>) => Promise<RecordRow>
}

/** @returns null where the request may not be repeated */
export function onceOf({ actor, idempotency }: Pick<Runtime, 'actor' | 'idempotency'>, { entity, ...asked }: Command): Once | null {
  if (!idempotency) return null
  const key = `${idempotency.next()}:${idempotency.key}`
  const hash = contentHash({ ...asked, entity: entity.name, dealership: actor.dealership })
  const answered = async (query: Query): Promise<RecordRow | null> => {
    const [row] = await query<{ hash: string; result: RecordRow }>(sql`select request_hash as hash, result from platform.idempotency_key
      where user_id = ${actor.id}::uuid and key = ${key} and created_at > now() - make_interval(hours => ${idempotencyHours})`)
    if (!row) return null
    if (row.hash === hash) return row.result
    throw new EngineError('IDEMPOTENCY_MISMATCH', 'This Idempotency-Key was used for another request.', { hint: 'Nothing was done. Make a fresh key for each request.' })
  }
  return {
    answered,
    run: async (query, work) => {
      if (!(await take(query, actor.id, key, hash))) {
        const known = await answered(query)
        if (known) return known
      }
      const row = await work()
      await unheard(query)(sql`update platform.idempotency_key set result = ${JSON.stringify(row)}::jsonb where user_id = ${actor.id}::uuid and key = ${key}`)
      return row
    },
  }
}

/** Whether the key is free, or was used too long ago to count. Waits for whoever is using it at this moment. */
async function take(query: Query, user: string, key: string, hash: string): Promise<boolean> {
  const rows = await query(sql`insert into platform.idempotency_key as k (user_id, key, request_hash, result) values (${user}::uuid, ${key}, ${hash}, 'null'::jsonb)
    on conflict (user_id, key) do update set request_hash = excluded.request_hash, result = excluded.result, created_at = now()
    where k.created_at <= now() - make_interval(hours => ${idempotencyHours}) returning key`)
  return rows.length > 0
}
