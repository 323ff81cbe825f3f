/** How the value of a field or a system field is said in SQL. */
import { EngineError } from '../kernel/errors.ts'
import { dataSchema } from '../kernel/names.ts'
import { ident, literal, raw, type Sql, sql } from '../kernel/sql.ts'
import type { Entity, Field, ScalarKind } from '../model/types.ts'

export interface SystemField {
  readonly name: string
  readonly column: string
  readonly kind: ScalarKind
  readonly has: (entity: Entity) => boolean
}

const always = (): boolean => true

/** Fields that every record has without a definition saying so. */
const systemFields: readonly SystemField[] = [
  { name: 'id', column: 'id', kind: 'id', has: always },
  { name: 'dealership', column: 'dealership', kind: 'string', has: (entity) => entity.scope !== 'network' },
  { name: 'number', column: 'number', kind: 'integer', has: (entity) => entity.numbering !== null },
  { name: 'state', column: 'state', kind: 'string', has: (entity) => entity.machine !== null },
  { name: 'stateSince', column: 'state_since', kind: 'datetime', has: (entity) => entity.machine !== null },
  { name: 'version', column: 'version', kind: 'integer', has: always },
  { name: 'createdAt', column: 'created_at', kind: 'datetime', has: always },
  { name: 'createdBy', column: 'created_by', kind: 'id', has: always },
  { name: 'updatedAt', column: 'updated_at', kind: 'datetime', has: always },
  { name: 'updatedBy', column: 'updated_by', kind: 'id', has: always },
]

export const systemFieldsOf = (entity: Entity): readonly SystemField[] => systemFields.filter((field) => field.has(entity))

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
  if (system) {
    const isNullable = !['id', 'number', 'state', 'stateSince', 'version', 'createdAt', 'updatedAt'].includes(name)
    return { name, kind: system.kind, field: null, sql: (alias) => ident(alias, system.column), isNullable }
  }
  const field = entity.fieldByName.get(name)
  if (!field || field.hidden || field.type.kind === null) throw new EngineError('BAD_INPUT', `“${entity.name}” has no field “${name}”.`)
  return { name, kind: field.type.kind, field, sql: (alias) => fieldSql(field, alias), isNullable: true }
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
  return sql`${kind === 'json' ? JSON.stringify(value) : value}::${raw(castOf[kind])}`
}

export function parameterList(kind: ScalarKind, values: readonly unknown[]): Sql {
  return sql`${values}::${raw(castOf[kind])}[]`
}
