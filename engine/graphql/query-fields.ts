import { enumValueName } from '../kernel/names.ts'
import { systemFieldsOf } from '../model/system-fields.ts'
import type { Entity, Model } from '../model/types.ts'
import { type AggregateFunction, type Bucket, type Filter, runAggregate, runList, runOne } from '../runtime/index.ts'
import { type Builder, type RecordRef, recordRef, scalarOf } from './builder.ts'
import { withSource } from './context.ts'
import { fromParent, type RecordTypes } from './record-types.ts'
import { aggregateSelection, type ConnectionSelection, connectionSelection, recordSelection } from './selection.ts'
import type { filterInputs } from './filter-inputs.ts'

type Direction = 'asc' | 'desc'

/** What the queries of all entities have in common. */
export interface SharedTypes {
  readonly direction: ReturnType<typeof directionEnum>
  readonly bucket: ReturnType<typeof bucketEnum>
  readonly aggregateFunction: ReturnType<typeof functionEnum>
  readonly pageInfo: RecordRef
}

export function sharedTypes(builder: Builder): SharedTypes {
  return { direction: directionEnum(builder), bucket: bucketEnum(builder), aggregateFunction: functionEnum(builder), pageInfo: pageInfoType(builder) }
}

const directionEnum = (builder: Builder) => builder.enumType('OrderDirection', { values: { ASC: { value: 'asc' as Direction }, DESC: { value: 'desc' as Direction } } })

const bucketEnum = (builder: Builder) =>
  builder.enumType('TimeBucket', {
    description: 'Periods of the calendar in the time zone of the network.',
    values: { DAY: { value: 'day' as Bucket }, WEEK: { value: 'week' as Bucket }, MONTH: { value: 'month' as Bucket }, QUARTER: { value: 'quarter' as Bucket }, YEAR: { value: 'year' as Bucket } },
  })

const functionEnum = (builder: Builder) =>
  builder.enumType('AggregateFunction', {
    values: {
      COUNT: { value: 'count' as AggregateFunction },
      COUNT_DISTINCT: { value: 'countDistinct' as AggregateFunction },
      SUM: { value: 'sum' as AggregateFunction },
      AVG: { value: 'avg' as AggregateFunction },
      MIN: { value: 'min' as AggregateFunction },
      MAX: { value: 'max' as AggregateFunction },
    },
  })

function pageInfoType(builder: Builder): RecordRef {
  const ref = recordRef(builder, 'PageInfo')
  const own = (parent: object, name: string) => (parent as Record<string, never>)[name] as never
  ref.implement({
    fields: (t) => ({
      hasNextPage: t.boolean({ nullable: false, resolve: (parent) => own(parent, 'hasNextPage') }),
      hasPreviousPage: t.boolean({ nullable: false, resolve: (parent) => own(parent, 'hasPreviousPage') }),
      startCursor: t.string({ resolve: (parent) => own(parent, 'startCursor') }),
      endCursor: t.string({ resolve: (parent) => own(parent, 'endCursor') }),
    }),
  })
  return ref
}

/** Names of the fields that have one value, as an enum for order and groups. */
function fieldEnum(builder: Builder, entity: Entity) {
  const own = entity.fields.filter((field) => !field.hidden && field.type.kind !== null && field.type.kind !== 'json').map((field) => ({ name: field.name, description: field.titles.en }))
  const system = systemFieldsOf(entity).map(({ name }) => ({ name, description: name }))
  return builder.enumType(`${entity.names.type}Field`, { values: Object.fromEntries([...system, ...own].map(({ name, description }) => [enumValueName(name), { value: name, description }])) })
}

type Filters = ReturnType<typeof filterInputs>

/** `workOrder`, `workOrders` and `workOrdersAggregate` of one entity. */
export function addQueries(builder: Builder, model: Model, types: RecordTypes, filters: Filters, shared: SharedTypes, entity: Entity): void {
  const fields = fieldEnum(builder, entity)
  addOne(builder, types, entity)
  addMany(builder, types, filters, shared, entity, fields)
  addAggregate(builder, model, types, filters, shared, entity, fields)
}

function addOne(builder: Builder, types: RecordTypes, entity: Entity): void {
  builder.queryField(entity.names.one, (t) =>
    t.field({
      type: types.of(entity),
      description: `${entity.titles.en} by id; empty where there is none, or none for you.`,
      args: { id: t.arg.id({ required: true }) },
      resolve: (_root, { id }, { runtime }, info) => runOne(runtime, entity, id, recordSelection(info)),
    }),
  )
}

function addMany(builder: Builder, types: RecordTypes, filters: Filters, shared: SharedTypes, entity: Entity, fields: ReturnType<typeof fieldEnum>): void {
  const { type } = entity.names
  const orderBy = builder.inputType(`${type}OrderBy`, { fields: (t) => ({ field: t.field({ type: fields, required: true }), direction: t.field({ type: shared.direction, defaultValue: 'asc' }) }) })
  const connection = connectionType(builder, shared, type, types.of(entity))
  builder.queryField(entity.names.many, (t) =>
    t.field({
      type: connection,
      nullable: false,
      description: entity.pluralTitles.en,
      args: {
        filter: t.arg({ type: filters(entity) }),
        search: t.arg.string({ description: 'Words, parts of words, phone numbers or plates, all of which must be found.' }),
        orderBy: t.arg({ type: [orderBy] }),
        first: t.arg.int(),
        after: t.arg.string(),
        last: t.arg.int(),
        before: t.arg.string(),
      },
      resolve: async (_root, args, { runtime }, info) => {
        const order = (args.orderBy ?? []).map((item) => ({ field: item.field as string, direction: item.direction ?? ('asc' as Direction) }))
        const { filter, search, first, after, last, before } = args
        const { partAt, ...selection } = connectionSelection(info)
        const page = await runList(runtime, { entity, filter: (filter ?? null) as Filter | null, search: search ?? null, orderBy: order, first: first ?? null, after: after ?? null, last: last ?? null, before: before ?? null, ...selection })
        return { ...page, partAt, pageInfo: { hasNextPage: page.hasNextPage, hasPreviousPage: page.hasPreviousPage, startCursor: page.edges[0]?.cursor ?? null, endCursor: page.edges.at(-1)?.cursor ?? null } }
      },
    }),
  )
}

interface ConnectionValue {
  readonly edges: readonly { readonly cursor: string; readonly node: object }[]
  readonly totalCount: number | null
  readonly partAt: ConnectionSelection['partAt']
  readonly pageInfo: object
}

function connectionType(builder: Builder, shared: SharedTypes, type: string, record: RecordRef) {
  const edge = builder.objectRef<{ cursor: string; nodeAt: (place: string) => object }>(`${type}Edge`)
  edge.implement({ fields: (t) => ({ cursor: t.exposeString('cursor', { nullable: false }), node: t.field({ type: record, nullable: false, resolve: ({ nodeAt }, _args, _context, info) => nodeAt(String(info.path.key)) }) }) })
  const connection = builder.objectRef<ConnectionValue>(`${type}Connection`)
  connection.implement({
    fields: (t) => ({
      totalCount: t.int({ nullable: false, description: 'Records that fit, on all pages.', resolve: ({ totalCount }) => totalCount ?? 0 }),
      edges: t.field({
        type: [edge],
        nullable: false,
        resolve: ({ edges, partAt }, _args, _context, info) => edges.map(({ cursor, node }) => ({ cursor, nodeAt: (place: string) => partAt(node, `${String(info.path.key)}.${place}`) })),
      }),
      nodes: t.field({ type: [record], nullable: false, resolve: ({ edges, partAt }, _args, _context, info) => edges.map(({ node }) => partAt(node, String(info.path.key))) }),
      pageInfo: t.field({ type: shared.pageInfo, nullable: false, resolve: ({ pageInfo }) => pageInfo }),
    }),
  })
  return connection
}

function addAggregate(builder: Builder, model: Model, types: RecordTypes, filters: Filters, shared: SharedTypes, entity: Entity, fields: ReturnType<typeof fieldEnum>): void {
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
      resolve: async (_root, args, { runtime }, info) => [
        ...(await runAggregate(runtime, {
          entity,
          filter: (args.filter ?? null) as Filter | null,
          search: args.search ?? null,
          groupBy: (args.groupBy ?? []).map((group) => ({ field: group.field as string, bucket: group.bucket ?? null })),
          having: (args.having ?? []).flatMap(({ function: name, field, ...operators }) =>
            Object.entries(operators).flatMap(([operator, value]) => (value === null || value === undefined ? [] : [{ function: name, field: (field ?? null) as string | null, operator, value: value as number }])),
          ),
          orderBy: (args.orderBy ?? []).map((order) => ({ function: order.function ?? null, field: (order.field ?? null) as string | null, direction: order.direction ?? ('asc' as Direction) })),
          first: args.first ?? null,
          select: aggregateSelection(info),
        })),
      ],
    }),
  )
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
