import type { EntityView } from '../../engine.ts'
import { stateOf } from '../../forms/index.ts'
import { permissionOf } from '../../access/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Entity } from '../../model/types.ts'
import { loadRecords } from '../../store/index.ts'
import { visibleRows } from '../read-scope.ts'
import type { Runtime } from '../types.ts'

const mostAsked = 300

/** In which state the records stand, by id, as far as the reader may read them. @throws EngineError BAD_INPUT for too many */
export async function linkedStates({ store, model, actor, clock }: Runtime, locale: string, entity: Entity, ids: readonly string[]): Promise<Readonly<Record<string, EntityView['states'][number]>>> {
  const wanted = [...new Set(ids)].filter(isUuid)
  if (wanted.length > mostAsked) throw new EngineError('BAD_INPUT', `Ask for at most ${mostAsked} records at once.`)
  if (!entity.machine || !permissionOf(model, actor, entity).read) return {}
  const rows = await loadRecords(store.query, entity, wanted, visibleRows(model, actor, clock(), entity, 't', 'read'))
  return Object.fromEntries(rows.flatMap((row) => {
    const state = stateOf(entity, row.state, locale)
    return state ? [[row.id, state]] : []
  }))
}
