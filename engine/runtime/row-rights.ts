import { permissionOf } from '../access/index.ts'
import type { Entity } from '../model/types.ts'
import { loadRecord, type RecordRow } from '../store/index.ts'
import { isNetworks, visibleRows } from './read-scope.ts'
import type { Runtime } from './types.ts'

/**
 * Why the actor may not change (or delete) this record as a whole; null where they may. What of it is open
 * is told field by field.
 */
export async function rowRefusal({ store, model, actor, clock }: Pick<Runtime, 'store' | 'model' | 'actor' | 'clock'>, entity: Entity, row: RecordRow, right: 'edit' | 'delete'): Promise<'NO_EDIT' | 'NO_DELETE' | 'SHARED_ROW' | 'ROW' | null> {
  if (!permissionOf(model, actor, entity)[right]) return right === 'edit' ? 'NO_EDIT' : 'NO_DELETE'
  if (isNetworks(actor, entity, row)) return 'SHARED_ROW'
  const isOpen = (await loadRecord(store.query, entity, row.id, { visible: visibleRows(model, actor, clock(), entity, 't', right) })) !== null
  return isOpen ? null : 'ROW'
}
