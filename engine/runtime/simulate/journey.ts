/** What a record went through, put together from the journal and the record as it stands. */
import type { Json } from '../../kernel/json.ts'
import { sql } from '../../kernel/sql.ts'
import type { Values } from '../../model/types.ts'
import type { Query, RecordRow } from '../../store/index.ts'

interface Entry {
  readonly at: string
  readonly actorId: string
  readonly action: 'create' | 'update' | 'transition'
  readonly event: string | null
  readonly transition: string | null
  readonly fromState: string | null
  readonly toState: string | null
  readonly changes: Readonly<Record<string, readonly [Json, Json]>> | null
  readonly input: Values | null
}

/** One event as it happened. */
export interface Sent {
  readonly at: string
  readonly actorId: string
  readonly event: string
  /** Stable id of the transition that was taken. */
  readonly transition: string | null
  readonly from: string
  readonly to: string
  readonly input: Values
  /** The record just before it. */
  readonly before: RecordRow
}

export interface Journey {
  readonly created: { readonly at: string; readonly actorId: string; readonly state: string; readonly row: RecordRow }
  readonly sent: readonly Sent[]
  readonly now: RecordRow
}

/** What of the journal is put in place of personal data. */
const masked = '•••'

/**
 * The record's way, oldest first; null where the journal does not hold it whole (a state was mapped, entries are
 * missing). Values before each event are those of now with every later change undone; personal data, which the
 * journal does not keep, is taken to have been as it is now.
 */
export async function journeyOf(query: Query, entity: string, now: RecordRow): Promise<Journey | null> {
  const entries = await query<Entry>(sql`select a.at, a.actor_id as "actorId", a.action, a.event, a.transition, a.from_state as "fromState", a.to_state as "toState", a.changes, a.input
    from platform.audit_entry a where a.entity = ${entity} and a.record_id = ${now.id}::uuid and a.action in ('create', 'update', 'transition') order by a.at, a.action <> 'create', a.id`)
  const befores = valuesBefore(entries, now.values)
  const sent: Sent[] = []
  let [state, since, version] = [entries[0]?.toState ?? null, entries[0]?.at ?? '', 1]
  if (entries[0]?.action !== 'create' || state === null) return null
  const rowAt = (i: number): RecordRow => ({ ...now, version, state, stateSince: since, updatedAt: entries[i]?.at ?? now.updatedAt, updatedBy: entries[i]?.actorId ?? now.updatedBy, values: befores[i + 1] ?? now.values })
  const created = { at: entries[0].at, actorId: entries[0].actorId, state, row: rowAt(0) }
  for (const [i, entry] of entries.entries()) {
    if (entry.action === 'transition') {
      if (entry.fromState !== state || entry.toState === null || entry.event === null) return null
      sent.push({ at: entry.at, actorId: entry.actorId, event: entry.event, transition: entry.transition, from: entry.fromState, to: entry.toState, input: entry.input ?? {}, before: rowAt(i - 1) })
      if (entry.toState !== state) [state, since] = [entry.toState, entry.at]
    }
    version++
  }
  return state === now.state ? { created, sent, now } : null
}

/** Values before each entry, and at the end those of now. */
function valuesBefore(entries: readonly Entry[], now: Values): readonly Values[] {
  const found: Values[] = [now]
  for (const { changes, action } of entries.toReversed()) {
    const after = found[0] ?? {}
    const undone = action === 'create' ? {} : Object.fromEntries(Object.entries(changes ?? {}).map(([name, [old]]) => [name, unmasked(old, after[name] ?? null)]))
    found.unshift({ ...after, ...undone })
  }
  return found
}

/** An old value with what the journal masks taken from the present one. */
function unmasked(old: Json, present: Json): Json {
  if (old === masked) return present
  if (!Array.isArray(old)) return old
  const rows = new Map(Array.isArray(present) ? present.filter(isRow).map((row) => [row.id, row]) : [])
  return old.map((row: Json) => (isRow(row) ? Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === masked ? (rows.get(row.id)?.[name] ?? null) : value])) : row)) as Json
}

export const isRow = (value: Json): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value)
