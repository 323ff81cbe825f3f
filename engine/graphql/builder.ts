import SchemaBuilder from '@pothos/core'
import type { ScalarKind } from '../model/types.ts'
import type { GraphqlContext } from './context.ts'
import { dateScalar, dateTimeScalar, decimalScalar, jsonScalar, longScalar } from './scalars.ts'

export interface SchemaTypes {
  Context: GraphqlContext
  Scalars: {
    ID: { Input: string; Output: string }
    Date: { Input: string; Output: string }
    DateTime: { Input: string; Output: string }
    Decimal: { Input: number; Output: unknown }
    Long: { Input: number; Output: unknown }
    JSON: { Input: unknown; Output: unknown }
  }
}

export type ScalarName = 'String' | 'Long' | 'Decimal' | 'Boolean' | 'Date' | 'DateTime' | 'ID' | 'JSON'

export const scalarOf: Readonly<Record<ScalarKind, ScalarName>> = {
  string: 'String',
  integer: 'Long',
  decimal: 'Decimal',
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'DateTime',
  id: 'ID',
  json: 'JSON',
}

/** A new builder for every schema: references of one build mean nothing in another. */
export function newBuilder() {
  const builder = new SchemaBuilder<SchemaTypes>({})
  builder.addScalarType('Date', dateScalar)
  builder.addScalarType('DateTime', dateTimeScalar)
  builder.addScalarType('Decimal', decimalScalar)
  builder.addScalarType('Long', longScalar)
  builder.addScalarType('JSON', jsonScalar)
  return builder
}

export type Builder = ReturnType<typeof newBuilder>

/** An object type whose values are what a compiled statement answered. */
export const recordRef = (builder: Builder, name: string) => builder.objectRef<object>(name)
export type RecordRef = ReturnType<typeof recordRef>
