import type { Choice, EntityView, FieldView } from '../engine.ts'
import { titleOf } from '../kernel/titles.ts'
import type { Entity, Field, Model, State } from '../model/types.ts'

/** The options of an enum field in the order of its values; null for other fields. */
export function optionsOf(field: Field, locale: string): readonly Choice[] | null {
  if (field.schema.enum === undefined) return null
  return field.schema.enum.map((value) => {
    const option = field.keywords.options?.[String(value)]
    return { value: String(value), title: option === undefined ? String(value) : titleOf(option.titles, locale), ...(option?.color === undefined ? {} : { color: option.color }) }
  })
}

/** Where a reference points; people are picked like records. */
export function targetOf(model: Model, field: Field): NonNullable<FieldView['target']> | null {
  if (field.type.name === 'user') return { entity: 'user', type: 'User', many: 'users', one: 'user' }
  const target = field.target === null ? undefined : model.entities.get(field.target)
  return target === undefined ? null : { entity: target.name, type: target.names.type, many: target.names.many, one: target.names.one }
}

/** A state as a badge. */
export function stateChoice(state: State, locale: string): EntityView['states'][number] {
  return { value: state.key, title: titleOf(state.titles, locale), color: state.color, category: state.category }
}

/** The badge of the state with that key; null where the entity has no such state. */
export function stateOf(entity: Entity, key: string | null, locale: string): EntityView['states'][number] | null {
  const state = key === null ? undefined : entity.machine?.states.get(key)
  return state === undefined ? null : stateChoice(state, locale)
}
