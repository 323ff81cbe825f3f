import type { Engine } from '../../engine.ts'
import { raw, sql } from '../../kernel/sql.ts'
import type { Actor } from '../../model/types.ts'
import type { Store } from '../../store/index.ts'

type Entries = Awaited<ReturnType<Engine['audit']>>

/** Who did what, newest first; `after`: id of the last entry seen. A dealership sees its own entries and its people's. */
export function auditView(store: Store, actor: Actor, after?: string): Promise<Entries> {
  const earlier = after ? sql` and a.id < ${after}::uuid` : raw('')
  const own = actor.dealership === null ? raw('') : sql` and a.dealership = ${actor.dealership}`
  return store.query<Entries[number]>(
    sql`select a.id, a.at, a.actor_name as actor, a.action, a.entity, a.record_id as record, a.dealership, coalesce(a.note, nullif(concat_ws(' → ', a.from_state, a.to_state), '')) as note from platform.audit_entry a where true${own}${earlier} order by a.id desc limit 200`,
  )
}
