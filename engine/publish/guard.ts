import { EngineError } from '../kernel/errors.ts'
import { sql } from '../kernel/sql.ts'
import type { Query } from '../store/index.ts'

/** Held shared by every command, alone by a publication: none runs while tables change. */
const lock = 'pitlane.publish'

/** Held by a backup while it is written, shared by publications: tables keep their shape meanwhile. */
export const backupLock = 'pitlane.backup'

/** A publication that waits keeps everybody behind it waiting: longer than this it does not. */
const commandsWait = '3s'
const tablesWait = '700ms'

/**
 * Waits until no command runs, and lets none begin before the transaction ends, however long tables take.
 * @throws EngineError PUBLISH_REFUSED while a backup is written
 */
export async function holdCommands(query: Query): Promise<void> {
  const [backup] = await query<{ none: boolean }>(sql`select pg_try_advisory_xact_lock_shared(hashtext(${backupLock})) as none`)
  if (!backup?.none) throw new EngineError('PUBLISH_REFUSED', 'A backup is being written at this moment.', { hint: 'Publish when it has ended; nothing was changed.' })
  await query(sql`select set_config('statement_timeout', '0', true), set_config('lock_timeout', ${commandsWait}, true)`)
  await query(sql`select pg_advisory_xact_lock(hashtext(${lock}))`)
  await query(sql`select set_config('lock_timeout', ${tablesWait}, true)`)
}

/** From here to the end of the transaction nothing is published. */
export async function holdVersions(query: Query): Promise<void> {
  await query(sql`select pg_advisory_xact_lock_shared(hashtext(${lock}))`)
}

/**
 * From here to the end of the transaction nothing is published: what is written is written by this version.
 * @throws EngineError UNAVAILABLE where another one is live already
 */
export async function demandVersion(query: Query, publication: number): Promise<void> {
  const [row] = await query<{ id: number }>(sql`select platform.hold_version(${lock}) as id`)
  if (row?.id !== publication) throw new EngineError('UNAVAILABLE', 'The definitions were changed at this moment.', { hint: 'Nothing was saved. Send it once more.' })
}
