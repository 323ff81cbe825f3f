import type { Entity } from '../model/types.ts'
import { type Filter, type RowsQuery, runCount, runList, runOne } from '../runtime/index.ts'
import { type AggregateParts, addAggregates } from './aggregate-fields.ts'
import type { Builder, RecordRef } from './builder.ts'
import type { Filters } from './filter-inputs.ts'
import { withSource } from './context.ts'
import type { RecordTypes } from './record-types.ts'
import { type ConnectionSelection, connectionSelection, recordSelection } from './selection.ts'
import type { Direction, FieldEnum, SharedTypes } from './shared-types.ts'

/** `workOrder`, `workOrders` and `workOrdersAggregate` of one entity. */
export function addQueries(parts: AggregateParts, entity: Entity): void {
  const { builder, types, filters, shared, groups } = parts
  addOne(builder, types, entity)
  addMany(builder, types, filters, shared, entity, groups.fields(entity))
  addAggregates(parts, entity)
}

function addOne(builder: Builder, types: RecordTypes, entity: Entity): void {
  builder.queryField(entity.names.one, (t) =>
    t.field({
      type: types.of(entity),
      description: `${entity.titles.en} by id; empty where there is none, or none for you.`,
      args: { id: t.arg.id({ required: true }) },
      extensions: withSource({ kind: 'one', entity }),
      resolve: (_root, { id }, { runtime }, info) => runOne(runtime, entity, id, recordSelection(info)),
    }),
  )
}

function addMany(builder: Builder, types: RecordTypes, filters: Filters, shared: SharedTypes, entity: Entity, fields: FieldEnum): void {
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
        offset: t.arg.int({ description: 'Rows to leave out before the page; for reading on, “after” is quicker and misses nothing.' }),
        ...(entity.scope === 'layered' && { hidden: t.arg.boolean({ description: 'True: shared rows that your dealership hides, and no others.' }) }),
      },
      extensions: withSource({ kind: 'many', entity }),
      resolve: async (_root, args, { runtime }, info) => {
        const { partAt, ...selection } = connectionSelection(info)
        const page = await runList(runtime, { ...listOf(entity, args), ...selection })
        const countUpTo = (most: number): Promise<number> => runCount(runtime, listOf(entity, args), most)
        return { ...page, partAt, countUpTo, pageInfo: { hasNextPage: page.hasNextPage, hasPreviousPage: page.hasPreviousPage, startCursor: page.edges[0]?.cursor ?? null, endCursor: page.edges.at(-1)?.cursor ?? null } }
      },
    }),
  )
}

/** Arguments of a list as they were sent; strings of the request may be slots or what was made of them. */
interface ListArguments {
  readonly filter?: object | null | undefined
  readonly search?: RowsQuery['search'] | undefined
  readonly orderBy?: readonly { readonly field: unknown; readonly direction?: Direction | null | undefined }[] | null | undefined
  readonly first?: number | null | undefined
  readonly after?: RowsQuery['after'] | undefined
  readonly last?: number | null | undefined
  readonly before?: RowsQuery['before'] | undefined
  readonly offset?: number | null | undefined
  readonly hidden?: boolean | null | undefined
}

/** The list that the arguments of a query field ask for. */
export function listOf(entity: Entity, { filter, search, orderBy, first, after, last, before, offset, hidden }: ListArguments): RowsQuery {
  const order = (orderBy ?? []).map((item) => ({ field: item.field as string, direction: item.direction ?? ('asc' as Direction) }))
  return { entity, filter: (filter ?? null) as Filter | null, search: search ?? null, orderBy: order, first: first ?? null, after: after ?? null, last: last ?? null, before: before ?? null, offset: offset ?? null, hidden: hidden ?? null }
}

interface ConnectionValue {
  readonly edges: readonly { readonly cursor: string; readonly node: object }[]
  readonly totalCount: number | null
  readonly countUpTo: (most: number) => Promise<number>
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
      countUpTo: t.int({
        nullable: false,
        description: 'Records that fit, counted no further than the limit: quick where there are many.',
        args: { limit: t.arg.int({ required: true }) },
        resolve: ({ countUpTo }, { limit }) => countUpTo(limit),
      }),
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
