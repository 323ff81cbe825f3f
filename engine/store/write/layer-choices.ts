/** What a dealership makes of the shared rows of a layered entity. */
import { sql } from '../../kernel/sql.ts'
import type { Entity } from '../../model/types.ts'
import { entityTable } from '../columns.ts'
import type { Query } from '../pool.ts'
import { orderOf, orderSql } from '../read/order.ts'
import type { ReadScope } from '../read/scope.ts'

/** Whether this changed anything. */
export async function saveHidden(query: Query, entity: Entity, dealership: string, id: string, isHidden: boolean): Promise<boolean> {
  const rows = await query(sql`insert into platform.layer_choice as c (entity, dealership, record_id, is_hidden) values (${entity.name}, ${dealership}, ${id}::uuid, ${isHidden})
    on conflict (dealership, entity, record_id) do update set is_hidden = excluded.is_hidden where c.is_hidden <> excluded.is_hidden returning 1 as one`)
  return rows.length > 0
}

/** Ids of the rows the dealership of the request has, in its order, hidden ones too. */
export async function rowOrder(query: Query, scope: ReadScope, entity: Entity, dealership: string): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(sql`select t.id from ${entityTable(entity)} t
    where t.deleted_at is null and (t.dealership is null or t.dealership = ${dealership}) order by ${orderSql(orderOf(scope, entity, []), 't', false)}`)
  return rows.map(({ id }) => id)
}

/** Gives the rows their places, in this order. */
export async function savePlaces(query: Query, entity: Entity, dealership: string, ids: readonly string[]): Promise<void> {
  await query(sql`insert into platform.layer_choice (entity, dealership, record_id, position) select ${entity.name}, ${dealership}, id, place from unnest(${ids}::uuid[]) with ordinality as rows(id, place)
    on conflict (dealership, entity, record_id) do update set position = excluded.position`)
}
