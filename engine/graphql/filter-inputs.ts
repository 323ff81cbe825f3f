import type { InputRef } from '@pothos/core'
import { systemFieldsOf } from '../model/system-fields.ts'
import type { Entity, Field, Model, ScalarKind } from '../model/types.ts'
import { type Builder, type ScalarName, scalarOf } from './builder.ts'

type AnyInput = InputRef<object>

const comparable: ReadonlySet<ScalarKind> = new Set<ScalarKind>(['string', 'integer', 'decimal', 'date', 'datetime'])

/** Filter inputs of all entities; entities refer to each other, so they are declared first and filled when asked for. */
export function filterInputs(builder: Builder, model: Model): (entity: Entity) => AnyInput {
  const scalars = new Map((Object.keys(scalarOf) as ScalarKind[]).map((kind) => [kind, scalarFilter(builder, kind)]))
  const refs = new Map<string, AnyInput>([...model.entities.values()].map((entity) => [entity.name, builder.inputRef<object>(`${entity.names.type}Filter`)]))
  for (const entity of model.entities.values()) implementFilter(builder, model, entity, refs, scalars)
  return (entity) => refs.get(entity.name) as AnyInput
}

type Refs = ReadonlyMap<string, AnyInput>
type Scalars = ReadonlyMap<ScalarKind, AnyInput>

function scalarFilter(builder: Builder, kind: ScalarKind): AnyInput {
  const scalar: ScalarName = scalarOf[kind]
  return builder.inputType(`${scalar}Filter`, {
    description: `Conditions on a value of type ${scalar}; all that are given must hold.`,
    fields: (t) => ({
      isNull: t.boolean({ description: 'true: empty; false: filled' }),
      ...(kind === 'json' ? {} : { eq: t.field({ type: scalar }), ne: t.field({ type: scalar, description: 'Differs; empty counts as different.' }) }),
      ...(kind === 'json' || kind === 'boolean' ? {} : { in: t.field({ type: [scalar] }), notIn: t.field({ type: [scalar] }) }),
      ...(comparable.has(kind) ? { lt: t.field({ type: scalar }), lte: t.field({ type: scalar }), gt: t.field({ type: scalar }), gte: t.field({ type: scalar }) } : {}),
      ...(kind === 'string' ? { contains: t.string({ description: 'Anywhere, in either case.' }), startsWith: t.string() } : {}),
    }),
  }) as AnyInput
}

function implementFilter(builder: Builder, model: Model, entity: Entity, refs: Refs, scalars: Scalars): void {
  const self = refs.get(entity.name) as AnyInput
  const lines = new Map(entity.fields.filter((field) => field.lines && !field.hidden).map((field) => [field.name, linesFilter(builder, model, field, refs, scalars)]))
  ;(self as ReturnType<Builder['inputRef']>).implement({
    description: `Conditions on ${entity.names.type}; all that are given must hold.`,
    fields: (t) => {
      const of = (type: AnyInput, description?: string) => t.field({ type, ...(description ? { description } : {}) })
      const system = systemFieldsOf(entity).map((field) => [field.name, of(scalars.get(field.kind) as AnyInput)] as const)
      const own = entity.fields.filter((field) => !field.hidden).map((field) => [field.name, of(lines.get(field.name) ?? inputOf(model, field, refs, scalars), field.titles.en)] as const)
      return {
        and: t.field({ type: [self] }),
        or: t.field({ type: [self] }),
        not: t.field({ type: self }),
        isNull: t.boolean({ description: 'In a reference: true: it is empty; false: it is filled.' }),
        ...Object.fromEntries([...system, ...own]),
      }
    },
  })
}

function linesFilter(builder: Builder, model: Model, field: Field, refs: Refs, scalars: Scalars): AnyInput {
  const name = field.lines?.typeName ?? ''
  const row = builder.inputType(`${name}RowFilter`, {
    fields: (t) => Object.fromEntries((field.lines?.fields ?? []).map((inner) => [inner.name, t.field({ type: inputOf(model, inner, refs, scalars), description: inner.titles.en })])),
  }) as AnyInput
  return builder.inputType(`${name}Filter`, {
    fields: (t) => ({ some: t.field({ type: row, description: 'At least one row is like this.' }), none: t.field({ type: row, description: 'No row is like this.' }) }),
  }) as AnyInput
}

function inputOf(model: Model, field: Field, refs: Refs, scalars: Scalars): AnyInput {
  const target = field.target === null ? undefined : model.entities.get(field.target)
  return ((target && refs.get(target.name)) ?? scalars.get(field.type.kind ?? 'json')) as AnyInput
}
