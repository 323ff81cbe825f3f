import { appendFileSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/fixtures/database.ts'
import { withClient } from './databases.ts'
import { migrate } from './migrate.ts'

const migrations = resolve(import.meta.dirname, '../../prisma/migrations')
const opened: TestDatabase[] = []
const open = async (): Promise<string> => {
  const database = await testDatabase()
  opened.push(database)
  return database.url
}

function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  cpSync(migrations, folder, { recursive: true })
  return folder
}

function add(folder: string, name: string, sql: string): void {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

const tables = (url: string): Promise<string[]> =>
  withClient(url, async (client) => (await client.query<{ name: string }>("select tablename as name from pg_tables where tablename like 'zz%'")).rows.map(({ name }) => name))

afterEach(async () => {
  for (const database of opened.splice(0)) await database.drop()
})

describe('migrate', () => {
  test('does nothing on a database that is up to date', async () => {
    expect(await migrate(await open(), migrations)).toEqual([])
  })

  test('applies what is new, in the order of the names, once', async () => {
    const [url, folder] = [await open(), copy()]
    add(folder, '29990102000000_second', 'alter table platform.zz_one add column b text')
    add(folder, '29990101000000_first', 'create table platform.zz_one (a text)')
    expect(await migrate(url, folder)).toEqual(['29990101000000_first', '29990102000000_second'])
    expect(await migrate(url, folder)).toEqual([])
  })

  test('two at the same time apply each migration once', async () => {
    const [url, folder] = [await open(), copy()]
    add(folder, '29990101000000_first', 'create table platform.zz_one (a text)')
    const both = await Promise.all([migrate(url, folder), migrate(url, folder)])
    expect(both.flat()).toEqual(['29990101000000_first'])
  })

  test('names an applied migration that was changed', async () => {
    const [url, folder] = [await open(), copy()]
    appendFileSync(join(folder, '20261122000000_init', 'migration.sql'), '\n-- changed')
    await expect(migrate(url, folder)).rejects.toMatchObject({ code: 'CONFIGURATION', message: expect.stringContaining('20261122000000_init') })
  })

  test('keeps nothing of a migration that fails', async () => {
    const [url, folder] = [await open(), copy()]
    add(folder, '29990101000000_broken', 'create table platform.zz_one (a text); select nonsense')
    await expect(migrate(url, folder)).rejects.toMatchObject({ code: 'CONFIGURATION', message: expect.stringContaining('29990101000000_broken') })
    expect(await tables(url)).toEqual([])
  })

  test('says plainly that a database cannot be reached, without its password', async () => {
    const failure = migrate('postgresql://me:secret@127.0.0.1:1/x', migrations)
    await expect(failure).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.not.stringContaining('secret') })
  })
})
