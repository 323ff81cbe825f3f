import { enumValueName } from '../kernel/names.ts'
import { systemFieldsOf } from '../model/system-fields.ts'
import type { Entity, Field } from '../model/types.ts'
import { type AggregateFunction, type Bucket, parentName } from '../runtime/index.ts'
import { type Builder, type RecordRef, recordRef } from './builder.ts'

export type Direction = 'asc' | 'desc'

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
export function fieldEnum(builder: Builder, entity: Entity) {
  const own = entity.fields.filter((field) => !field.hidden && field.type.kind !== null && field.type.kind !== 'json').map((field) => ({ name: field.name, description: field.titles.en }))
  const system = [...systemFieldsOf(entity).map(({ name }) => name), ...(entity.machine && !entity.fieldByName.has('stateCategory') ? ['stateCategory'] : [])].map((name) => ({ name, description: name }))
  return builder.enumType(`${entity.names.type}Field`, { values: Object.fromEntries([...system, ...own].map(({ name, description }) => [enumValueName(name), { value: name, description }])) })
}

/** The same of the rows of lines; `PARENT` is the record they belong to. */
export function lineFieldEnum(builder: Builder, { lines }: Field) {
  const own = (lines?.fields ?? []).filter((field) => field.type.kind !== 'json' && field.name !== parentName).map((field) => ({ name: field.name, description: field.titles.en }))
  return builder.enumType(`${lines?.typeName ?? ''}Field`, { values: Object.fromEntries([...own, { name: 'id', description: 'id' }, { name: parentName, description: 'The record of the row.' }].map(({ name, description }) => [enumValueName(name), { value: name, description }])) })
}

export type FieldEnum = ReturnType<typeof fieldEnum>
