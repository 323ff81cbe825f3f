import type { Table } from '../../ddl/table.ts'
import { readCatalogue } from '../../ddl/index.ts'
import { dataSchema } from '../../kernel/names.ts'
import { ident, join, toStatement } from '../../kernel/sql.ts'
import type { CopyConnection } from '../../store/copy/connection.ts'

/** A table whose rows go into the file. */
export interface StoredTable {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
}

/** A counter that goes on where it was. */
export interface StoredSequence {
  readonly schema: string
  readonly name: string
  readonly value: number
}

/** The platform's tables, those first that others point to. Its history of migrations is written anew by them. */
const platformTables = `
with recursive tables as (
  select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'platform' and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'),
depths as (
  select oid, 0 as depth from tables
  union
  select k.conrelid, d.depth + 1 from depths d join pg_constraint k on k.confrelid = d.oid and k.contype = 'f' and k.conrelid <> k.confrelid where d.depth < 20)
select t.relname as name from tables t join depths d on d.oid = t.oid group by t.relname order by max(d.depth), t.relname`

/** Which transaction of the old server wrote a row means nothing on a new one (xid8); what is generated is generated again. */
const columns = `
select c.relname as "table", json_agg(a.attname order by a.attnum) as columns
from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
where n.nspname = $1 and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype
group by c.relname`

const sequences = `
select schemaname as schema, sequencename as name, last_value::text as value from pg_sequences where schemaname in ('platform', '${dataSchema}') and last_value is not null`

export const readTables = (connection: CopyConnection): Promise<readonly Table[]> => readCatalogue((text, values) => connection.run(text, values))

/** Every table of the platform and, given those of the entities, theirs. */
export async function storedTables(connection: CopyConnection, entities: readonly Table[]): Promise<readonly StoredTable[]> {
  const platform = (await connection.run<{ name: string }>(platformTables)).map(({ name }) => ({ schema: 'platform', name }))
  const all = [...platform, ...entities.map(({ name }) => ({ schema: dataSchema, name }))]
  const known = new Map<string, readonly string[]>()
  for (const schema of ['platform', dataSchema]) {
    for (const row of await connection.run<{ table: string; columns: readonly string[] }>(columns, [schema])) known.set(`${schema}.${row.table}`, row.columns)
  }
  return all.map(({ schema, name }) => ({ schema, name, columns: known.get(`${schema}.${name}`) ?? [] }))
}

export async function storedSequences(connection: CopyConnection): Promise<readonly StoredSequence[]> {
  const rows = await connection.run<{ schema: string; name: string; value: string }>(sequences)
  return rows.map(({ value, ...rest }) => ({ ...rest, value: Number(value) }))
}

export function copyText({ schema, name, columns: names }: StoredTable, direction: 'to stdout' | 'from stdin'): string {
  return `copy ${toStatement(ident(schema, name)).text} (${toStatement(join(names.map((column) => ident(column)))).text}) ${direction}`
}
