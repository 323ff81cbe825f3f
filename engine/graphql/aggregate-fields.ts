import type { InputRef } from '@pothos/core'
import { linesAggregateName } from '../kernel/names.ts'
import type { Entity, Field, Model } from '../model/types.ts'
import { runAggregate } from '../runtime/index.ts'
import { aggregateOf } from './aggregate-arguments.ts'
import type { Groups } from './aggregate-inputs.ts'
import { aggregateType, type Counted, recordsCounted, rowsCounted } from './aggregate-types.ts'
import type { Builder } from './builder.ts'
import { withSource } from './context.ts'
import type { Filters } from './filter-inputs.ts'
import type { RecordTypes } from './record-types.ts'
import { aggregateSelection } from './selection.ts'
import type { FieldEnum, SharedTypes } from './shared-types.ts'

export interface AggregateParts {
  readonly builder: Builder
  readonly model: Model
  readonly types: RecordTypes
  readonly filters: Filters
  readonly shared: SharedTypes
  readonly groups: Groups
}

/** `workOrdersAggregate` and, over the rows of each lines field, `workOrderWorksAggregate`: figures by group. */
export function addAggregates(parts: AggregateParts, entity: Entity): void {
  addAggregate(parts, { name: entity.names.aggregate, description: `${entity.pluralTitles.en}: figures by group.`, entity, lines: null, counted: recordsCounted(entity), fields: parts.groups.fields(entity), groupBy: parts.groups.groupBy(entity) })
  for (const lines of entity.fields.filter((field) => field.lines && !field.hidden)) {
    const description = `${entity.pluralTitles.en}, ${lines.titles.en}: figures over the rows by group.`
    addAggregate(parts, { name: linesAggregateName(entity.name, lines.name), description, entity, lines, counted: rowsCounted(entity, lines), ...parts.groups.ofLines(entity, lines) })
  }
}

interface Aggregate {
  readonly name: string
  readonly description: string
  readonly entity: Entity
  readonly lines: Field | null
  readonly counted: Counted
  readonly fields: FieldEnum
  readonly groupBy: InputRef<object>
}

function addAggregate({ builder, model, types, filters, shared }: AggregateParts, { name, description, entity, lines, counted, fields, groupBy }: Aggregate): void {
  const row = aggregateType(builder, model, types, counted)
  const { having, orderBy } = conditionInputs(builder, shared, counted.type, fields)
  const rows = lines ? filters.rows(lines) : null
  builder.queryField(name, (t) =>
    t.field({
      type: [row],
      nullable: false,
      description,
      args: {
        filter: t.arg({ type: filters(entity) }),
        ...(rows ? { rows: t.arg({ type: rows, description: 'Rows that count, of the records that fit.' }) } : {}),
        search: t.arg.string(),
        groupBy: t.arg({ type: [groupBy] }),
        having: t.arg({ type: [having] }),
        orderBy: t.arg({ type: [orderBy] }),
        first: t.arg.int(),
      },
      extensions: withSource({ kind: 'aggregate', entity, lines }),
      resolve: async (_root, args, { runtime }, info) => [...(await runAggregate(runtime, { ...aggregateOf(entity, lines, args), select: aggregateSelection(info) }))],
    }),
  )
}

function conditionInputs(builder: Builder, shared: SharedTypes, type: string, fields: FieldEnum) {
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
    description: 'By a measure (function and field), by a field that is grouped by, or by the place of a group in groupBy.',
    fields: (t) => ({
      function: t.field({ type: shared.aggregateFunction }),
      field: t.field({ type: fields }),
      group: t.int({ description: 'Place in groupBy, from 0.' }),
      direction: t.field({ type: shared.direction, defaultValue: 'asc' }),
    }),
  })
  return { having, orderBy }
}
