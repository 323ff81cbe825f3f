import type { Entity, ExpressionContext, Step } from '../../model/types.ts'
import type { RecordRow } from '../../store/index.ts'
import { type Applied, applyActions } from './apply-actions.ts'
import type { ContextFacts } from './expression-context.ts'
import { withComputed } from './values.ts'

/** The record after a step of its machine, not checked yet; `context` holds what was typed into the event's form. Pure. */
export function nextRow({ actor, now }: ContextFacts, entity: Entity, before: RecordRow, step: Step, context: ExpressionContext): { readonly row: RecordRow; readonly effects: Applied['effects'] } {
  const at = now.toISOString()
  const { values, effects } = applyActions(entity, before.values, step.actions, context)
  const stateSince = step.state === before.state ? before.stateSince : at
  return { row: { ...before, version: before.version + 1, state: step.state, stateSince, updatedAt: at, updatedBy: actor.id, values: withComputed(entity, values, context) }, effects }
}
