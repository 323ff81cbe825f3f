import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { EngineError } from '../kernel/errors.ts'
import { sql } from '../kernel/sql.ts'
import { uuidv7 } from '../kernel/uuid.ts'
import { withClient } from './databases.ts'
import type { Query } from './pool.ts'

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/** Names of the migrations in the folder, in their order. */
export const migrationNames = (directory: string): readonly string[] => readMigrations(directory).map(({ name }) => name)

/** Throws UNAVAILABLE where the database does not answer, or one of these migrations was not applied to it. */
export async function demandMigrations(query: Query, names: readonly string[]): Promise<void> {
  const missing = await query<{ name: string }>(sql`select n.name from unnest(${names}::text[]) n(name)
    where not exists (select from platform._prisma_migrations m where m.migration_name = n.name and m.finished_at is not null and m.rolled_back_at is null)`)
  if (missing.length === 0) return
  throw new EngineError('UNAVAILABLE', `The database misses migrations: ${missing.map(({ name }) => name).join(', ')}.`, { hint: 'Start Pitlane once more: it applies them.' })
}

/** Any fixed number: one migration run at a time per database. */
const lock = 7_204_511

/** The same columns that Prisma's own tool keeps. */
const history = `
  create schema if not exists platform;
  create table if not exists platform._prisma_migrations (
    id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
    logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

/**
 * Brings the platform's tables up to date with the folders of `directory` (prisma/migrations), in the order
 * of their names, each in a transaction. Returns the names that were applied.
 * Throws UNAVAILABLE (no database) and CONFIGURATION (an applied migration was changed, or one fails).
 */
export async function migrate(url: string, directory: string): Promise<readonly string[]> {
  const migrations = readMigrations(directory)
  return withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(history)
    const applied = await readHistory(client)
    refuseChanged(migrations, applied)
    const missing = migrations.filter(({ name }) => !applied.has(name))
    for (const migration of missing) await apply(client, migration)
    return missing.map(({ name }) => name)
  })
}

/** The migrations in the folder, in the order of their names. */
export function readMigrations(directory: string): readonly Migration[] {
  return readdirSync(directory)
    .filter((name) => existsSync(join(directory, name, 'migration.sql')))
    .sort()
    .map((name) => {
      // Git may have checked the file out with other line ends.
      const sql = readFileSync(join(directory, name, 'migration.sql'), 'utf8').replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

async function readHistory(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select migration_name as name, checksum from platform._prisma_migrations where finished_at is not null and rolled_back_at is null',
  )
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

function refuseChanged(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const issues = migrations
    .filter(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)
    .map(({ name }) => ({ file: `prisma/migrations/${name}/migration.sql`, pointer: '', message: 'was changed after it had been applied to this database' }))
  if (issues.length === 0) return
  throw new EngineError('CONFIGURATION', `Applied migrations were changed: ${issues.map(({ file }) => file).join(', ')}.`, {
    issues,
    hint: 'Restore these files (git checkout) and put the change into a new migration folder.',
  })
}

type Run = (text: string, values?: unknown[]) => Promise<unknown>

/** Applies migrations to a database that has none of them, inside a transaction that is already open. */
export async function applyWithin(run: Run, migrations: readonly Migration[]): Promise<void> {
  await run(history)
  for (const migration of migrations) await runMigration(run, migration)
}

async function runMigration(run: Run, { name, sql, checksum }: Migration): Promise<void> {
  await run(sql)
  await run('insert into platform._prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)', [uuidv7(), checksum, name])
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await runMigration((text, values) => client.query(text, values), migration)
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => undefined)
    throw new EngineError('CONFIGURATION', `Migration ${migration.name} failed, nothing of it was kept: ${(cause as Error).message}.`, {
      hint: 'The database user needs the right to create schemas and the extension pg_trgm.',
      cause,
    })
  }
}
