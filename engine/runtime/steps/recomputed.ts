import type { Entity } from '../../model/types.ts'
import type { RecordRow } from '../../store/index.ts'
import { type ContextFacts, contextOf, type Expand, movedPaths } from './expression-context.ts'
import { withComputed } from './values.ts'

/** The record with its computed fields worked out anew, where they read through a field that points elsewhere than it did. */
export async function recomputed(facts: ContextFacts, expand: Expand, entity: Entity, before: RecordRow, row: RecordRow): Promise<RecordRow> {
  if (movedPaths(entity, before.values, row.values).length === 0) return row
  return { ...row, values: withComputed(entity, row.values, await contextOf(facts, expand, entity, row, { purpose: 'own' })) }
}
