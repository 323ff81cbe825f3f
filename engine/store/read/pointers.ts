import { ident, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import { type Column, columnOf, entityTable } from '../columns.ts'
import type { ReadScope } from './scope.ts'
import { pointsTo, targetOf } from './selection.ts'

/** A reference's value, and the dealership of the row that holds it. */
export interface Pointing {
  readonly pointer: Sql
  readonly dealership: Sql | null
}

/** Whether the reader sees every record that such a reference can lead to. */
export const seesAll = (scope: ReadScope, target: Entity, { dealership }: Pointing): boolean => scope.isWhole(target) && (target.scope === 'network' || dealership !== null)

/** The reference as the reader knows it: empty where it leads to what they may not see. */
export function seenPointer(scope: ReadScope, target: Entity, from: Pointing): Sql {
  if (seesAll(scope, target, from)) return from.pointer
  const to = scope.alias()
  return sql`(select ${ident(to, 'id')} from ${entityTable(target)} ${ident(to)} where ${pointsTo(target, to, from.pointer, from.dealership)} and ${scope.visible(target, to)})`
}

/** The column as the reader knows it. */
export function seenColumn(scope: ReadScope, entity: Entity, name: string): Column {
  const column = columnOf(entity, name)
  if (!column.field?.target) return column
  const target = targetOf(scope, column.field)
  return { ...column, sql: (alias) => seenPointer(scope, target, { pointer: column.sql(alias), dealership: entity.scope === 'network' ? null : ident(alias, 'dealership') }) }
}
