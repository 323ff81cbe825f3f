import { EngineError } from '../kernel/errors.ts'
import { isUuid } from '../kernel/uuid.ts'
import type { Entity } from '../model/types.ts'
import { loadRecord, type RecordRow } from '../store/index.ts'
import { visibleRows } from './read-scope.ts'
import type { Runtime } from './types.ts'

/** The record, where the actor may read it. @throws EngineError NOT_FOUND */
export async function visibleRecord({ store, model, actor, clock }: Pick<Runtime, 'model' | 'actor' | 'clock'> & { readonly store: Pick<Runtime['store'], 'query'> }, entity: Entity, id: string, forUpdate = false): Promise<RecordRow> {
  const row = isUuid(id) ? await loadRecord(store.query, entity, id, { visible: visibleRows(model, actor, clock(), entity, 't', 'read'), forUpdate }) : null
  if (!row) throw new EngineError('NOT_FOUND', 'There is no such record, or it is not yours to see.')
  return row
}
