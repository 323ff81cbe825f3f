import { EngineError } from '../kernel/errors.ts'
import type { Entity } from '../model/types.ts'
import type { Runtime } from '../runtime/index.ts'

/** @throws EngineError NOT_FOUND for a name that no entity has */
export function entityOf({ model }: Runtime, name: string): Entity {
  const entity = model.entities.get(name)
  if (entity) return entity
  throw new EngineError('NOT_FOUND', `There is no entity “${name}”.`)
}
