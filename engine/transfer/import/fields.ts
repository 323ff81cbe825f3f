import { fieldAccess } from '../../access/index.ts'
import type { Actor, Entity, Field, Model } from '../../model/types.ts'

/** Fields of a new record that the actor may fill from a cell; rows of lines and forms have no place in one. */
export function fillableFields(model: Model, actor: Actor, entity: Entity): readonly Field[] {
  const access = fieldAccess(model, actor, entity, null, true)
  return entity.fields.filter((field) => field.type.kind !== null && field.type.kind !== 'json' && access.get(field.name)?.mode === 'edit')
}

/** The field that alone names a record of the catalogue: what a missing one can be made from. Null where more is needed. */
export function namingField(model: Model, actor: Actor, target: Entity): Field | null {
  const [name] = target.label.filter((each) => each !== 'number')
  const field = fillableFields(model, actor, target).find((each) => each.name === name)
  const needed = target.fields.filter((each) => each.required && each.name !== name && each.initial === null && each.schema.default === undefined)
  return field?.type.kind === 'string' && field.schema.enum === undefined && needed.length === 0 ? field : null
}
