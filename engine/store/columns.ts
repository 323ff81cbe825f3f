/** How the value of a field or a system field is said in SQL. */
import { EngineError } from '../kernel/errors.ts'
import { columnName, dataSchema } from '../kernel/names.ts'
import { changed, ident, join, literal, raw, type Sql, sql } from '../kernel/sql.ts'
import { systemFieldsOf } from '../model/system-fields.ts'
import type { Entity, Field, ScalarKind } from '../model/types.ts'

/** A named thing of an entity that filters, order and groups may speak of. */
export interface Column {
  readonly name: string
  readonly kind: ScalarKind
  readonly field: Field | null
  readonly sql: (alias: string) => Sql
  readonly isNullable: boolean
}

/** @throws EngineError BAD_INPUT where the entity has no such scalar field */
export function columnOf(entity: Entity, name: string): Column {
  const system = systemFieldsOf(entity).find((field) => field.name === name)
  if (system) return { ...system, field: null, sql: (alias) => ident(alias, columnName(name)) }
  const field = entity.fieldByName.get(name)
  if (!field && name === 'stateCategory' && entity.machine) return { name, kind: 'string', field: null, sql: (alias) => categorySql(entity, alias), isNullable: false }
  if (!field || field.hidden || field.type.kind === null) throw new EngineError('BAD_INPUT', `“${entity.name}” has no field “${name}”.`)
  return { name, kind: field.type.kind, field, sql: (alias) => fieldSql(field, alias), isNullable: true }
}

/** What the state means, worked out from the machine. */
function categorySql(entity: Entity, alias: string): Sql {
  const states = [...(entity.machine?.states.values() ?? [])].map(({ key, category }) => sql`when ${literal(key)} then ${literal(category)}`)
  return sql`(case ${ident(alias, columnName('state'))} ${join(states, ' ')} end)`
}

export const entityTable = (entity: Entity): Sql => ident(dataSchema, entity.table)

/** The typed value of a scalar field in a row called `alias`. */
export function fieldSql(field: Field, alias: string): Sql {
  if (field.storage === 'column') return ident(alias, field.column)
  const custom = ident(alias, 'custom')
  // An emptied value stands there as a JSON null.
  if (field.type.kind === 'json') return sql`nullif(${custom} -> ${literal(field.column)}, 'null'::jsonb)`
  return sql`(${custom} ->> ${literal(field.column)})::${raw(field.type.column(field) ?? 'text')}`
}

/** Text of a moment in UTC; microseconds where it has to come back exactly (cursors). */
export const isoText = (value: Sql, digits: 'MS' | 'US' = 'MS'): Sql =>
  sql`to_char(${value} at time zone 'UTC', ${raw(`'YYYY-MM-DD"T"HH24:MI:SS.${digits}"Z"'`)})`

/** The value as it stands in JSON answers: moments as ISO text, decimals as text so that no digit is lost. */
export function wireSql(kind: ScalarKind, value: Sql): Sql {
  if (kind === 'datetime') return isoText(value)
  if (kind === 'decimal') return sql`(${value})::text`
  return value
}

/** The value as the engine works with it: as on the wire, but decimals are numbers. */
export function valueSql(kind: ScalarKind, value: Sql): Sql {
  return kind === 'datetime' ? isoText(value) : value
}

const castOf: Readonly<Record<ScalarKind, string>> = { string: 'text', integer: 'bigint', decimal: 'numeric', boolean: 'boolean', date: 'date', datetime: 'timestamptz', id: 'uuid', json: 'jsonb' }

/** A bound parameter of the kind's SQL type. */
export function parameter(kind: ScalarKind, value: unknown): Sql {
  return sql`${kind === 'json' ? changed(value, JSON.stringify) : value}::${raw(castOf[kind])}`
}

export function parameterList(kind: ScalarKind, values: unknown): Sql {
  return sql`${values}::${raw(castOf[kind])}[]`
}

/** Text that is the same for all rows of an entity, made once for each entity and `key`. It must hold no values. */
export function perEntity(make: (entity: Entity, key: string) => Sql): (entity: Entity, key?: string) => Sql {
  const known = new WeakMap<Entity, Map<string, Sql>>()
  return (entity, key = '') => {
    const ofEntity = known.get(entity) ?? new Map<string, Sql>()
    known.set(entity, ofEntity)
    const made = ofEntity.get(key) ?? make(entity, key)
    ofEntity.set(key, made)
    return made
  }
}
