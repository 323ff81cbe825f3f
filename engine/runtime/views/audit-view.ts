import type { Engine } from '../../engine.ts'
import { stateOf } from '../../forms/index.ts'
import { raw, sql } from '../../kernel/sql.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Runtime } from '../types.ts'

type Entry = Awaited<ReturnType<Engine['audit']>>[number]

interface Row extends Omit<Entry, 'note' | 'title'> {
  readonly note: string | null
  readonly from_state: string | null
  readonly to_state: string | null
}

/** Who did what, newest first; `after`: id of the last entry seen. A dealership sees its own entries. */
export async function auditView({ store, model, actor }: Runtime, locale: string, after?: string): Promise<readonly Entry[]> {
  const earlier = after ? sql` and a.id < ${after}::uuid` : raw('')
  const own = actor.dealership === null ? raw('') : sql` and a.dealership = ${actor.dealership}`
  const rows = await store.query<Row>(
    sql`select a.id, a.at, a.actor_name as actor, a.action, a.entity, a.record_id as record, a.dealership, a.note, a.from_state, a.to_state from platform.audit_entry a where true${own}${earlier} order by a.id desc limit 200`,
  )
  return rows.map(({ from_state: from, to_state: to, ...row }) => {
    const entity = row.entity === null ? undefined : model.entities.get(row.entity)
    const state = (key: string | null): string | null => key && ((entity && stateOf(entity, key, locale)?.title) ?? key)
    const moved = [state(from), state(to)].filter((title) => title !== null).join(' → ')
    return { ...row, title: entity ? titleOf(entity.titles, locale) : row.entity, note: [moved, row.note].filter(Boolean).join(' · ') || null }
  })
}
