import { ident, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import type { ReadScope } from './scope.ts'

/** Rows of a layered entity that the dealership of the request does not hide; null where none can be hidden. What records point to already is read all the same. */
export function shownSql(scope: ReadScope, entity: Entity, alias: string): Sql | null {
  if (scope.layer === null || entity.scope !== 'layered') return null
  return sql`not exists (select 1 from platform.layer_choice c where c.dealership = ${scope.layer} and c.entity = ${entity.name} and c.record_id = ${ident(alias, 'id')} and c.is_hidden)`
}

/** The place a dealership gave a row, for an order; null where none has places. */
export function placeSql(scope: ReadScope, entity: Entity, alias: string): Sql {
  if (scope.layer === null || entity.scope !== 'layered') return raw('null::int')
  return sql`(select c.position from platform.layer_choice c where c.dealership = ${scope.layer} and c.entity = ${entity.name} and c.record_id = ${ident(alias, 'id')})`
}
