/** What of a record, of the records it points to, or of a row of its lines stands at the end of a path. */
import { EngineError } from '../../kernel/errors.ts'
import { dataSchema } from '../../kernel/names.ts'
import { ident, join, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity, Field, ScalarKind } from '../../model/types.ts'
import { columnOf, entityTable, fieldSql } from '../columns.ts'
import { type Pointing, seenPointer } from './pointers.ts'
import type { ReadScope } from './scope.ts'
import { pointsTo, targetOf } from './selection.ts'

/** The record of a row of lines, in paths that begin at the row. */
export const parentName = 'parent'

export interface Reached {
  readonly kind: ScalarKind
  readonly value: Sql
  /** The last field of the path; null for a system field and for the record of a row. */
  readonly field: Field | null
  /** Where the value leads to. */
  readonly target: Entity | null
}

export interface Reach {
  /** Alias of the record; the rows of lines stand beside it. */
  readonly alias: string
  /** Alias of the rows of lines; the record's own where none are counted. */
  readonly row: string
  /** @throws EngineError BAD_INPUT for a path that leads nowhere, FORBIDDEN for what the reader may not see */
  readonly column: (path: readonly string[]) => Reached
  /** Tables of everything that was reached: one row for each record, or for each of its rows. */
  readonly from: () => Sql
}

interface Place {
  readonly entity: Entity
  readonly alias: string
}

export function openReach(scope: ReadScope, entity: Entity, lines: Field | null): Reach {
  const alias = scope.alias()
  const row = lines ? scope.alias() : alias
  const joined = new Map<string, { readonly place: Place; readonly join: Sql }>()
  const follow = (key: string, field: Field, from: Pointing): Place => {
    const known = joined.get(key)
    if (known) return known.place
    const target = targetOf(scope, field)
    const to = scope.alias()
    const place = { entity: target, alias: to }
    joined.set(key, { place, join: sql` left join ${entityTable(target)} ${ident(to)} on ${pointsTo(target, to, from.pointer, from.dealership)} and ${scope.visible(target, to)}` })
    return place
  }
  const pointed = (key: string, field: Field, from: Pointing, rest: readonly string[]): Reached => {
    const target = targetOf(scope, field)
    if (rest.length === 0) return { kind: 'id', value: seenPointer(scope, target, from), field, target }
    return inRecord(follow(key, field, from), rest, key)
  }
  const inRecord = (place: Place, [name = '', ...rest]: readonly string[], prefix: string): Reached => {
    if (scope.mask(place.entity, name) !== 'clear') throw new EngineError('FORBIDDEN', `You may not group or count by “${name}”.`)
    const column = columnOf(place.entity, name)
    const value = column.sql(place.alias)
    if (column.field?.target) return pointed(`${prefix}.${name}`, column.field, { pointer: value, dealership: place.entity.scope === 'network' ? null : ident(place.alias, 'dealership') }, rest)
    if (rest.length > 0) throw new EngineError('BAD_INPUT', `“${name}” leads to no record.`)
    return { kind: column.kind, value, field: column.field, target: null }
  }
  const inRow = (owner: Field, [name = '', ...rest]: readonly string[]): Reached => {
    if (name === parentName) return rest.length > 0 ? inRecord({ entity, alias }, rest, parentName) : { kind: 'id', value: ident(alias, 'id'), field: null, target: entity }
    if (name === 'id') return { kind: 'id', value: ident(row, 'id'), field: null, target: null }
    const field = owner.lines?.fieldByName.get(name)
    if (!field?.type.kind) throw new EngineError('BAD_INPUT', `“${owner.name}” has no field “${name}”.`)
    const value = fieldSql(field, row)
    if (field.target) return pointed(name, field, { pointer: value, dealership: entity.scope === 'dealership' ? ident(row, 'dealership') : null }, rest)
    if (rest.length > 0) throw new EngineError('BAD_INPUT', `“${name}” leads to no record.`)
    return { kind: field.type.kind, value, field, target: null }
  }
  if (lines && scope.mask(entity, lines.name) !== 'clear') throw new EngineError('FORBIDDEN', `You may not group or count by “${lines.name}”.`)
  return {
    alias,
    row,
    column: (path) => (lines ? inRow(lines, path) : inRecord({ entity, alias }, path, '')),
    from: () => sql`${lines ? rowsOfLines(entity, lines, alias, row) : sql`${entityTable(entity)} ${ident(alias)}`}${join([...joined.values()].map((one) => one.join), '')}`,
  }
}

function rowsOfLines(entity: Entity, { lines }: Field, alias: string, row: string): Sql {
  const dealership = entity.scope === 'dealership' ? sql` and ${ident(row, 'dealership')} = ${ident(alias, 'dealership')}` : sql``
  return sql`${ident(dataSchema, lines?.table ?? '')} ${ident(row)} join ${entityTable(entity)} ${ident(alias)} on ${ident(row, 'parent')} = ${ident(alias, 'id')}${dealership}`
}
