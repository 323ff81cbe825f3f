import { fieldAccess } from '../access/index.ts'
import type { EntityView, FieldView } from '../engine.ts'
import { enumValueName } from '../kernel/names.ts'
import { textIn, titleOf } from '../kernel/titles.ts'
import type { Actor, Entity, Field, Model } from '../model/types.ts'
import { optionsOf, stateChoice, targetOf } from './choices.ts'
import { systemField } from './system-fields.ts'

/** The entity as a list or record page needs to know it. */
export function entityViewOf(entity: Entity, locale: string): EntityView {
  const states = [...(entity.machine?.states.values() ?? [])].filter((state) => state.definition.meta.hidden !== true && state.isStored)
  return {
    name: entity.name,
    title: titleOf(entity.titles, locale),
    pluralTitle: titleOf(entity.pluralTitles, locale),
    icon: entity.icon,
    names: entity.names,
    hasNumber: entity.numbering !== null,
    states: states.map((state) => stateChoice(state, locale)),
  }
}

/** A defined or system field as a column or filter; null where records of the entity have none of that name. */
export function fieldViewOf(model: Model, entity: Entity, name: string, locale: string): FieldView | null {
  const field = entity.fieldByName.get(name)
  return field === undefined ? systemFieldView(entity, name, locale) : definedFieldView(model, field, locale)
}

/** Names of the fields that the actor may see in lists, masked ones included. */
export function visibleFields(model: Model, actor: Actor, entity: Entity): ReadonlySet<string> {
  const access = fieldAccess(model, actor, entity, null, false)
  return new Set(entity.fields.filter((field) => access.get(field.name)?.mode !== 'hidden').map((field) => field.name))
}

function definedFieldView(model: Model, field: Field, locale: string): FieldView {
  const { kind, name: type } = field.type
  const target = targetOf(model, field)
  const options = optionsOf(field, locale)
  const unit = textIn(field.keywords.unit, locale) ?? (type === 'money' ? model.settings.currency : undefined)
  return {
    name: field.name,
    title: titleOf(field.titles, locale),
    type,
    kind,
    ...(target === null ? {} : { target }),
    ...(options === null ? {} : { options }),
    ...(kind === 'decimal' ? { scale: field.keywords.scale ?? 2 } : {}),
    ...(unit === undefined ? {} : { unit }),
    graphqlName: enumValueName(field.name),
    sortable: kind !== null && kind !== 'json' && kind !== 'id',
    // Readings of a meter, as kilometres are, add up to nothing.
    ...(field.type.aggregates.includes('sum') && (type === 'money' || unit === undefined) ? { summable: true } : {}),
  }
}

function systemFieldView(entity: Entity, name: string, locale: string): FieldView | null {
  const field = systemField(entity, name)
  if (field === null) return null
  return {
    name,
    title: titleOf(field.titles, locale),
    type: name,
    kind: field.kind,
    ...(name === 'state' ? { options: entityViewOf(entity, locale).states } : {}),
    graphqlName: enumValueName(name),
    sortable: field.kind !== 'id',
  }
}
