import type { Entity, Values } from '../../model/types.ts'
import type { RecordRow } from '../../store/index.ts'
import { type Applied, applyActions } from './apply-actions.ts'
import { type ContextFacts, contextOf, type Expand } from './expression-context.ts'
import { withComputed, withInitialValues } from './values.ts'

/**
 * A new record with its first values, in the state its machine begins with; neither numbered nor checked yet.
 * Nothing is written.
 */
export async function firstRow(facts: ContextFacts, expand: Expand, entity: Entity, { id, dealership }: Pick<RecordRow, 'id' | 'dealership'>, given: Values): Promise<{ readonly row: RecordRow; readonly effects: Applied['effects']; /** States with timers that it enters. */ readonly entered: readonly string[] }> {
  const { actor } = facts
  const at = facts.now.toISOString()
  const blank: RecordRow = { id, dealership, number: null, state: null, stateSince: null, version: 1, createdAt: at, createdBy: actor.id, updatedAt: at, updatedBy: actor.id, values: given }
  const initial = withInitialValues(entity, given, await contextOf(facts, expand, entity, blank, { purpose: 'create' }))
  const context = await contextOf(facts, expand, entity, { ...blank, values: initial }, { purpose: 'create' })
  const step = entity.machine?.start(context) ?? null
  const { values, effects } = applyActions(entity, initial, step?.actions ?? [], context)
  return { row: { ...blank, state: step?.state ?? null, stateSince: step ? at : null, values: withComputed(entity, values, context) }, effects, entered: step?.entered ?? [] }
}
