import { systemFieldsOf } from '../model/system-fields.ts'
import type { Entity, Model } from '../model/types.ts'
import { type AggregateFunction, type AggregateQuery, type Bucket, type Filter, runAggregate } from '../runtime/index.ts'
import { type Builder, type RecordRef, recordRef, scalarOf } from './builder.ts'
import { withSource } from './context.ts'
import type { filterInputs } from './filter-inputs.ts'
import { fromParent, type RecordTypes } from './record-types.ts'
import { aggregateSelection } from './selection.ts'
import type { Direction, FieldEnum, SharedTypes } from './shared-types.ts'

type Filters = ReturnType<typeof filterInputs>

/** `workOrdersAggregate`: figures by group. */
export function addAggregate(builder: Builder, model: Model, types: RecordTypes, filters: Filters, shared: SharedTypes, entity: Entity, fields: FieldEnum): void {
  const { type } = entity.names
  const row = aggregateType(builder, model, types, entity)
  const groupBy = builder.inputType(`${type}GroupBy`, { fields: (t) => ({ field: t.field({ type: fields, required: true }), bucket: t.field({ type: shared.bucket, description: 'For dates and moments.' }) }) })
  const having = builder.inputType(`${type}Having`, {
    description: 'Conditions on a measure of the group.',
    fields: (t) => ({
      function: t.field({ type: shared.aggregateFunction, required: true }),
      field: t.field({ type: fields }),
      eq: t.field({ type: 'Decimal' }),
      ne: t.field({ type: 'Decimal' }),
      lt: t.field({ type: 'Decimal' }),
      lte: t.field({ type: 'Decimal' }),
      gt: t.field({ type: 'Decimal' }),
      gte: t.field({ type: 'Decimal' }),
    }),
  })
  const orderBy = builder.inputType(`${type}AggregateOrderBy`, {
    description: 'By a measure (function and field) or by a field that is grouped by.',
    fields: (t) => ({ function: t.field({ type: shared.aggregateFunction }), field: t.field({ type: fields }), direction: t.field({ type: shared.direction, defaultValue: 'asc' }) }),
  })
  builder.queryField(entity.names.aggregate, (t) =>
    t.field({
      type: [row],
      nullable: false,
      description: `${entity.pluralTitles.en}: figures by group.`,
      args: { filter: t.arg({ type: filters(entity) }), search: t.arg.string(), groupBy: t.arg({ type: [groupBy] }), having: t.arg({ type: [having] }), orderBy: t.arg({ type: [orderBy] }), first: t.arg.int() },
      extensions: withSource({ kind: 'aggregate', entity }),
      resolve: async (_root, args, { runtime }, info) => [...(await runAggregate(runtime, { ...aggregateOf(entity, args), select: aggregateSelection(info) }))],
    }),
  )
}

/** Arguments of an aggregate as they were sent; strings and numbers of the request may be slots. */
interface AggregateArguments {
  readonly filter?: object | null | undefined
  readonly search?: AggregateQuery['search'] | undefined
  readonly groupBy?: readonly { readonly field: unknown; readonly bucket?: Bucket | null | undefined }[] | null | undefined
  readonly having?: readonly ({ readonly function: AggregateFunction; readonly field?: unknown } & object)[] | null | undefined
  readonly orderBy?: readonly { readonly function?: AggregateFunction | null | undefined; readonly field?: unknown; readonly direction?: Direction | null | undefined }[] | null | undefined
  readonly first?: number | null | undefined
}

/** The aggregate that the arguments of a query field ask for. */
export function aggregateOf(entity: Entity, args: AggregateArguments): Omit<AggregateQuery, 'timeZone' | 'select'> {
  return {
    entity,
    filter: (args.filter ?? null) as Filter | null,
    search: args.search ?? null,
    groupBy: (args.groupBy ?? []).map((group) => ({ field: group.field as string, bucket: group.bucket ?? null })),
    having: (args.having ?? []).flatMap(({ function: name, field, ...operators }) =>
      Object.entries(operators).flatMap(([operator, value]) => (value === null || value === undefined ? [] : [{ function: name, field: (field ?? null) as string | null, operator, value }])),
    ),
    orderBy: (args.orderBy ?? []).map((order) => ({ function: order.function ?? null, field: (order.field ?? null) as string | null, direction: order.direction ?? ('asc' as Direction) })),
    first: args.first ?? null,
  }
}

/** Holds values of a group; there also where none of them was asked for. */
const containerOf: typeof fromParent = (parent, args, context, info) => (fromParent(parent, args, context, info) ?? {}) as never

function aggregateType(builder: Builder, model: Model, types: RecordTypes, entity: Entity): RecordRef {
  const { type } = entity.names
  const scalars = entity.fields.filter((field) => !field.hidden && field.type.kind !== null && field.type.kind !== 'json')
  const group = recordRef(builder, `${type}AggregateGroup`)
  group.implement({
    description: 'The values that the records of a group have in common; empty for what was not grouped by.',
    fields: (t) => {
      const system = systemFieldsOf(entity).map((field) => {
        const extensions = withSource({ kind: 'group', field: field.name })
        const isPerson = field.name === 'createdBy' || field.name === 'updatedBy'
        return [field.name, isPerson ? t.field({ type: types.person, extensions, resolve: fromParent }) : t.field({ type: scalarOf[field.kind === 'datetime' ? 'string' : field.kind], extensions, resolve: fromParent })]
      })
      const own = scalars.map((field) => {
        const extensions = withSource({ kind: 'group', field: field.name })
        const target = field.target === null ? undefined : model.entities.get(field.target)
        const description = field.titles.en
        if (target) return [field.name, t.field({ type: types.of(target), description, extensions, resolve: fromParent })]
        if (field.type.kind === 'id') return [field.name, t.field({ type: types.person, description, extensions, resolve: fromParent })]
        // A bucket of a moment is a day, so that dates and moments answer text alike.
        const kind = field.type.kind === 'datetime' ? 'string' : (field.type.kind ?? 'json')
        return [field.name, t.field({ type: scalarOf[kind], description, extensions, resolve: fromParent })]
      })
      return Object.fromEntries([...system, ...own])
    },
  })
  const measured = (['sum', 'avg', 'min', 'max'] as const).flatMap((name) => {
    const fields = scalars.filter((field) => field.type.aggregates.includes(name))
    return fields.length === 0 ? [] : [{ name, ref: measureType(builder, type, name, fields) }]
  })
  const row = recordRef(builder, `${type}Aggregate`)
  row.implement({
    fields: (t) => ({
      group: t.field({ type: group, resolve: containerOf }),
      count: t.int({ nullable: false, extensions: withSource({ kind: 'measure', function: 'count', field: null }), resolve: fromParent }),
      countDistinct: t.field({ type: distinctType(builder, type, scalars.map(({ name }) => name)), description: 'Different values.', resolve: containerOf }),
      ...Object.fromEntries(measured.map(({ name, ref }) => [name, t.field({ type: ref, resolve: containerOf })])),
    }),
  })
  return row
}

function distinctType(builder: Builder, type: string, names: readonly string[]): RecordRef {
  const ref = recordRef(builder, `${type}CountDistinct`)
  ref.implement({
    fields: (t) => Object.fromEntries(['id', ...names].map((name) => [name, t.int({ extensions: withSource({ kind: 'measure', function: 'countDistinct', field: name }), resolve: fromParent })])),
  })
  return ref
}

function measureType(builder: Builder, type: string, name: 'sum' | 'avg' | 'min' | 'max', fields: Entity['fields']): RecordRef {
  const ref = recordRef(builder, `${type}${name.charAt(0).toUpperCase()}${name.slice(1)}`)
  ref.implement({
    fields: (t) =>
      Object.fromEntries(
        fields.map((field) => {
          const type = name === 'sum' || name === 'avg' ? ('Decimal' as const) : scalarOf[field.type.kind ?? 'json']
          return [field.name, t.field({ type, description: field.titles.en, extensions: withSource({ kind: 'measure', function: name, field: field.name }), resolve: fromParent })]
        }),
      ),
  })
  return ref
}
