import { EngineError } from '../../kernel/errors.ts'
import { dataSchema } from '../../kernel/names.ts'
import { changed, ident, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity, Field } from '../../model/types.ts'
import { type Column, columnOf, entityTable, fieldSql, parameter, parameterList } from '../columns.ts'
import type { ReadScope } from './scope.ts'
import { pointsTo, targetOf } from './selection.ts'

/** `{ and, or, not, <field>: { eq, in, … } }`, as GraphQL takes it. */
export type Filter = { readonly [key: string]: unknown }

/** Deepest nesting of and/or/not and references. */
const deepest = 12
/** Most conditions of one filter: more than any screen gathers, fewer than a statement has room for. */
const mostConditions = 500

/** Counts without recursion: what is too deep is not yet refused. */
function checkSize(filter: Filter): void {
  const pending: unknown[] = [filter]
  for (let count = 0; pending.length > 0; count++) {
    if (count > mostConditions) throw new EngineError('BAD_INPUT', `A filter has more than ${mostConditions} conditions.`, { hint: 'Lists of values go into “in”, which takes any number.' })
    pending.push(...Object.values(pending.pop() as Filter).filter((value) => typeof value === 'object' && value !== null).slice(0, mostConditions + 1))
  }
}

/**
 * Conditions on the rows called `alias`.
 * @throws EngineError BAD_INPUT for an unknown field or operator, FORBIDDEN for a field the reader may not see
 */
export function filterSql(scope: ReadScope, entity: Entity, alias: string, filter: Filter, depth = 0): Sql {
  if (depth === 0) checkSize(filter)
  if (depth > deepest) throw new EngineError('BAD_INPUT', `A filter nests deeper than ${deepest}.`)
  const parts = Object.entries(filter).flatMap(([key, value]) => {
    if (value === null || value === undefined) return []
    if (key === 'and' || key === 'or') return [combined(listOf(value).map((part) => filterSql(scope, entity, alias, part, depth + 1)), key)]
    if (key === 'not') return [sql`(${filterSql(scope, entity, alias, value as Filter, depth + 1)}) is not true`]
    return [fieldFilter(scope, entity, alias, key, value as Filter, depth)]
  })
  return combined(parts, 'and')
}

const listOf = (value: unknown): readonly Filter[] => (Array.isArray(value) ? value : [value]) as readonly Filter[]

function combined(parts: readonly Sql[], word: 'and' | 'or'): Sql {
  if (parts.length === 0) return raw(word === 'and' ? 'true' : 'false')
  return parts.length === 1 ? (parts[0] as Sql) : sql`(${join(parts, ` ${word} `)})`
}

function fieldFilter(scope: ReadScope, entity: Entity, alias: string, name: string, value: Filter, depth: number): Sql {
  if (scope.mask(entity, name) !== 'clear') throw new EngineError('FORBIDDEN', `You may not filter by “${name}”.`)
  const field = entity.fieldByName.get(name)
  if (field?.lines) return linesFilter(scope, entity, alias, field, value, depth)
  if (field?.target) return referenceFilter(scope, entity, alias, field, value, depth)
  return operatorsSql(columnOf(entity, name), alias, value)
}

function linesFilter(scope: ReadScope, entity: Entity, alias: string, field: Field, value: Filter, depth: number): Sql {
  const parts = Object.entries(value).map(([operator, inner]) => {
    if (operator !== 'some' && operator !== 'none') throw new EngineError('BAD_INPUT', `Lines take “some” or “none”, not “${operator}”.`)
    const row = scope.alias()
    const dealership = entity.scope === 'dealership' ? sql` and ${ident(row, 'dealership')} = ${ident(alias, 'dealership')}` : raw('')
    const found = sql`exists (select 1 from ${ident(dataSchema, field.lines?.table ?? '')} ${ident(row)} where ${ident(row, 'parent')} = ${ident(alias, 'id')}${dealership} and ${rowFilter(scope, field, row, inner as Filter, depth)})`
    return operator === 'some' ? found : sql`not ${found}`
  })
  return combined(parts, 'and')
}

function rowFilter(scope: ReadScope, owner: Field, row: string, filter: Filter, depth: number): Sql {
  const parts = Object.entries(filter ?? {}).flatMap(([name, value]) => {
    const field = owner.lines?.fieldByName.get(name)
    if (value === null || value === undefined) return []
    if (!field?.type.kind) throw new EngineError('BAD_INPUT', `“${owner.name}” has no field “${name}”.`)
    if (field.target) return [targetFilter(scope, field, fieldSql(field, row), null, value as Filter, depth)]
    return [operatorsSql({ name, kind: field.type.kind, field, sql: (alias) => fieldSql(field, alias), isNullable: true }, row, value as Filter)]
  })
  return combined(parts, 'and')
}

function referenceFilter(scope: ReadScope, entity: Entity, alias: string, field: Field, value: Filter, depth: number): Sql {
  return targetFilter(scope, field, fieldSql(field, alias), entity.scope === 'network' ? null : ident(alias, 'dealership'), value, depth)
}

function targetFilter(scope: ReadScope, field: Field, pointer: Sql, dealership: Sql | null, value: Filter, depth: number): Sql {
  const { isNull, id, ...rest } = value
  const parts: Sql[] = []
  if (typeof isNull === 'boolean') parts.push(isNull ? sql`${pointer} is null` : sql`${pointer} is not null`)
  if (id) parts.push(operatorsSql({ name: field.name, kind: 'id', field, sql: () => pointer, isNullable: true }, '', id as Filter))
  if (Object.values(rest).some((part) => part !== null && part !== undefined)) {
    const target = targetOf(scope, field)
    const to = scope.alias()
    parts.push(
      sql`exists (select 1 from ${entityTable(target)} ${ident(to)} where ${pointsTo(target, to, pointer, dealership)} and ${scope.visible(target, to)} and ${filterSql(scope, target, to, rest, depth + 1)})`,
    )
  }
  return combined(parts, 'and')
}

const comparisons: Readonly<Record<string, string>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' }

/** LIKE's own signs in a text are meant as themselves. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

function operatorsSql(column: Column, alias: string, value: Filter): Sql {
  const left = column.sql(alias)
  const parts = Object.entries(value).flatMap(([operator, right]) => (right === undefined || (right === null && operator !== 'eq' && operator !== 'ne') ? [] : [operatorSql(column, left, operator, right)]))
  return combined(parts, 'and')
}

function operatorSql(column: Column, left: Sql, operator: string, right: unknown): Sql {
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
