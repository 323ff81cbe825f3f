import { fieldAccess } from '../../access/index.ts'
import type { Actor, Entity, Field, Model } from '../../model/types.ts'

/** Fields of a new record that the actor may fill from a cell; rows of lines and forms have no place in one. */
export function fillableFields(model: Model, actor: Actor, entity: Entity): readonly Field[] {
  const access = fieldAccess(model, actor, entity, null, true)
  return entity.fields.filter((field) => field.type.kind !== null && field.type.kind !== 'json' && access.get(field.name)?.mode === 'edit')
}

const isWords = ({ type, schema }: Field): boolean => type.kind === 'string' && schema.enum === undefined && schema.pattern === undefined

/** What a record of a catalogue is made by where only its name is known: the name, and a code that has to be nothing but its own. Empty where more is needed. */
export function namingFields(model: Model, actor: Actor, target: Entity): readonly Field[] {
  const fillable = fillableFields(model, actor, target).filter(isWords)
  const named = fillable.find(({ name }) => name === target.label.find((each) => each !== 'number'))
  const needed = target.fields.filter((each) => each.required && each !== named && each.initial === null && each.schema.default === undefined)
  return named && needed.every((each) => each.keywords.unique === true && fillable.includes(each)) ? [named, ...needed] : []
}
