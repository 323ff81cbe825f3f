import { systemFieldsOf } from '../model/system-fields.ts'
import type { Entity } from '../model/types.ts'
import { type RecordRow, type Selected, systemValues } from '../store/index.ts'
import { readScopeOf } from './read-scope.ts'
import { runOne } from './run-query.ts'
import type { Runtime } from './types.ts'

/**
 * What its sender may see of the record that a command has just written: told from the row, where that alone says
 * all that is asked for, else read back. @throws EngineError FORBIDDEN, BAD_INPUT
 */
export async function runWritten(runtime: Runtime, entity: Entity, row: RecordRow, select: readonly Selected[]): Promise<object | null> {
  return isTold(runtime, entity, row, select) ? told(row, select) : runOne(runtime, entity, row.id, select)
}

/**
 * System fields stand in the row as the table has them. A row filter and the dealership decide who sees it; under
 * an Idempotency-Key the row may be that of a request long ago.
 */
function isTold({ model, actor, clock, idempotency }: Runtime, entity: Entity, row: RecordRow, select: readonly Selected[]): boolean {
  if (idempotency || (entity.scope !== 'network' && (row.dealership === null || row.dealership !== actor.dealership))) return false
  const scope = readScopeOf(model, actor, clock())
  const own = systemFieldsOf(entity)
  return scope.isWhole(entity) && select.every((item) => item.kind === 'column' && own.some(({ name }) => name === item.name) && scope.mask(entity, item.name) === 'clear')
}

function told(row: RecordRow, select: readonly Selected[]): object {
  const values = systemValues(row)
  return Object.fromEntries(select.map((item) => [item.key, item.kind === 'column' ? values[item.name] : null]))
}
