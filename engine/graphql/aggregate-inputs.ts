import type { InputRef } from '@pothos/core'
import type { Entity, Field, Model } from '../model/types.ts'
import { parentName } from '../runtime/index.ts'
import type { Builder } from './builder.ts'
import { type FieldEnum, fieldEnum, lineFieldEnum, type SharedTypes } from './shared-types.ts'

/** What figures may be grouped by, of every entity and through references of one by the other. */
export interface Groups {
  readonly fields: (entity: Entity) => FieldEnum
  readonly groupBy: (entity: Entity) => InputRef<object>
  /** Enum and input of the rows of a lines field. */
  readonly ofLines: (entity: Entity, field: Field) => { readonly fields: FieldEnum; readonly groupBy: InputRef<object> }
}

export function groupInputs(builder: Builder, model: Model, shared: SharedTypes): Groups {
  const entities = [...model.entities.values()]
  const fields = new Map(entities.map((entity) => [entity.name, fieldEnum(builder, entity)]))
  const refs = new Map(entities.map((entity) => [entity.name, builder.inputRef<object>(`${entity.names.type}GroupBy`)]))
  const refOf = (entity: Entity): InputRef<object> => refs.get(entity.name) as InputRef<object>
  const implement = (ref: ReturnType<Builder['inputRef']>, values: FieldEnum, around: readonly Field[], parent: Entity | null): void => {
    ref.implement({
      description: 'A field, or one of the record that a reference leads to.',
      fields: (t) => ({
        field: t.field({ type: values }),
        bucket: t.field({ type: shared.bucket, description: 'For dates and moments.' }),
        ...Object.fromEntries(
          around.flatMap((field) => {
            const target = field.target === null || field.hidden ? undefined : model.entities.get(field.target)
            return target && field.name !== 'field' && field.name !== 'bucket' ? [[field.name, t.field({ type: refOf(target), description: field.titles.en })]] : []
          }),
        ),
        ...(parent ? { [parentName]: t.field({ type: refOf(parent), description: 'The record of the row.' }) } : {}),
      }),
    })
  }
  for (const entity of entities) implement(refOf(entity) as ReturnType<Builder['inputRef']>, fields.get(entity.name) as FieldEnum, entity.fields, null)
  return {
    fields: (entity) => fields.get(entity.name) as FieldEnum,
    groupBy: refOf,
    ofLines: (entity, field) => {
      const values = lineFieldEnum(builder, field)
      const ref = builder.inputRef<object>(`${field.lines?.typeName ?? ''}GroupBy`)
      implement(ref as ReturnType<Builder['inputRef']>, values, field.lines?.fields ?? [], entity)
      return { fields: values, groupBy: ref }
    },
  }
}
