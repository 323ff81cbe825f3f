import { ident, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import type { Column } from '../columns.ts'
import type { ReadScope } from './scope.ts'

/** Rows of a layered entity that the dealership of the request does not hide; null where none can be hidden. What records point to already is read all the same. */
export function shownSql(scope: ReadScope, entity: Entity, alias: string): Sql | null {
  if (scope.layer === null || entity.scope !== 'layered') return null
  return sql`not exists (select 1 from platform.layer_choice c where c.dealership = ${scope.layer} and c.entity = ${entity.name} and c.record_id = ${ident(alias, 'id')} and c.is_hidden)`
}

/** Rows of a layered entity that the dealership of the request hides: none where none can be hidden. */
export function hiddenSql(scope: ReadScope, entity: Entity, alias: string): Sql {
  const shown = shownSql(scope, entity, alias)
  return shown ? sql`not ${shown}` : raw('false')
}

/** The place a dealership gave a row, for an order; null where rows have no places. */
export function placeColumn(scope: ReadScope, entity: Entity): Column | null {
  const { layer } = scope
  if (layer === null || entity.scope !== 'layered') return null
  const place = (alias: string): Sql => sql`(select c.position from platform.layer_choice c where c.dealership = ${layer} and c.entity = ${entity.name} and c.record_id = ${ident(alias, 'id')})`
  return { name: 'place', kind: 'integer', field: null, sql: place, isNullable: true }
}
