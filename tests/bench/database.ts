import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import { openBenchServer } from '../../engine/cli/database.ts'
import { readFolder } from '../../engine/definition/index.ts'
import { createEngine, systemActor } from '../../engine/index.ts'
import { openPlatform } from '../../engine/platform/index.ts'
import { createDatabase, databaseUrl, withClient } from '../../engine/store/databases.ts'
import { migrate } from '../../engine/store/migrate.ts'
import { countersSql, dealershipCodes, full, helperSql, rowsSql, type Sizes, small } from './rows.ts'

const root = resolve(import.meta.dirname, '../..')

/** People of the bench with their roles; the same ids at every run, because rows point to them. */
const people = [
  { id: '00000000-0000-7000-8000-000000000001', login: 'head', role: 'head', dealership: null },
  { id: '00000000-0000-7000-8000-000000000002', login: 'advisor', role: 'advisor', dealership: 'site-01' },
  { id: '00000000-0000-7000-8000-000000000003', login: 'mechanic', role: 'mechanic', dealership: 'site-01' },
] as const

export interface BenchDatabase {
  readonly url: string
  /** Process id of PostgreSQL. */
  readonly postmaster: number
  /** API tokens by login. */
  readonly tokens: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

/** The tables of the auto-service package with the bench's rows in them; rows of an earlier run are used again where they would come out the same. */
export async function openBenchDatabase(isSmall: boolean, say: (text: string) => void): Promise<BenchDatabase> {
  const server = await openBenchServer(root)
  const name = isSmall ? 'bench_small' : 'bench_full'
  await createDatabase(server.url, name)
  const url = databaseUrl(server.url, name)
  const sizes = isSmall ? small : full
  const isFilled = await withClient(url, (client) => isSame(client, fingerprint(sizes)))
  // The platform's own tables are small and made anew, so that they are always those of this code.
  await withClient(url, (client) => client.query(`drop schema if exists platform cascade${isFilled ? '' : '; drop schema if exists data, bench cascade'}`))
  await migrate(url, resolve(root, 'prisma/migrations'))
  await setUp(url)
  if (!isFilled) await withClient(url, (client) => fill(client, sizes, say))
  await withClient(url, (client) => client.query(countersSql))
  return { url, tokens: await newTokens(url), postmaster: await withClient(url, postmasterOf), close: server.close }
}

/** The first line of its file in the data folder. */
async function postmasterOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
  return Number.parseInt(readFileSync(join(rows[0]?.folder ?? '', 'postmaster.pid'), 'utf8'), 10)
}

/** What the rows depend on: how they are made, and how many. */
function fingerprint(sizes: Sizes): string {
  const text = readFileSync(resolve(import.meta.dirname, 'rows.ts'), 'utf8')
  return createHash('sha256').update(text).update(JSON.stringify(sizes)).digest('hex')
}

async function isSame(client: pg.Client, hash: string): Promise<boolean> {
  const { rows } = await client.query(`select to_regclass('bench.filled') is not null as known`)
  if (!rows[0]?.known) return false
  const { rowCount } = await client.query('select 1 from bench.filled where hash = $1', [hash])
  return rowCount === 1
}

async function setUp(url: string): Promise<void> {
  await withClient(url, async (client) => {
    for (const { id, login } of people) await client.query(`insert into platform."user" (id, login, name, locale, password_hash) values ($1, $2, $2, 'en', '')`, [id, login])
  })
  const engine = await createEngine({ databaseUrl: url, demo: false })
  try {
    await engine.loadSites({ dealerships: dealershipCodes.map((code) => ({ code, titles: { en: code, ru: code }, timeZone: 'Asia/Yekaterinburg', currency: 'RUB', areaCode: '3452' })) })
    await engine.publish(systemActor, readFolder(resolve(root, 'definitions/auto-service')), null)
  } finally {
    await engine.close()
  }
  await withClient(url, async (client) => {
    for (const { id, role, dealership } of people) await client.query('insert into platform.membership (id, user_id, role, dealership) values (gen_random_uuid(), $1, $2, $3)', [id, role, dealership])
  })
}

/** Set by set, with indexes made afterwards; references are right by construction and not checked row by row. */
async function fill(client: pg.Client, sizes: Sizes, say: (text: string) => void): Promise<void> {
  // The engine knows its indexes by their comments.
  const { rows: indexes } = await client.query<{ name: string; definition: string; comment: string }>(
    `select format('%I.%I', schemaname, indexname) as name, indexdef as definition, quote_literal(obj_description(format('%I.%I', schemaname, indexname)::regclass)) as comment from pg_indexes where schemaname = 'data' and tablename in ('client', 'vehicle', 'work_order', 'work_order__works', 'work_order__parts', 'complaint') and indexname not like '%pkey'`,
  )
  await client.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB'; set synchronous_commit = off`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (const statement of helperSql(sizes)) await client.query(statement)
  for (const [what, statement] of rowsSql(sizes)) {
    say(`filling ${what}`)
    await client.query(statement)
  }
  say(`making ${indexes.length} indexes`)
  for (const { name, definition, comment } of indexes) await client.query(`${definition}; comment on index ${name} is ${comment}`)
  await client.query('vacuum analyze')
  await client.query('create table bench.filled (hash text)')
  await client.query('insert into bench.filled values ($1)', [fingerprint(sizes)])
}

async function newTokens(url: string): Promise<Readonly<Record<string, string>>> {
  const platform = await openPlatform(url)
  try {
    const made = await Promise.all(people.map(async ({ id, login }) => [login, (await platform.tokens.create({ userId: id, name: 'bench', dealership: null })).text] as const))
    return Object.fromEntries(made)
  } finally {
    await platform.close()
  }
}
