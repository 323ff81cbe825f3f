import { EngineError } from '../../kernel/errors.ts'
import { changed, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import { type Column, parameter, parameterList } from '../columns.ts'
import type { Filter } from './filter.ts'
import type { ReadScope } from './scope.ts'
import { withinSql } from './time-range.ts'

const comparisons: Readonly<Record<string, string>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' }

/** LIKE's own signs in a text are meant as themselves. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

export function combined(parts: readonly Sql[], word: 'and' | 'or'): Sql {
  if (parts.length === 0) return raw(word === 'and' ? 'true' : 'false')
  return parts.length === 1 ? (parts[0] as Sql) : sql`(${join(parts, ` ${word} `)})`
}

/** What is left out, or null, asks for nothing. */
export const isGiven = (value: unknown): boolean => value !== null && value !== undefined

/** `{ eq, in, … }` over one value. @throws EngineError BAD_INPUT for an unknown operator */
export function operatorsSql(scope: ReadScope, column: Column, alias: string, value: Filter): Sql {
  const left = column.sql(alias)
  const parts = Object.entries(value).flatMap(([operator, right]) => (right === undefined || (right === null && operator !== 'eq' && operator !== 'ne') ? [] : [operatorSql(scope, column, left, operator, right)]))
  return combined(parts, 'and')
}

function operatorSql(scope: ReadScope, column: Column, left: Sql, operator: string, right: unknown): Sql {
  switch (operator) {
    case 'eq':
      return right === null ? sql`${left} is null` : sql`${left} = ${parameter(column.kind, right)}`
    case 'ne':
      return right === null ? sql`${left} is not null` : sql`${left} is distinct from ${parameter(column.kind, right)}`
    case 'in':
      return sql`${left} = any(${parameterList(column.kind, right)})`
    case 'notIn':
      return sql`(${left} = any(${parameterList(column.kind, right)})) is not true`
    case 'isNull':
      return right ? sql`${left} is null` : sql`${left} is not null`
    case 'within':
      return withinSql(scope, column, left, right)
    case 'contains':
      return sql`${left} ilike ${changed(right, (text) => `%${likeText(String(text))}%`)}`
    case 'startsWith':
      return sql`${left} ilike ${changed(right, (text) => `${likeText(String(text))}%`)}`
    default: {
      const sign = comparisons[operator]
      if (!sign) throw new EngineError('BAD_INPUT', `“${column.name}” knows no operator “${operator}”.`)
      return sql`${left} ${raw(sign)} ${parameter(column.kind, right)}`
    }
  }
}
