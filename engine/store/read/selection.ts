import { EngineError } from '../../kernel/errors.ts'
import { dataSchema } from '../../kernel/names.ts'
import { ident, join, literal, raw, type Sql, sql } from '../../kernel/sql.ts'
import { systemFieldsOf } from '../../model/system-fields.ts'
import type { Entity, Field } from '../../model/types.ts'
import { columnOf, entityTable, fieldSql, isoText, wireSql } from '../columns.ts'
import type { ReadScope } from './scope.ts'

/** What of a record is asked for; `key` is the name in the answer. */
export type Selected =
  | { readonly key: string; readonly kind: 'column'; readonly name: string }
  | { readonly key: string; readonly kind: 'label' }
  | { readonly key: string; readonly kind: 'reference'; readonly field: Field; readonly select: readonly Selected[] }
  | { readonly key: string; readonly kind: 'user'; readonly name: string; readonly select: readonly PersonSelected[] }
  | { readonly key: string; readonly kind: 'lines'; readonly field: Field; readonly select: readonly Selected[] }
  /** Clocks of the record as they are kept. */
  | { readonly key: string; readonly kind: 'clocks' }
  /** What is the same for every row: the name of its type. */
  | { readonly key: string; readonly kind: 'constant'; readonly value: string }
  /** The same record once more, where one answer shows it in several places. */
  | { readonly key: string; readonly kind: 'record'; readonly select: readonly Selected[] }

export interface PersonSelected {
  readonly key: string
  readonly name: 'id' | 'login' | 'name' | '__typename'
}

/** Longest name PostgreSQL keeps whole. */
const longestName = 63

/** One JSON object a row: the selected values of the row called `alias`. */
export function rowJson(scope: ReadScope, entity: Entity, alias: string, select: readonly Selected[]): Sql {
  return objectJson(select.map((item) => [item.key, selectedSql(scope, entity, alias, item)]))
}

export function objectJson(pairs: readonly (readonly [string, Sql])[]): Sql {
  if (pairs.length === 0) return raw(`'{}'::json`)
  const columns = pairs.map(([key, value]) => {
    if (Buffer.byteLength(key) > longestName) throw new EngineError('BAD_INPUT', `The alias “${key}” is longer than ${longestName} bytes.`, { hint: 'Use a shorter alias.' })
    return sql`${value} as ${ident(key)}`
  })
  return sql`(select row_to_json(j) from (select ${join(columns)}) j)`
}

function selectedSql(scope: ReadScope, entity: Entity, alias: string, item: Selected): Sql {
  switch (item.kind) {
    case 'column':
      return columnSql(scope, entity, alias, item.name)
    case 'label':
      return labelSql(scope, entity, alias)
    case 'constant':
      return textLiteral(item.value)
    case 'clocks':
      return clocksSql(entity, alias)
    case 'reference':
      return maskedOr(scope, entity, item.field.name, () => referenceSql(scope, item.field, fieldSql(item.field, alias), ownDealership(entity, alias), item.select))
    case 'user': {
      const column = columnOf(entity, item.name)
      return maskedOr(scope, entity, item.name, () => userSql(column.sql(alias), item.select))
    }
    case 'record':
      return rowJson(scope, entity, alias, item.select)
    case 'lines':
      return maskedOr(scope, entity, item.field.name, () => linesSql(scope, entity, alias, item.field, item.select), raw(`'[]'::json`))
  }
}

function clocksSql(entity: Entity, alias: string): Sql {
  const zone = entity.scope === 'network' ? raw('null') : sql`(select d.time_zone from platform.dealership d where d.code = ${ident(alias, 'dealership')})`
  const kept = sql`select c.clock, c.status, c.elapsed_ms as "elapsedMs", ${isoText(ident('c', 'since'))} as since, ${isoText(ident('c', 'due_at'))} as "dueAt", ${isoText(ident('c', 'breached_at'))} as "breachedAt", ${zone} as zone from platform.sla_clock c where c.record_id = ${ident(alias, 'id')}`
  return sql`(select coalesce(json_agg(k), '[]'::json) from (${kept}) k)`
}

function maskedOr(scope: ReadScope, entity: Entity, name: string, value: () => Sql, instead: Sql = raw('null')): Sql {
  return scope.mask(entity, name) === 'clear' ? value() : instead
}

function columnSql(scope: ReadScope, entity: Entity, alias: string, name: string): Sql {
  const column = columnOf(entity, name)
  const mask = scope.mask(entity, name)
  if (mask === 'hidden') return raw('null')
  if (mask === 'masked') return column.kind === 'string' ? sql`case when ${column.sql(alias)} is null then null else '•••' end` : raw('null')
  return wireSql(column.kind, column.sql(alias))
}

const ownDealership = (entity: Entity, alias: string): Sql | null => (entity.scope === 'network' ? null : ident(alias, 'dealership'))

/** The record a reference points to, as far as the reader may see it; deleted ones still have a name. */
function referenceSql(scope: ReadScope, field: Field, value: Sql, dealership: Sql | null, select: readonly Selected[]): Sql {
  return recordSql(scope, targetOf(scope, field), value, dealership, select)
}

/** The record of an entity with this id, as far as the reader may see it. */
export function recordSql(scope: ReadScope, target: Entity, value: Sql, dealership: Sql | null, select: readonly Selected[]): Sql {
  const to = scope.alias()
  return sql`(select ${rowJson(scope, target, to, select)} from ${entityTable(target)} ${ident(to)} where ${pointsTo(target, to, value, dealership)} and ${scope.visible(target, to)})`
}

export function targetOf(scope: ReadScope, field: Field): Entity {
  const target = field.target === null ? undefined : scope.model.entities.get(field.target)
  if (!target) throw new EngineError('BAD_INPUT', `“${field.name}” points to nothing.`)
  return target
}

/** Join condition from a reference's value to its target, by the target's whole key. */
export function pointsTo(target: Entity, alias: string, value: Sql, dealership: Sql | null): Sql {
  const byId = sql`${ident(alias, 'id')} = ${value}`
  return target.scope === 'dealership' && dealership ? sql`${byId} and ${ident(alias, 'dealership')} = ${dealership}` : byId
}

export const textLiteral = (text: string): Sql => sql`${literal(text)}::text`

export function userSql(value: Sql, select: readonly { readonly key: string; readonly name: string }[]): Sql {
  const person = objectJson(select.map(({ key, name }) => [key, name === '__typename' ? textLiteral('Person') : ident('u', name)]))
  return sql`(select ${person} from platform."user" u where u.id = ${value})`
}

function linesSql(scope: ReadScope, entity: Entity, alias: string, field: Field, select: readonly Selected[]): Sql {
  const lines = field.lines
  if (!lines) throw new EngineError('BAD_INPUT', `“${field.name}” has no lines.`)
  const row = scope.alias()
  const owner = sql`${ident(row, 'parent')} = ${ident(alias, 'id')}`
  const where = entity.scope === 'dealership' ? sql`${owner} and ${ident(row, 'dealership')} = ${ident(alias, 'dealership')}` : owner
  const pairs = select.map((item): readonly [string, Sql] => [item.key, lineSql(scope, entity, alias, field, row, item)])
  return sql`(select coalesce(json_agg(l.o), '[]'::json) from (select ${objectJson(pairs)} as o from ${ident(dataSchema, lines.table)} ${ident(row)} where ${where} order by ${ident(row, 'position')}) l)`
}

function lineSql(scope: ReadScope, entity: Entity, alias: string, owner: Field, row: string, item: Selected): Sql {
  if (item.kind === 'column' && item.name === 'id') return ident(row, 'id')
  if (item.kind === 'constant') return textLiteral(item.value)
  const field = item.kind === 'column' || item.kind === 'user' ? owner.lines?.fieldByName.get(item.name) : item.kind === 'reference' ? item.field : undefined
  if (!field?.type.kind) throw new EngineError('BAD_INPUT', `“${owner.name}” has no such field.`)
  if (item.kind === 'reference') return referenceSql(scope, field, fieldSql(field, row), ownDealership(entity, alias), item.select)
  if (item.kind === 'user') return userSql(fieldSql(field, row), item.select)
  return wireSql(field.type.kind, fieldSql(field, row))
}

/** The one-line label of a record: its label fields, references by the label of their target (one step). */
export function labelSql(scope: ReadScope, entity: Entity, alias: string, depth = 1): Sql {
  // A choice is told in words of a language, which the database does not speak.
  const wordless = entity.label.filter((name) => entity.fieldByName.get(name)?.schema.enum === undefined)
  const parts = (wordless.length > 0 ? wordless : entity.label).flatMap((name) => labelPart(scope, entity, alias, name, depth))
  return parts.length === 0 ? sql`${ident(alias, 'id')}::text` : sql`concat_ws(' ', ${join(parts)})`
}

function labelPart(scope: ReadScope, entity: Entity, alias: string, name: string, depth: number): readonly Sql[] {
  if (scope.mask(entity, name) !== 'clear') return []
  if (name === 'number') return [sql`${literal(entity.numbering?.prefix ?? '')} || ${ident(alias, 'number')}::text`]
  if (systemFieldsOf(entity).some((field) => field.name === name)) return [sql`${columnOf(entity, name).sql(alias)}::text`]
  const field = entity.fieldByName.get(name)
  if (!field || field.hidden || field.type.kind === null) return []
  if (field.target === null) return [field.type.kind === 'date' ? sql`to_char(${fieldSql(field, alias)}, 'DD.MM.YYYY')` : sql`nullif(${fieldSql(field, alias)}::text, '')`]
  if (depth === 0) return []
  const target = targetOf(scope, field)
  const to = scope.alias()
  return [
    sql`(select ${labelSql(scope, target, to, depth - 1)} from ${entityTable(target)} ${ident(to)} where ${pointsTo(target, to, fieldSql(field, alias), ownDealership(entity, alias))} and ${scope.visible(target, to)})`,
  ]
}
