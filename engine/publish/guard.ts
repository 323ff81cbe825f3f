import { EngineError } from '../kernel/errors.ts'
import { sql } from '../kernel/sql.ts'
import type { Query, Store } from '../store/index.ts'

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

/**
 * The store for commands that were made of one version: each of its transactions writes by that version or not
 * at all, also where another process publishes at that moment. `onOutdated` looks for the newer version.
 */
export function guardedStore(store: Store, publication: number, onOutdated: () => Promise<unknown>): Store {
  return {
    ...store,
    transaction: async (work) => {
      let outdated = false
      try {
        return await store.transaction(async (query) => {
          await query(sql`select pg_advisory_xact_lock_shared(hashtext(${lock}))`)
          // A statement of its own: it must see what was published while the lock was waited for.
          const [row] = await query<{ id: number }>(sql`select max(id) as id from platform.publication`)
          outdated = row?.id !== publication
          if (outdated) throw new EngineError('UNAVAILABLE', 'The definitions were changed at this moment.', { hint: 'Nothing was saved. Send it once more.' })
          return work(query)
        })
      } finally {
        if (outdated) await onOutdated()
      }
    },
  }
}
