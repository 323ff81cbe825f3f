import { systemFieldsOf } from '../model/system-fields.ts'
import type { Entity, Field, Model, ScalarKind } from '../model/types.ts'
import { parentName } from '../runtime/index.ts'
import { type Builder, type RecordRef, recordRef, scalarOf } from './builder.ts'
import { withSource } from './context.ts'
import { fromParent, type RecordTypes } from './record-types.ts'

type MeasureName = 'sum' | 'avg' | 'min' | 'max'

/** A field of what an aggregate counts. */
interface CountedField {
  readonly name: string
  readonly description: string | undefined
  readonly kind: ScalarKind
  /** Entity it leads to; `person` for people. */
  readonly target: string | 'person' | null
  readonly measures: readonly MeasureName[]
}

/** Records of an entity, or rows of their lines. */
export interface Counted {
  readonly type: string
  readonly fields: readonly CountedField[]
}

const fieldCounted = (field: Field): CountedField => ({
  name: field.name,
  description: field.titles.en,
  kind: field.type.kind ?? 'json',
  target: field.target ?? (field.type.kind === 'id' ? 'person' : null),
  measures: field.type.aggregates,
})

const isScalar = (field: Field): boolean => !field.hidden && field.type.kind !== null && field.type.kind !== 'json'
/** Numbers and moments that have a first and a last. */
const ranged: ReadonlySet<string> = new Set(['number', 'stateSince', 'createdAt', 'updatedAt'])

export function recordsCounted(entity: Entity): Counted {
  const system = systemFieldsOf(entity).map(({ name, kind }): CountedField => ({ name, description: undefined, kind, target: kind === 'id' && name !== 'id' ? 'person' : null, measures: ranged.has(name) ? ['min', 'max'] : [] }))
  const category: readonly CountedField[] = entity.machine && !entity.fieldByName.has('stateCategory') ? [{ name: 'stateCategory', description: 'What the state means.', kind: 'string', target: null, measures: [] }] : []
  return { type: entity.names.type, fields: [...system, ...category, ...entity.fields.filter(isScalar).map(fieldCounted)] }
}

export function rowsCounted(entity: Entity, { lines }: Field): Counted {
  const own = (lines?.fields ?? []).filter((field) => isScalar(field) && field.name !== parentName).map(fieldCounted)
  const parent: CountedField = { name: parentName, description: 'The record of the row.', kind: 'id', target: entity.name, measures: [] }
  return { type: lines?.typeName ?? '', fields: [{ name: 'id', description: undefined, kind: 'id', target: null, measures: [] }, ...own, parent] }
}

/** Holds values of a group; there also where none of them was asked for. */
const containerOf: typeof fromParent = (parent, args, context, info) => (fromParent(parent, args, context, info) ?? {}) as never

/** A group with its measures. */
export function aggregateType(builder: Builder, model: Model, types: RecordTypes, counted: Counted): RecordRef {
  const { type, fields } = counted
  const group = groupType(builder, model, types, counted)
  const distinct = distinctType(builder, type, fields)
  const measured = (['sum', 'avg', 'min', 'max'] as const).flatMap((name) => {
    const own = fields.filter(({ measures }) => measures.includes(name))
    return own.length === 0 ? [] : [{ name, ref: measureType(builder, type, name, own) }]
  })
  const row = recordRef(builder, `${type}Aggregate`)
  row.implement({
    fields: (t) => ({
      group: t.field({ type: group, resolve: containerOf }),
      count: t.int({ nullable: false, extensions: withSource({ kind: 'measure', function: 'count', field: null }), resolve: fromParent }),
      countDistinct: t.field({ type: distinct, description: 'Different values.', resolve: containerOf }),
      ...Object.fromEntries(measured.map(({ name, ref }) => [name, t.field({ type: ref, resolve: containerOf })])),
    }),
  })
  return row
}

function groupType(builder: Builder, model: Model, types: RecordTypes, { type, fields }: Counted): RecordRef {
  const group = recordRef(builder, `${type}AggregateGroup`)
  group.implement({
    description: 'The values that the members of a group have in common; empty for what was not grouped by. Of a reference that was grouped through, what it was grouped by.',
    fields: (t) =>
      Object.fromEntries(
        fields.map(({ name, description, kind, target }) => {
          const extensions = withSource({ kind: 'group', field: name })
          const rest = { extensions, resolve: fromParent, ...(description ? { description } : {}) }
          const entity = target === null ? undefined : model.entities.get(target)
          if (entity) return [name, t.field({ type: types.of(entity), ...rest })]
          if (target === 'person') return [name, t.field({ type: types.person, ...rest })]
          // A bucket of a moment is a day, so that dates and moments answer text alike.
          return [name, t.field({ type: scalarOf[kind === 'datetime' ? 'string' : kind], ...rest })]
        }),
      ),
  })
  return group
}

function distinctType(builder: Builder, type: string, fields: readonly CountedField[]): RecordRef {
  const ref = recordRef(builder, `${type}CountDistinct`)
  ref.implement({
    fields: (t) => Object.fromEntries(fields.map(({ name }) => [name, t.int({ extensions: withSource({ kind: 'measure', function: 'countDistinct', field: name }), resolve: fromParent })])),
  })
  return ref
}

function measureType(builder: Builder, type: string, name: MeasureName, fields: readonly CountedField[]): RecordRef {
  const ref = recordRef(builder, `${type}${name.charAt(0).toUpperCase()}${name.slice(1)}`)
  ref.implement({
    fields: (t) =>
      Object.fromEntries(
        fields.map((field) => {
          const scalar = name === 'sum' || name === 'avg' ? ('Decimal' as const) : scalarOf[field.kind]
          return [field.name, t.field({ type: scalar, extensions: withSource({ kind: 'measure', function: name, field: field.name }), resolve: fromParent, ...(field.description ? { description: field.description } : {}) })]
        }),
      ),
  })
  return ref
}
