/** How somebody wants the interface: kept with the person, whatever browser it is. */
import type { Preferences } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import { sql } from '../../kernel/sql.ts'
import type { Runtime } from '../types.ts'

/** Longest list of blocks that is kept. */
const mostBlocks = 200

const isIds = (value: unknown): boolean => Array.isArray(value) && value.length <= mostBlocks && value.every((id) => typeof id === 'string' && id.length <= 60)
const isArrangement = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).every((key) => key === 'hidden' || key === 'order') && isIds((value as Preferences['home'])?.hidden) && isIds((value as Preferences['home'])?.order)

const checks: { readonly [K in keyof Required<Preferences>]: (value: unknown) => boolean } = {
  density: (value) => value === 'compact' || value === 'normal' || value === 'comfortable',
  slim: (value) => typeof value === 'boolean',
  home: isArrangement,
}

export async function readPreferences({ store, actor }: Pick<Runtime, 'store' | 'actor'>): Promise<Preferences> {
  const [row] = await store.query<{ preferences: Record<string, unknown> }>(sql`select u.preferences from platform."user" u where u.id = ${actor.id}::uuid`)
  return Object.fromEntries(Object.entries(row?.preferences ?? {}).filter(([key, value]) => Object.hasOwn(checks, key) && checks[key as keyof Preferences](value)))
}

/** @throws EngineError BAD_INPUT for what is no preference */
export async function savePreferences({ store, actor }: Pick<Runtime, 'store' | 'actor'>, changes: Preferences): Promise<void> {
  for (const [key, value] of Object.entries(changes)) if (!Object.hasOwn(checks, key) || !checks[key as keyof Preferences](value)) throw new EngineError('BAD_INPUT', `“${key}” cannot be kept so.`)
  await store.query(sql`update platform."user" set preferences = preferences || ${JSON.stringify(changes)}::jsonb where id = ${actor.id}::uuid`)
}
