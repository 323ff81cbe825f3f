import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeBackup } from '../../engine/cli/backup/backup.ts'
import { restoreBackup } from '../../engine/cli/backup/restore.ts'
import { demoNetwork } from '../../engine/cli/demo/index.ts'
import { type FileStore, openFileStore } from '../../engine/files/index.ts'
import { createEngine, systemActor } from '../../engine/index.ts'
import { isEngineError } from '../../engine/kernel/errors.ts'
import { withClient } from '../../engine/store/databases.ts'
import { backupLock } from '../../engine/publish/guard.ts'
import { readMigrations } from '../../engine/store/migrate.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

const migrations = resolve(import.meta.dirname, '../../prisma/migrations')
const folder = mkdtempSync(join(tmpdir(), 'backup-'))
const file = join(folder, 'network.pitlane')
/** Of an installation with next to nothing in it. */
const small = join(folder, 'small.pitlane')
const opened: TestDatabase[] = []
let network: Network

async function emptyDatabase(): Promise<string> {
  const database = await testDatabase()
  opened.push(database)
  return database.url
}

const restore = (databaseUrl: string, from = small, force = false) => restoreBackup({ databaseUrl, file: from, migrations, force })

/** Table → hash of all of its rows, in whatever order they lie; without what means nothing on another server. */
const contents = (url: string): Promise<Record<string, string>> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>("select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('platform', 'data') and tablename <> '_prisma_migrations' order by 1")
    const found: Record<string, string> = {}
    for (const { name } of rows) found[name] = (await client.query<{ hash: string }>(`select count(*) || ' ' || coalesce(md5(string_agg(md5((to_jsonb(t) - 'xid')::text), '' order by md5((to_jsonb(t) - 'xid')::text))), '') as hash from ${name} t`)).rows[0]?.hash ?? ''
    return found
  })

/** Columns, keys and indexes as PostgreSQL has them. */
const shape = (url: string): Promise<unknown> =>
  withClient(url, async (client) => {
    const ask = async (text: string): Promise<readonly object[]> => (await client.query(text)).rows
    return [
      await ask("select table_schema, table_name, column_name, data_type, is_nullable, column_default from information_schema.columns where table_schema in ('platform', 'data') order by 1, 2, 3"),
      await ask("select conrelid::regclass::text as on, conname, pg_get_constraintdef(oid) as is from pg_constraint where connamespace in ('platform'::regnamespace, 'data'::regnamespace) order by 1, 2"),
      await ask("select tablename, indexname, indexdef from pg_indexes where schemaname in ('platform', 'data') order by 1, 2"),
      await ask("select c.relname, d.objsubid, d.description from pg_description d join pg_class c on c.oid = d.objoid where c.relnamespace = 'data'::regnamespace order by 1, 2"),
    ]
  })

const refusal = async (work: Promise<unknown>): Promise<{ code: string; text: string }> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!isEngineError(error)) throw error ?? new Error('nothing was refused')
  return { code: error.code, text: `${error.message} ${error.hint}` }
}

beforeAll(async () => {
  network = await openNetwork()
  await writeBackup(network.url, small)
  // As many as it takes for some of every kind.
  const records = [...demoNetwork({ now: new Date('2026-11-20T06:00:00Z') }).records].slice(0, 3000)
  await network.engine.loadHistory({ records }, () => undefined)
  await withClient(network.url, async (client) => {
    await client.query(`insert into platform.message (id, key, channel, recipient, payload, status) select gen_random_uuid(), s, 'webhook', 'x', '{}', s from unnest(array['waiting', 'sending', 'sent', 'failed', 'unknown']) s`)
    await client.query(`insert into platform.timer (id, entity, record_id, state, delay, due_at) values (gen_random_uuid(), 'work-order', gen_random_uuid(), 's', 'P1D', now() - interval '1 hour')`)
    await client.query(`insert into platform.setting values ('odd', to_jsonb(E'line\\nnext\\ttab \\\\N back\\\\slash'::text))`)
    // What is left of older versions goes with the rest.
    await client.query(`create table data.gone (id uuid primary key, note text); insert into data.gone values (gen_random_uuid(), null), (gen_random_uuid(), 'kept')`)
    await client.query('create index by_hand on data.gone (lower(note))')
  })
}, 240_000)
afterAll(async () => {
  await network?.close()
  for (const database of opened) await database.drop()
})

describe('a backup', { timeout: 120_000 }, () => {
  test('is the same network again, table by table, while people went on working', async () => {
    const before = await contents(network.url)
    let isWriting = true
    const orders = (async () => {
      for (let n = 0; isWriting; n++) await network.ask(await network.as('advisor.tyumen'), `mutation { createClient(input: { name: "Later ${n}", clientType: "natural" }) { id } }`)
    })()
    const { rows } = await writeBackup(network.url, file)
    isWriting = false
    await orders
    const url = await emptyDatabase()
    expect(await restore(url, file)).toMatchObject({ rows })
    const after = await contents(url)
    const changed = Object.keys(before).filter((name) => before[name] !== after[name])
    // Somebody may have been quicker than the backup: then one moment is kept, in all tables alike.
    const works = ['data.client', 'platform.audit_entry', 'platform.change', 'platform.counter', 'platform.message']
    expect(changed.filter((name) => !works.includes(name))).toEqual([])
    expect(Object.keys(after)).toEqual(Object.keys(before))
    expect(await shape(url)).toEqual(await shape(network.url))
    const torn = `select from data.client c where c.name like 'Later%' and not exists (select from platform.audit_entry a where a.record_id = c.id)
      union all select from platform.audit_entry a where a.entity = 'client' and not exists (select from data.client c where c.id = a.record_id)`
    expect(await withClient(url, async (client) => (await client.query(torn)).rowCount)).toBe(0)
  })

  test('taken while nobody writes is equal to the last row, but for messages on their way', async () => {
    const quiet = join(folder, 'quiet.pitlane')
    const before = await contents(network.url)
    await writeBackup(network.url, quiet)
    const url = await emptyDatabase()
    await restore(url, quiet)
    const { 'platform.message': messages, ...rest } = await contents(url)
    const { 'platform.message': messagesBefore, ...restBefore } = before
    expect(rest).toEqual(restBefore)
    expect(messages).not.toBe(messagesBefore)
    const states = await withClient(url, async (client) => (await client.query<{ key: string; status: string }>('select key, status from platform.message order by key')).rows)
    // Sent ones are not sent again, nor are those that may have been.
    expect(states).toEqual([
      { key: 'failed', status: 'failed' },
      { key: 'sending', status: 'unknown' },
      { key: 'sent', status: 'sent' },
      { key: 'unknown', status: 'unknown' },
      { key: 'waiting', status: 'waiting' },
    ])
  })

  test('goes on where it was: numbers, versions, the order of changes', async () => {
    const url = await emptyDatabase()
    await restore(url)
    const engine = await createEngine({ databaseUrl: url, demo: false })
    const version = await engine.publish(systemActor, await engine.draft(systemActor), 'again')
    await engine.close()
    expect(version.id).toBe(2)
    const seq = await withClient(url, async (client) => (await client.query<{ ok: boolean }>("select (select last_value from platform.change_seq_seq) >= (select coalesce(max(seq), 0) from platform.change) as ok")).rows[0]?.ok)
    expect(seq).toBe(true)
  })

  test('is for its owner alone, says nothing of an unfinished one, and is not overwritten', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect((await refusal(writeBackup(network.url, file))).text).toContain('already')
    await expect(writeBackup(`${network.url}_gone`, join(folder, 'never'))).rejects.toThrow()
    expect(readdirSync(folder).filter((name) => name.includes('part') || name === 'never')).toEqual([])
  })

  test('keeps publishing away while it is written, and another backup', async () => {
    await withClient(network.url, async (client) => {
      await client.query('select pg_advisory_lock(hashtext($1))', [backupLock])
      expect(await refusal(network.engine.publish(systemActor, await network.engine.draft(systemActor), 'meanwhile'))).toMatchObject({ code: 'PUBLISH_REFUSED', text: expect.stringContaining('backup') })
      expect((await refusal(writeBackup(network.url, join(folder, 'second')))).text).toContain('Another backup')
    })
  })
})

describe('attached files', { timeout: 120_000 }, () => {
  const place = (name: string) => openFileStore({ kind: 'disk', folder: join(folder, name) })
  const textAt = async (store: FileStore, key: string): Promise<string> => Buffer.concat(await (await store.get(key)).toArray()).toString()

  test('are in the backup, deleted ones too, and come back under their keys; or nothing comes back', async () => {
    const store = await place('files')
    const { key } = await store.put(Readable.from([Buffer.from('фото'.repeat(400_000))]))
    const other = await store.put(Readable.from([Buffer.from('loose')]))
    await withClient(network.url, (client) =>
      client.query(`insert into platform.file (id, entity, record_id, name, media_type, size, sha256, storage_key, uploaded_by, uploaded_by_name, deleted_at)
        select gen_random_uuid(), 'client', gen_random_uuid(), n, 'text/plain', 1, '', k, gen_random_uuid(), 'x', now() from (values ('kept', '${key}'), ('gone', 'ab/00000000000000000000000000000000')) v(n, k)`),
    )
    const whole = join(folder, 'with-files')
    expect(await writeBackup(network.url, whole, store)).toMatchObject({ files: 1 })
    const fresh = await place('fresh')
    const url = await emptyDatabase()
    expect(await refusal(restoreBackup({ databaseUrl: url, file: whole, migrations, force: false }))).toMatchObject({ code: 'BAD_INPUT', text: expect.stringContaining('no place') })
    expect(await restoreBackup({ databaseUrl: url, file: whole, migrations, force: false, files: fresh })).toMatchObject({ files: 1 })
    expect((await textAt(fresh, key)).length).toBe(1_600_000)
    await expect(fresh.get(other.key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    // Cut off behind the files: they are taken away again with the rest.
    writeFileSync(join(folder, 'cut-files'), readFileSync(whole).subarray(0, -20))
    const never = await place('never')
    await refusal(restoreBackup({ databaseUrl: await emptyDatabase(), file: join(folder, 'cut-files'), migrations, force: false, files: never }))
    await expect(never.get(key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('restoring', { timeout: 120_000 }, () => {
  test('refuses a database that is not empty, and replaces it only when told to', async () => {
    const url = await emptyDatabase()
    await restore(url)
    expect((await refusal(restore(url))).text).toContain('--force')
    await withClient(url, (client) => client.query(`insert into platform.setting values ('mine', '1')`))
    await restore(url, small, true)
    expect(await withClient(url, async (client) => (await client.query("select from platform.setting where key = 'mine'")).rowCount)).toBe(0)
  })

  test('refuses a database that is in use', async () => {
    const url = await emptyDatabase()
    expect(await withClient(url, () => refusal(restore(url)))).toMatchObject({ code: 'UNAVAILABLE', text: expect.stringContaining('Stop Pitlane') })
  })

  test('changes nothing where the file is cut off, damaged or something else', async () => {
    const url = await emptyDatabase()
    const before = [await contents(url), await shape(url)]
    const whole = readFileSync(small)
    const broken: Record<string, Buffer> = {
      empty: Buffer.alloc(0),
      text: Buffer.from('{"not": "a backup"}'),
      half: whole.subarray(0, Math.floor(whole.length / 2)),
      short: whole.subarray(0, whole.length - 9),
      flipped: Buffer.from(whole.map((byte, i) => (i === Math.floor(whole.length * 0.7) ? byte ^ 0x10 : byte))),
    }
    for (const [name, bytes] of Object.entries(broken)) {
      writeFileSync(join(folder, name), bytes)
      expect(await refusal(restore(url, join(folder, name)))).toMatchObject({ code: 'BAD_INPUT', text: expect.stringContaining('no whole backup') })
    }
    expect([await contents(url), await shape(url)]).toEqual(before)
  })

  test('refuses a backup of a newer Pitlane in words, and takes one of an older', async () => {
    const older = mkdtempSync(join(tmpdir(), 'migrations-'))
    const url = await emptyDatabase()
    const refused = await refusal(restoreBackup({ databaseUrl: url, file: small, migrations: older, force: false }))
    expect(refused.text).toContain(`migrations ${readMigrations(migrations)[0]?.name}`)
    cpSync(migrations, older, { recursive: true })
    mkdirSync(join(older, '29990101000000_newer'))
    writeFileSync(join(older, '29990101000000_newer', 'migration.sql'), 'alter table platform.setting add column zz text')
    await restoreBackup({ databaseUrl: url, file: small, migrations: older, force: false })
    expect(await withClient(url, async (client) => (await client.query("select from information_schema.columns where table_name = 'setting' and column_name = 'zz'")).rowCount)).toBe(1)
  })
})
