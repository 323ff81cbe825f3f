import type pg from 'pg'
import type { Samples } from './cases.ts'
import { deepOffset } from './cases.ts'
import type { Sizes } from './rows.ts'

/** Things of the tables to ask for, the same at every run. */
export async function readSamples(client: pg.Client, sizes: Sizes, sites: readonly string[]): Promise<Samples> {
  const column = async (sql: string, values: readonly unknown[] = []): Promise<readonly string[]> => (await client.query<{ value: string }>(sql, [...values])).rows.map(({ value }) => value)
  const clients = await column(`select distinct on (client) client as value from (select client from data.work_order where dealership = $1 order by id limit 2000) w limit 500`, [sites[0]])
  const phones = await column(`select substr(phone, 3, 10) as value from data.client order by id limit 200`)
  const names = await column(`select lower(split_part(name, ' ', 1)) || ' ' || lower(left(split_part(name, ' ', 2), 4)) as value from data.client order by id limit 200`)
  // Fewer rows are in sight of one dealership: there the pages are as far down as its own go.
  const { rows: counted } = await client.query<{ n: number }>('select count(*)::int as n from data.work_order where dealership = any($1) and deleted_at is null', [sites])
  const offset = Math.min(deepOffset(sizes), Math.floor((counted[0]?.n ?? 0) * 0.7))
  const { rows: deep } = await client.query<{ at: string; id: string }>(
    `select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, id from data.work_order where dealership = any($1) and deleted_at is null order by created_at desc, id desc limit 50 offset $2`,
    [sites, offset],
  )
  return { clients, phones, names, deep }
}
