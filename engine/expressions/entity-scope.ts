import type { Entity, Field, Model } from '../model/types.ts'
import { type FieldScope, type ObjectScope, recordScope } from './type-scope.ts'

const scopes = new WeakMap<Entity, ObjectScope>()

/** What expressions may read of a record of the entity; one scope per compiled entity. */
export function entityScope(model: Pick<Model, 'entities'>, entity: Entity): ObjectScope {
  const known = scopes.get(entity)
  if (known) return known
  const fields = new Map(entity.fields.map((field) => [field.name, fieldScope(model, field)]))
  const states = entity.machine ? { states: [...entity.machine.states.keys()] } : {}
  const scope = recordScope(entity.name, fields, { ...states, isNumbered: entity.numbering !== null })
  scopes.set(entity, scope)
  return scope
}

function fieldScope(model: Pick<Model, 'entities'>, field: Field): FieldScope {
  const { lines, target } = field
  if (lines) return { kind: null, lines: () => ({ name: field.name, fields: new Map(lines.fields.map((inner) => [inner.name, fieldScope(model, inner)])) }) }
  const entity = target === null ? undefined : model.entities.get(target)
  if (entity) return { kind: 'id', target: () => entityScope(model, entity) }
  const options = field.schema.enum?.filter((value): value is string => typeof value === 'string')
  return { kind: field.type.kind, ...(options ? { options } : {}) }
}
