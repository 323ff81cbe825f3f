/** What the journals say of a command. */
import type { Json } from '../../kernel/json.ts'
import type { Entity, Field, Step, Values } from '../../model/types.ts'
import type { AuditEntry, CommentRow, RecordRow } from '../../store/index.ts'
import { changesOf } from './changes.ts'
import type { ContextFacts } from './expression-context.ts'

type Doer = Pick<ContextFacts, 'actor' | 'now'>

/** Who did it to which record, and when. */
export function auditHead({ actor, now }: Doer, entity: Entity, row: RecordRow): Omit<AuditEntry, 'action'> {
  return { at: now.toISOString(), actorId: actor.id, actorName: actor.name, dealership: row.dealership, entity: entity.name, recordId: row.id, version: row.version }
}

/** The same of what leaves the record as it is: there is no version that subscribers would hear of. */
export function quietHead(doer: Doer, entity: Entity, row: RecordRow): Omit<AuditEntry, 'action'> {
  const { version: _, ...rest } = auditHead(doer, entity, row)
  return rest
}

/** The event that was sent, what was typed with it, and what it did to the record. */
export function transitionEntry(doer: Doer, entity: Entity, before: RecordRow, after: RecordRow, step: Step, event: string, form: { readonly fields: readonly Field[]; readonly input: Values }): AuditEntry {
  return {
    ...auditHead(doer, entity, after),
    action: 'transition',
    event,
    transition: step.transitions[0] ?? null,
    fromState: before.state,
    toState: after.state,
    changes: changesOf(entity, before.values, after.values),
    durationMs: timeSpent(doer, before, after),
    input: withoutPersonal(form),
  }
}

/** How long the record stood in the state that it leaves; null where it stays. */
function timeSpent({ now }: Doer, before: RecordRow, after: RecordRow): number | null {
  return before.stateSince === null || before.state === after.state ? null : Math.max(0, now.getTime() - Date.parse(before.stateSince))
}

/** What a replay needs; the rest of what was typed stands in the record alone, under its masks. */
function withoutPersonal({ fields, input }: { readonly fields: readonly Field[]; readonly input: Values }): Values | null {
  const kept = fields.flatMap(({ name, keywords }): [string, Json][] => (keywords.personal || input[name] === undefined || input[name] === null ? [] : [[name, input[name]]]))
  return kept.length === 0 ? null : Object.fromEntries(kept)
}

/** What somebody, or an action in their name, writes beneath the record. */
export function commentRow({ actor, now }: Doer, entity: Entity, row: RecordRow, body: string): CommentRow {
  return { entity: entity.name, recordId: row.id, dealership: row.dealership, authorId: actor.id, authorName: actor.name, body, at: now.toISOString() }
}
