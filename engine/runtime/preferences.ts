import { EngineError } from '../kernel/errors.ts'
import type { Json, JsonObject } from '../kernel/json.ts'
import { sql } from '../kernel/sql.ts'
import type { Runtime } from './types.ts'

/** Characters of one value as JSON, and keys of one person. */
const largestValue = 20_000
const mostKeys = 500

export async function readPreferences({ store, actor }: Runtime): Promise<JsonObject> {
  const [row] = await store.query<{ preferences: JsonObject }>(sql`select u.preferences from platform."user" u where u.id = ${actor.id}::uuid`)
  return row?.preferences ?? {}
}

export async function savePreference({ store, actor }: Runtime, key: string, value: Json): Promise<void> {
  const text = JSON.stringify(value ?? null)
  if (!/^[\w.:-]{1,100}$/.test(key) || text.length > largestValue || text.includes('\\u0000')) throw new EngineError('BAD_INPUT', 'This cannot be kept as a setting.')
  if (value === null || value === undefined) {
    await store.query(sql`update platform."user" set preferences = preferences - ${key}::text where id = ${actor.id}::uuid`)
    return
  }
  const kept = await store.query(sql`update platform."user" set preferences = preferences || jsonb_build_object(${key}::text, ${text}::jsonb)
    where id = ${actor.id}::uuid and (preferences ? ${key}::text or (select count(*) from jsonb_object_keys(preferences)) < ${mostKeys}) returning id`)
  if (kept.length === 0) throw new EngineError('BAD_INPUT', 'This cannot be kept as a setting.')
}
