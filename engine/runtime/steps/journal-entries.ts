/** What the journals say of a command. */
import type { Entity, Step } from '../../model/types.ts'
import type { AuditEntry, CommentRow, RecordRow } from '../../store/index.ts'
import { changesOf } from './changes.ts'
import type { ContextFacts } from './expression-context.ts'

type Doer = Pick<ContextFacts, 'actor' | 'now'>

/** Who did it to which record, and when. */
export function auditHead({ actor, now }: Doer, entity: Entity, row: RecordRow): Omit<AuditEntry, 'action'> {
  return { at: now.toISOString(), actorId: actor.id, actorName: actor.name, dealership: row.dealership, entity: entity.name, recordId: row.id, version: row.version }
}

/** The event that was sent, and what it did to the record. */
export function transitionEntry(doer: Doer, entity: Entity, before: RecordRow, after: RecordRow, step: Step, event: string): AuditEntry {
  return { ...auditHead(doer, entity, after), action: 'transition', event, transition: step.transitions[0] ?? null, fromState: before.state, toState: after.state, changes: changesOf(entity, before.values, after.values) }
}

/** What somebody, or an action in their name, writes beneath the record. */
export function commentRow({ actor, now }: Doer, entity: Entity, row: RecordRow, body: string): CommentRow {
  return { entity: entity.name, recordId: row.id, dealership: row.dealership, authorId: actor.id, authorName: actor.name, body, at: now.toISOString() }
}
