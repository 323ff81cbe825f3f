import { EngineError } from '../../kernel/errors.ts'
import { and, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import { type Column, columnOf, isoText, parameter } from '../columns.ts'
import { placeColumn } from './layer.ts'
import { seenColumn } from './pointers.ts'
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

/**
 * `orderBy` empty: the newest first; rows of a layered entity as the dealership of the request put them, then as its list goes.
 * @throws EngineError FORBIDDEN where the reader may not see a field of the order
 */
export function orderOf(scope: ReadScope, entity: Entity, orderBy: readonly OrderBy[]): Order {
  const place = orderBy.length === 0 ? placeColumn(scope, entity) : null
  const listed = place ? (entity.views.list.orderBy ?? []).filter(({ field }) => scope.mask(entity, field) === 'clear') : []
  const { keys } = fieldOrder(scope, entity, place ? listed : orderBy)
  return { keys: place ? [{ column: place, descending: false }, ...keys] : keys }
}

function fieldOrder(scope: ReadScope, entity: Entity, orderBy: readonly OrderBy[]): Order {
  if (orderBy.length > mostKeys) throw new EngineError('BAD_INPUT', `A list is ordered by at most ${mostKeys} fields.`)
  const wanted = orderBy.length > 0 ? orderBy : [{ field: 'createdAt', direction: 'desc' as const }]
  // No two records have one id: what was asked for after it changes nothing.
  const id = wanted.findIndex(({ field }) => field === 'id')
  const keys = (id < 0 ? wanted : wanted.slice(0, id)).map(({ field, direction }) => {
    if (scope.mask(entity, field) !== 'clear') throw new EngineError('FORBIDDEN', `You may not sort by “${field}”.`)
    return { column: seenColumn(scope, entity, field), descending: direction === 'desc' }
  })
  return { keys: [...keys, { column: columnOf(entity, 'id'), descending: (wanted[id] ?? wanted[0])?.direction === 'desc' }] }
}

/** Empty values stand last going up and first going down, PostgreSQL's own way, so that plain indexes serve. */
export function orderSql(order: Order, alias: string, reversed: boolean): Sql {
  return join(order.keys.map(({ column, descending }) => sql`${column.sql(alias)} ${raw(descending !== reversed ? 'desc' : 'asc')}`))
}

/** The cursor of a row: its order keys as text, exact, written so that nobody takes them apart. */
export function cursorSql(order: Order, alias: string): Sql {
  const values = order.keys.map(({ column }) => {
    const value = column.sql(alias)
    return column.kind === 'datetime' ? isoText(value, 'US') : sql`${value}::text`
  })
  return sql`translate(encode(convert_to(json_build_array(${join(values)})::text, 'UTF8'), 'base64'), ${raw("E'+/=\\n'")}, '-_')`
}

/** Rows that come after the cursor (before it when `reversed`). */
export function afterSql(order: Order, alias: string, cursor: string | Cursor, reversed: boolean): Sql {
  const values = typeof cursor === 'string' ? readCursor(cursor) : cursor
  if (values.length !== order.keys.length) throw foreignCursor()
  const directions = order.keys.map(({ descending }) => descending !== reversed)
  const [first] = order.keys
  if (order.keys.every(({ column }, i) => !column.isNullable && values[i] !== null && directions[i] === directions[0])) {
    const bound = order.keys.map(({ column }, i) => parameter(column.kind, values[i]))
    return sql`(${join(order.keys.map(({ column }) => column.sql(alias)))}) ${raw(directions[0] ? '<' : '>')} (${join(bound)})`
  }
  const steps = order.keys.map((key, i) => {
    const equal = order.keys.slice(0, i).map((earlier, j) => equalTo(earlier.column, alias, values[j] ?? null))
    return and([...equal, beyond(key.column, alias, values[i] ?? null, directions[i] === true)])
  })
  // An index begins where the first key does; alternatives alone would have it read from its start.
  const start = first && values[0] !== null && (directions[0] || !first.column.isNullable) ? sql`${first.column.sql(alias)} ${raw(directions[0] ? '<=' : '>=')} ${parameter(first.column.kind, values[0])}` : null
  return and([start, sql`(${join(steps, ' or ')})`])
}

function equalTo(column: Column, alias: string, value: unknown): Sql {
  return value === null ? sql`${column.sql(alias)} is null` : sql`${column.sql(alias)} = ${parameter(column.kind, value)}`
}

function beyond(column: Column, alias: string, value: unknown, descending: boolean): Sql {
  const left = column.sql(alias)
  if (descending) return value === null ? sql`${left} is not null` : sql`${left} < ${parameter(column.kind, value)}`
  if (value === null) return raw('false')
  const greater = sql`${left} > ${parameter(column.kind, value)}`
  return column.isNullable ? sql`(${greater} or ${left} is null)` : greater
}

/** Order keys of a row: texts, slots for them, null where one is empty. */
export type Cursor = readonly unknown[]

/** @throws EngineError BAD_INPUT for a text that is no cursor */
export function readCursor(cursor: string): readonly (string | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(values) && values.every((value) => value === null || typeof value === 'string')) return values
  } catch {
    // Said below, for every way of being wrong.
  }
  throw foreignCursor()
}

const foreignCursor = (): EngineError => new EngineError('BAD_INPUT', 'The cursor does not belong to this order.', { hint: 'Take the cursor from an answer with the same orderBy.' })
