import { EngineError } from '../../kernel/errors.ts'
import { dataSchema } from '../../kernel/names.ts'
import { ident, join, literal, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity, Field } from '../../model/types.ts'
import { type Column, columnOf, entityTable, fieldSql } from '../columns.ts'
import { combined, isGiven, operatorsSql } from './operators.ts'
import { type Pointing, seenPointer, seesAll } from './pointers.ts'
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

function fieldFilter(scope: ReadScope, entity: Entity, alias: string, name: string, value: Filter, depth: number): Sql {
  if (scope.mask(entity, name) !== 'clear') throw forbidden(name)
  const field = entity.fieldByName.get(name)
  if (field?.lines) return linesFilter(scope, entity, alias, field, value, depth)
  if (field?.target) return targetFilter(scope, field, { pointer: fieldSql(field, alias), dealership: entity.scope === 'network' ? null : ident(alias, 'dealership') }, value, depth)
  if (!field && name === 'clocks' && entity.machine) return clocksFilter(scope, entity, alias, value)
  if (!field && name === 'stateCategory' && entity.machine) return categoryFilter(scope, entity, alias, value)
  const column = columnOf(entity, name)
  return column.kind === 'id' && name !== 'id' ? personFilter(scope, column, alias, value) : operatorsSql(scope, column, alias, value)
}

const forbidden = (name: string): EngineError => new EngineError('FORBIDDEN', `You may not filter by “${name}”.`)

function linesFilter(scope: ReadScope, entity: Entity, alias: string, field: Field, value: Filter, depth: number): Sql {
  const parts = Object.entries(value).flatMap(([operator, inner]) => {
    if (!isGiven(inner)) return []
    if (operator !== 'some' && operator !== 'every' && operator !== 'none') throw new EngineError('BAD_INPUT', `Lines take “some”, “every” or “none”, not “${operator}”.`)
    const row = scope.alias()
    const dealership = entity.scope === 'dealership' ? sql` and ${ident(row, 'dealership')} = ${ident(alias, 'dealership')}` : raw('')
    const fits = rowFilter(scope, entity, field, row, inner as Filter, depth + 1)
    const found = sql`exists (select 1 from ${ident(dataSchema, field.lines?.table ?? '')} ${ident(row)} where ${ident(row, 'parent')} = ${ident(alias, 'id')}${dealership} and ${operator === 'every' ? sql`(${fits}) is not true` : fits})`
    return [operator === 'some' ? found : sql`not ${found}`]
  })
  return combined(parts, 'and')
}

/** Conditions on the rows of lines called `row`. */
export function rowFilter(scope: ReadScope, entity: Entity, owner: Field, row: string, filter: Filter, depth: number): Sql {
  if (depth > deepest) throw new EngineError('BAD_INPUT', `A filter nests deeper than ${deepest}.`)
  const inside = (part: Filter): Sql => rowFilter(scope, entity, owner, row, part, depth + 1)
  const parts = Object.entries(filter ?? {}).flatMap(([name, value]) => {
    if (!isGiven(value)) return []
    if (name === 'and' || name === 'or') return [combined(listOf(value).map(inside), name)]
    if (name === 'not') return [sql`(${inside(value as Filter)}) is not true`]
    const field = owner.lines?.fieldByName.get(name)
    if (!field?.type.kind) throw new EngineError('BAD_INPUT', `“${owner.name}” has no field “${name}”.`)
    if (field.target) return [targetFilter(scope, field, { pointer: fieldSql(field, row), dealership: entity.scope === 'dealership' ? ident(row, 'dealership') : null }, value as Filter, depth)]
    const column: Column = { name, kind: field.type.kind, field, sql: (alias) => fieldSql(field, alias), isNullable: true }
    return [column.kind === 'id' ? personFilter(scope, column, row, value as Filter) : operatorsSql(scope, column, row, value as Filter)]
  })
  return combined(parts, 'and')
}

function targetFilter(scope: ReadScope, field: Field, from: Pointing, value: Filter, depth: number): Sql {
  const { isNull, id, ...rest } = value
  const target = targetOf(scope, field)
  const parts: Sql[] = []
  if (isGiven(isNull)) {
    const seen = seenPointer(scope, target, from)
    parts.push(isNull ? sql`${seen} is null` : sql`${seen} is not null`)
  }
  if (isGiven(id)) {
    // The plain comparison first: it finds the rows by their index, and looks at what each points to after that.
    const column = (pointer: Sql): Column => ({ name: field.name, kind: 'id', field, sql: () => pointer, isNullable: true })
    const isSeen = seesAll(scope, target, from)
    const isNegative = Object.keys(id as Filter).some((operator) => operator !== 'eq' && operator !== 'in')
    if (isSeen || !isNegative) parts.push(operatorsSql(scope, column(from.pointer), '', id as Filter))
    if (!isSeen) parts.push(operatorsSql(scope, column(seenPointer(scope, target, from)), '', id as Filter))
  }
  if (Object.values(rest).some(isGiven)) {
    const to = scope.alias()
    parts.push(
      sql`exists (select 1 from ${entityTable(target)} ${ident(to)} where ${pointsTo(target, to, from.pointer, from.dealership)} and ${scope.visible(target, to)} and ${filterSql(scope, target, to, rest, depth + 1)})`,
    )
  }
  return combined(parts, 'and')
}

/** People are named by id, or by what is told of them wherever they did something. */
function personFilter(scope: ReadScope, column: Column, alias: string, { login, name, isMe, ...rest }: Filter): Sql {
  const parts = [operatorsSql(scope, column, alias, rest)]
  if (isGiven(isMe)) parts.push(sql`(${column.sql(alias)} = ${scope.reader}) is ${raw(isMe ? 'true' : 'not true')}`)
  const told = Object.entries({ login, name }).filter(([, value]) => isGiven(value))
  if (told.length > 0) {
    const person = scope.alias()
    const conditions = told.map(([key, value]) => operatorsSql(scope, { name: key, kind: 'string', field: null, sql: (of) => ident(of, key), isNullable: false }, person, value as Filter))
    parts.push(sql`exists (select 1 from platform."user" ${ident(person)} where ${ident(person, 'id')} = ${column.sql(alias)} and ${combined(conditions, 'and')})`)
  }
  return combined(parts, 'and')
}

/** By what the states mean, so that an index on the state serves. */
function categoryFilter(scope: ReadScope, entity: Entity, alias: string, value: Filter): Sql {
  if (scope.mask(entity, 'state') !== 'clear') throw forbidden('stateCategory')
  const known = scope.alias()
  const rows = [...(entity.machine?.states.values() ?? [])].map(({ key, category }) => sql`(${literal(key)}, ${literal(category)})`)
  const fits = operatorsSql(scope, { name: 'stateCategory', kind: 'string', field: null, sql: (of) => ident(of, 'category'), isNullable: false }, known, value)
  return sql`${ident(alias, 'state')} in (select ${ident(known)}.state from (values ${join(rows)}) as ${ident(known)}(state, category) where ${fits})`
}

const clockColumns: Readonly<Record<string, Column>> = Object.fromEntries(
  ([['clock', 'string', 'clock'], ['status', 'string', 'status'], ['startedAt', 'datetime', 'started_at'], ['dueAt', 'datetime', 'due_at'], ['breachedAt', 'datetime', 'breached_at'], ['stoppedAt', 'datetime', 'stopped_at']] as const).map(([name, kind, column]) => [
    name,
    { name, kind, field: null, sql: (alias: string) => ident(alias, column), isNullable: true },
  ]),
)

/** At least one clock of the record is like this. */
function clocksFilter(scope: ReadScope, entity: Entity, alias: string, { some }: Filter): Sql {
  if (!isGiven(some)) return raw('true')
  const clock = scope.alias()
  const parts = Object.entries(some as Filter).flatMap(([name, value]) => {
    const column = clockColumns[name]
    if (!column) throw new EngineError('BAD_INPUT', `A clock has no “${name}”.`)
    return isGiven(value) ? [operatorsSql(scope, column, clock, value as Filter)] : []
  })
  return sql`exists (select 1 from platform.sla_clock ${ident(clock)} where ${ident(clock, 'record_id')} = ${ident(alias, 'id')} and ${ident(clock, 'entity')} = ${literal(entity.name)} and ${combined(parts, 'and')})`
}
