import { fieldAccess } from '../../access/index.ts'
import type { TimelineEntry } from '../../engine.ts'
import { formatValue, stateOf } from '../../forms/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { Json } from '../../kernel/json.ts'
import { sql } from '../../kernel/sql.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Entity, Values } from '../../model/types.ts'
import { insertComment } from '../../store/index.ts'
import { atHome } from '../at-home.ts'
import { commentRow } from '../steps/journal-entries.ts'
import type { Runtime } from '../types.ts'
import { visibleRecord } from '../visible-record.ts'
import { labelsOf } from './labels.ts'

interface AuditRow {
  readonly id: string
  readonly at: string
  readonly actor_name: string
  readonly action: TimelineEntry['kind'] | 'state-mapped'
  readonly transition: string | null
  readonly from_state: string | null
  readonly to_state: string | null
  readonly changes: Readonly<Record<string, readonly [Json, Json]>> | null
  readonly note: string | null
}

/** More entries than these are not shown at once. */
const mostEntries = 200

/** What happened to a record, newest first: changes, transitions and comments. Fields the reader may not see are left out. */
export async function timeline(asked: Runtime, locale: string, of: Entity, id: string): Promise<readonly TimelineEntry[]> {
  const { runtime, entity } = await atHome(asked, of, id)
  const row = await visibleRecord(runtime, entity, id)
  const { store, model, actor } = runtime
  const rows = await store.query<AuditRow>(sql`
    select a.id, a.at, a.actor_name, a.action, a.transition, a.from_state, a.to_state, a.changes, a.note from platform.audit_entry a
      where a.entity = ${entity.name} and a.record_id = ${id}::uuid and a.action in ('create', 'update', 'transition', 'delete', 'state-mapped')
    union all
    select c.id, c.created_at, c.author_name, 'comment', null, null, null, null, c.body from platform.comment c where c.entity = ${entity.name} and c.record_id = ${id}::uuid
    order by 2 desc, 1 desc limit ${mostEntries}`)
  const shown = new Set([...fieldAccess(model, actor, entity, row.state, false)].flatMap(([name, { mode }]) => (mode === 'hidden' || mode === 'masked' ? [] : [name])))
  const labels = await labelsOf(runtime, entity, pointedTo(rows))
  const format = { locale, timeZone: actor.timeZone ?? model.settings.timeZone, labels }
  return rows.map((entry) => ({
    id: entry.id,
    kind: entry.action === 'state-mapped' ? 'transition' : entry.action,
    at: entry.at,
    actor: entry.actor_name,
    title: transitionTitle(entity, entry.transition, locale),
    from: stateOf(entity, entry.from_state, locale),
    to: stateOf(entity, entry.to_state, locale),
    text: entry.note,
    changes: entry.action === 'create' ? [] : changesOf(entity, entry, shown, locale, (name, value) => formatChange(entity, name, value, format)),
  }))
}

function transitionTitle(entity: Entity, transition: string | null, locale: string): string | null {
  const { transitions = [], automatic = [] } = entity.machine ?? {}
  const found = [...transitions, ...automatic].find(({ id }) => id === transition)
  return found ? titleOf(found.titles, locale) : null
}

/** Old and new values of all entries, so that the labels of what they point to are read in one go. */
function pointedTo(rows: readonly AuditRow[]): readonly Values[] {
  return rows.flatMap(({ changes }) => [0, 1].map((side) => Object.fromEntries(Object.entries(changes ?? {}).map(([name, pair]) => [name, pair[side] ?? null]))))
}

function changesOf(entity: Entity, { changes }: AuditRow, shown: ReadonlySet<string>, locale: string, text: (name: string, value: Json) => string): TimelineEntry['changes'] {
  return Object.entries(changes ?? {}).flatMap(([name, [from, to]]) => {
    const field = entity.fieldByName.get(name)
    return field && shown.has(name) ? [{ field: titleOf(field.titles, locale), from: text(name, from), to: text(name, to) }] : []
  })
}

function formatChange(entity: Entity, name: string, value: Json, format: Parameters<typeof formatValue>[2]): string {
  const field = entity.fieldByName.get(name)
  return value === '•••' || !field ? String(value ?? '') : formatValue(field, value, format)
}

/** Adds a comment to the record's timeline. @throws EngineError VALIDATION_FAILED for an empty or endless text */
export async function addComment(runtime: Runtime, entity: Entity, id: string, text: string): Promise<void> {
  const body = text.trim()
  if (body === '' || body.length > 10_000) throw new EngineError('VALIDATION_FAILED', 'A comment has 1 to 10,000 characters.', { issues: [{ pointer: '/text', message: 'A comment has 1 to 10,000 characters.' }] })
  const row = await visibleRecord(runtime, entity, id)
  const { store, actor, clock } = runtime
  await insertComment(store.query, commentRow({ actor, now: clock() }, entity, row, body))
}
