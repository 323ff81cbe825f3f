import { EngineError } from '../../kernel/errors.ts'
import { and, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import { type Column, columnOf, isoText, parameter } from '../columns.ts'
import type { ReadScope } from './scope.ts'

export interface OrderBy {
  readonly field: string
  readonly direction: 'asc' | 'desc'
}

/** An order that tells any two records apart: what was asked for, then the id. */
export interface Order {
  readonly keys: readonly { readonly column: Column; readonly descending: boolean }[]
}

/** Most fields of an order or a grouping. */
export const mostKeys = 16

/** @throws EngineError FORBIDDEN where the reader may not see a field of the order */
export function orderOf(scope: ReadScope, entity: Entity, orderBy: readonly OrderBy[]): Order {
  if (orderBy.length > mostKeys) throw new EngineError('BAD_INPUT', `A list is ordered by at most ${mostKeys} fields.`)
  const wanted = orderBy.length > 0 ? orderBy : [{ field: 'createdAt', direction: 'desc' as const }]
  // No two records have one id: what was asked for after it changes nothing.
  const id = wanted.findIndex(({ field }) => field === 'id')
  const keys = (id < 0 ? wanted : wanted.slice(0, id)).map(({ field, direction }) => {
    if (scope.mask(entity, field) !== 'clear') throw new EngineError('FORBIDDEN', `You may not sort by “${field}”.`)
    return { column: columnOf(entity, field), descending: direction === 'desc' }
  })
  return { keys: [...keys, { column: columnOf(entity, 'id'), descending: (wanted[id] ?? wanted[0])?.direction === 'desc' }] }
}

/** Empty values stand last going up and first going down, PostgreSQL's own way, so that plain indexes serve. */
export function orderSql(order: Order, alias: string, reversed: boolean): Sql {
  return join(order.keys.map(({ column, descending }) => sql`${column.sql(alias)} ${raw(descending !== reversed ? 'desc' : 'asc')}`))
}

/** Values of a row's order keys as text, exact, for its cursor. */
export function cursorSql(order: Order, alias: string): Sql {
  const values = order.keys.map(({ column }) => {
    const value = column.sql(alias)
    return column.kind === 'datetime' ? isoText(value, 'US') : sql`${value}::text`
  })
  return sql`json_build_array(${join(values)})`
}

/** Rows that come after the cursor (before it when `reversed`). */
export function afterSql(order: Order, alias: string, cursor: string, reversed: boolean): Sql {
  const values = readCursor(cursor, order.keys.length)
  const steps = order.keys.map((key, i) => {
    const equal = order.keys.slice(0, i).map((earlier, j) => equalTo(earlier.column, alias, values[j] ?? null))
    return and([...equal, beyond(key.column, alias, values[i] ?? null, key.descending !== reversed)])
  })
  return sql`(${join(steps, ' or ')})`
}

function equalTo(column: Column, alias: string, value: string | null): Sql {
  return value === null ? sql`${column.sql(alias)} is null` : sql`${column.sql(alias)} = ${parameter(column.kind, value)}`
}

function beyond(column: Column, alias: string, value: string | null, descending: boolean): Sql {
  const left = column.sql(alias)
  if (descending) return value === null ? sql`${left} is not null` : sql`${left} < ${parameter(column.kind, value)}`
  if (value === null) return raw('false')
  const greater = sql`${left} > ${parameter(column.kind, value)}`
  return column.isNullable ? sql`(${greater} or ${left} is null)` : greater
}

export function writeCursor(values: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** @throws EngineError BAD_INPUT for a cursor that this order did not write */
function readCursor(cursor: string, length: number): readonly (string | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(values) && values.length === length && values.every((value) => value === null || typeof value === 'string')) return values
  } catch {
    // Said below, for every way of being wrong.
  }
  throw new EngineError('BAD_INPUT', 'The cursor does not belong to this order.', { hint: 'Take the cursor from an answer with the same orderBy.' })
}
