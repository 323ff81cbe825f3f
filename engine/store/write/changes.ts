import { join, type Sql, sql } from '../../kernel/sql.ts'
import { announceAfterCommit } from '../announce.ts'
import type { Query } from '../pool.ts'

/** What happened, as subscribers hear of it. */
export type ChangeKind = 'created' | 'updated' | 'deleted' | 'transitioned' | 'commented' | 'attached' | 'notified' | 'ended' | 'present'

/** NOTIFY channel: something was added to platform.change. */
export const changeChannel = 'pitlane_change'

/** What stands for an entity where a draft of the definitions was changed, or a version published: names that no entity can have. */
export const draftChange = '#draft'
export const versionChange = '#version'

export interface Change {
  readonly kind: ChangeKind
  readonly entity: string
  readonly recordId: string
  readonly dealership: string | null
  /** Who did it; of a notification, whose it is; `present`: who is there, or not. */
  readonly userId: string
  readonly version: number
}

/** The order of what happened is the order of the transactions: see readChanges. */
export function changesSql(changes: readonly Change[]): Sql {
  const rows = changes.map(({ kind, entity, recordId, dealership, userId, version }) => sql`(${kind}, ${entity}, ${recordId}::uuid, ${dealership}, ${userId}::uuid, ${version}::int)`)
  return sql`insert into platform.change (kind, entity, record_id, dealership, user_id, version) values ${join(rows)}`
}

/** Tells subscribers of what stands in no audit: within a transaction. */
export async function tellChange(query: Query, change: Change): Promise<void> {
  await query(changesSql([change]))
  announceAfterCommit(query, changeChannel)
}
