import { dataSchema } from '../kernel/names.ts'
import { ident, literal, toStatement } from '../kernel/sql.ts'
import type { Column, ForeignKey, Index, Table } from './table.ts'

/** Runs one statement with parameters and answers its rows. */
export type CatalogueQuery = (text: string, values: readonly unknown[]) => Promise<readonly object[]>

interface Row {
  readonly name: string
  readonly id: string | null
  readonly columns: readonly Column[] | null
  readonly keys: readonly { readonly name: string; readonly columns: readonly string[] }[] | null
  readonly foreign_keys: readonly (ForeignKey & { readonly cascade: boolean })[] | null
  readonly indexes: readonly Index[] | null
}

const catalogue = `
select c.relname as name,
  obj_description(c.oid, 'pg_class') as id,
  (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'nullable', not a.attnotnull,
      'default', pg_get_expr(d.adbin, d.adrelid), 'id', col_description(c.oid, a.attnum)) order by a.attnum)
    from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
  (select json_agg(json_build_object('name', k.conname, 'columns',
      (select json_agg(a.attname order by u.n) from unnest(k.conkey) with ordinality u(num, n) join pg_attribute a on a.attrelid = c.oid and a.attnum = u.num)))
    from pg_constraint k where k.conrelid = c.oid and k.contype = 'p') as keys,
  (select json_agg(json_build_object('name', k.conname, 'cascade', k.confdeltype = 'c',
      'columns', (select json_agg(a.attname order by u.n) from unnest(k.conkey) with ordinality u(num, n) join pg_attribute a on a.attrelid = c.oid and a.attnum = u.num),
      'target', json_build_object('schema', tn.nspname, 'table', t.relname, 'columns',
        (select json_agg(a.attname order by u.n) from unnest(k.confkey) with ordinality u(num, n) join pg_attribute a on a.attrelid = t.oid and a.attnum = u.num))) order by k.conname)
    from pg_constraint k join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where k.conrelid = c.oid and k.contype = 'f') as foreign_keys,
  (select json_agg(json_build_object('name', ic.relname, 'unique', i.indisunique, 'definition', case when i.indisvalid then coalesce(obj_description(ic.oid, 'pg_class'), pg_get_indexdef(ic.oid)) else 'invalid' end) order by ic.relname)
    from pg_index i join pg_class ic on ic.oid = i.indexrelid
    where i.indrelid = c.oid and not i.indisprimary) as indexes
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = $1 and c.relkind in ('r', 'p')
order by c.relname`

/** The tables of the schema `data` as they are. */
export async function readCatalogue(query: CatalogueQuery): Promise<readonly Table[]> {
  const rows = (await query(catalogue, [dataSchema])) as readonly Row[]
  if (rows.length === 0) return []
  const filled = new Set(((await query(filledTables(rows.map(({ name }) => name)), [])) as readonly { readonly name: string }[]).map(({ name }) => name))
  return rows.map((row) => ({
    name: row.name,
    id: row.id,
    columns: row.columns ?? [],
    primaryKey: row.keys?.[0] ?? { name: '', columns: [] },
    foreignKeys: (row.foreign_keys ?? []).map(({ cascade, name, columns, target }) => ({ name, columns, target, onDelete: cascade ? ('cascade' as const) : null })),
    indexes: row.indexes ?? [],
    isEmpty: !filled.has(row.name),
  }))
}

const filledTables = (names: readonly string[]): string =>
  names.map((name) => `select ${toStatement(literal(name)).text} as name where exists (select from ${toStatement(ident(dataSchema, name)).text})`).join(' union all ')
