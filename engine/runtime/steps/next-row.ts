import type { Entity, ExpressionContext, Step } from '../../model/types.ts'
import type { RecordRow } from '../../store/index.ts'
import { type Applied, applyActions } from './apply-actions.ts'
import { type ContextFacts, type Expand, refreshed } from './expression-context.ts'
import { withComputed } from './values.ts'

/**
 * The record after a step of its machine, not checked yet, and what its expressions see then; `context` holds what was
 * typed into the event's form. Pure but for the records that its fields have come to point to.
 */
export async function nextRow(facts: ContextFacts, expand: Expand, entity: Entity, before: RecordRow, step: Step, context: ExpressionContext): Promise<{ readonly row: RecordRow; readonly effects: Applied['effects']; readonly context: ExpressionContext }> {
  const { actor, now } = facts
  const at = now.toISOString()
  const { values, effects } = applyActions(entity, before.values, step.actions, context)
  const seen = await refreshed(expand, entity, context, before.values, values)
  const stateSince = step.state === before.state ? before.stateSince : at
  return { row: { ...before, version: before.version + 1, state: step.state, stateSince, updatedAt: at, updatedBy: actor.id, values: withComputed(entity, values, seen) }, effects, context: seen }
}
