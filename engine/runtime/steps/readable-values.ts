import { permissionOf } from '../../access/index.ts'
import type { Actor, Entity, Model, Values } from '../../model/types.ts'

/** The values the actor may see; masked ones as •••. */
export function readableValues(model: Model, actor: Actor, entity: Entity, values: Values): Values {
  const permission = permissionOf(model, actor, entity)
  return Object.fromEntries(
    entity.fields.flatMap((field) => {
      const restriction = field.hidden ? 'hidden' : permission.restriction(field.name)
      const value = values[field.name] ?? null
      return restriction === 'hidden' ? [] : [[field.name, restriction === 'masked' && value !== null ? '•••' : value]]
    }),
  )
}
