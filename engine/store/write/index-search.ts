import { sql } from '../../kernel/sql.ts'
import type { Entity, Values } from '../../model/types.ts'
import { entityTable, fieldSql, valueSql } from '../columns.ts'
import type { Query } from '../pool.ts'
import { objectJson } from '../read/selection.ts'
import { searchedFields, searchText } from './search-text.ts'

interface Searched {
  readonly id: string
  readonly number: number | null
  readonly values: Values
}

const batch = 5000

/** Writes the search text of every record anew, as its definition says now; nothing else of a record changes. */
export async function indexSearch(query: Query, entity: Entity): Promise<void> {
  const table = entityTable(entity)
  const number = entity.numbering ? sql`t.number` : sql`null::bigint`
  const values = objectJson(searchedFields(entity).map((field) => [field.name, valueSql(field.type.kind ?? 'json', fieldSql(field, 't'))]))
  for (let last: string | null = null; ; ) {
    const rows: readonly Searched[] = await query<Searched>(sql`select t.id, ${number} as number, ${values} as values from ${table} t where ${last === null ? sql`true` : sql`t.id > ${last}::uuid`} order by t.id limit ${batch}`)
    if (rows.length > 0) await query(sql`update ${table} t set search = r.search from json_to_recordset(${JSON.stringify(rows.map((row) => ({ id: row.id, search: searchText(entity, row) })))}::json) as r(id uuid, search text) where t.id = r.id and t.search <> r.search`)
    if (rows.length < batch) return
    last = rows.at(-1)?.id ?? null
  }
}
