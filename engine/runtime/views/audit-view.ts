import type { AuditFilter, Engine } from '../../engine.ts'
import { stateOf } from '../../forms/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import { auditAtOnce } from '../../kernel/page-sizes.ts'
import { inLanguage } from '../../kernel/refusals/spoken.ts'
import { and, type Sql, sql } from '../../kernel/sql.ts'
import { titleOf } from '../../kernel/titles.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Runtime } from '../types.ts'

type Entry = Awaited<ReturnType<Engine['audit']>>[number]

interface Row extends Omit<Entry, 'note' | 'title'> {
  readonly note: string | null
  readonly from_state: string | null
  readonly to_state: string | null
}

/** Who did what, newest first; `after`: id of the last entry seen. A dealership sees its own entries. @throws EngineError BAD_INPUT */
export async function auditView(runtime: Runtime, locale: string, after?: string, filter: AuditFilter = {}): Promise<readonly Entry[]> {
  const { store, model, actor } = runtime
  const conditions = [...conditionsOf(runtime, filter), ...(isUuid(after ?? '') ? [sql`a.id < ${after}::uuid`] : []), ...(actor.dealership === null ? [] : [sql`a.dealership = ${actor.dealership}`])]
  const rows = await store.query<Row>(
    sql`select a.id, a.at, a.actor_name as actor, a.action, a.entity, a.record_id as record, a.dealership, a.note, a.from_state, a.to_state from platform.audit_entry a where ${and(conditions)} order by a.id desc limit ${auditAtOnce}::int`,
  )
  return rows.map(({ from_state: from, to_state: to, ...row }) => {
    const entity = row.entity === null ? undefined : model.entities.get(row.entity)
    const state = (key: string | null): string | null => key && ((entity && stateOf(entity, key, locale)?.title) ?? key)
    const moved = [state(from), state(to)].filter((title) => title !== null).join(' → ')
    return { ...row, title: entity ? titleOf(entity.titles, locale) : row.entity, note: [moved, row.note && inLanguage(locale, row.note)].filter(Boolean).join(' · ') || null }
  })
}

/** Days are whole ones, by the clock of the reader's dealership. */
function conditionsOf({ model, actor }: Runtime, { who, action, entity, from, to }: AuditFilter): readonly Sql[] {
  const zone = actor.timeZone ?? model.settings.timeZone
  const wanted = who?.replaceAll('\u0000', '').trim().toLowerCase() ?? ''
  return [
    ...(wanted ? [sql`position(${wanted} in lower(a.actor_name)) > 0`] : []),
    ...(action ? [sql`a.action = ${action}`] : []),
    ...(entity ? [sql`a.entity = ${entity}`] : []),
    ...(from ? [sql`a.at >= ${day(from)}::date::timestamp at time zone ${zone}`] : []),
    ...(to ? [sql`a.at < (${day(to)}::date + 1)::timestamp at time zone ${zone}`] : []),
  ]
}

function day(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text)) return text
  throw new EngineError('BAD_INPUT', 'This is no day.', { hint: 'Write it as 2026-11-22.' })
}
