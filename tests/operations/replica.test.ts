import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFolder } from '../../engine/definition/index.ts'
import type { Engine } from '../../engine/engine.ts'
import { createEngine, systemActor } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { withClient } from '../../engine/store/databases.ts'
import { openStore, type Store } from '../../engine/store/index.ts'
import { openReplica, type Replica } from '../../engine/store/replica.ts'
import { until } from './processes.ts'
import { openServerPair, type ServerPair } from './servers.ts'

let pair: ServerPair
let primary: Store
let replica: Replica

/** How many rows a reader sees, and on which of the two servers. */
const look = sql`select (select count(*)::int from platform.setting) as n, pg_is_in_recovery() as "isReplica"`
const seen = async (actor: string, publication = 1): Promise<{ n: number; isReplica: boolean } | undefined> => (await replica.readerFor(actor, publication, primary).query<{ n: number; isReplica: boolean }>(look))[0]
const isFollowing = (): boolean => (replica.behind() ?? Number.POSITIVE_INFINITY) < 500
const replay = (what: 'pause' | 'resume'): Promise<unknown> => withClient(pair.replica, (client) => client.query(`select pg_wal_replay_${what}()`))

beforeAll(async () => {
  pair = await openServerPair()
  primary = openStore(pair.primary)
  replica = openReplica({ primary, url: pair.replica, every: 20, most: 800 })
}, 120_000)
afterAll(async () => {
  await replica?.close()
  await primary?.close()
  await pair?.close()
})

describe('sums over many records', () => {
  test('are read on the replica while it keeps up', async () => {
    await until(isFollowing)
    expect(await seen('a')).toMatchObject({ isReplica: true })
  })

  test('hold what their reader has just written, and nobody waits for that', async () => {
    await until(isFollowing)
    const before = (await seen('a'))?.n ?? 0
    await replay('pause')
    await primary.query(sql`insert into platform.setting values ('one', '1')`)
    replica.wrote('a')
    expect(await seen('a')).toEqual({ n: before + 1, isReplica: false })
    expect(await seen('b')).toEqual({ n: before, isReplica: true })
    await replay('resume')
    await until(async () => (await seen('a'))?.isReplica === true)
    expect(await seen('a')).toEqual({ n: before + 1, isReplica: true })
  })

  test('are read on the primary once the replica is too far behind', async () => {
    await until(isFollowing)
    await replay('pause')
    await primary.query(sql`insert into platform.setting values ('two', '2')`)
    await until(async () => (await seen('b'))?.isReplica === false)
    await replay('resume')
    await until(async () => (await seen('b'))?.isReplica === true)
  })

  test('are read on the primary while the replica does not have the version yet', async () => {
    await until(isFollowing)
    await seen('a', 1)
    await replay('pause')
    expect(await seen('a', 2)).toMatchObject({ isReplica: false })
    await replay('resume')
    await until(async () => (await seen('a', 2))?.isReplica === true)
  })

  test('are read on the primary while the replica is away, and on the replica again after that', async () => {
    await until(isFollowing)
    await pair.stopReplica()
    // Also in the moment in which nobody has noticed yet.
    expect(await Promise.all(['a', 'b', 'c'].map((actor) => seen(actor)))).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ isReplica: false })))
    expect(replica.behind()).toBeNull()
    await pair.startReplica()
    await until(async () => (await seen('a'))?.isReplica === true)
  })

  test('that fail there for a reason of theirs fail', async () => {
    await until(isFollowing)
    await expect(replica.readerFor('a', 2, primary).query(sql`select ${'x'}::uuid`)).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await seen('a', 2)).toMatchObject({ isReplica: true })
  })
})

test('a server that follows nobody is not read', async () => {
  const alone = openReplica({ primary, url: pair.primary, every: 20 })
  await primary.query(sql`select 1 as one`)
  expect(alone.behind()).toBeNull()
  await alone.close()
})

describe('the engine', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await createEngine({ databaseUrl: pair.primary, replicaUrl: pair.replica, demo: false })
    await engine.publish(systemActor, readFolder(resolve(import.meta.dirname, '../../definitions/auto-service')), 'first')
  })
  afterAll(() => engine?.close())

  test('counts on the replica, and lists and writes on the primary', async () => {
    await until(async () => ((await engine.figures()).replicaMilliseconds ?? Number.POSITIVE_INFINITY) < 1000)
    const scans = "select coalesce(sum(seq_scan + coalesce(idx_scan, 0)), 0)::int as n from pg_stat_user_tables where relname = 'client'"
    const readOnReplica = (): Promise<number> => withClient(pair.replica, async (client) => (await client.query<{ n: number }>(scans)).rows[0]?.n ?? 0)
    const before = await readOnReplica()
    const count = async (): Promise<unknown> => (await engine.graphql(systemActor, '{ clientsAggregate { count } }')).data
    expect(await count()).toEqual({ clientsAggregate: [{ count: 0 }] })
    await engine.graphql(systemActor, 'mutation { createClient(input: { name: "New", clientType: "natural" }) { id } }')
    // Whoever wrote counts it at once, wherever the replica is.
    expect(await count()).toEqual({ clientsAggregate: [{ count: 1 }] })
    await until(async () => {
      await count()
      return (await readOnReplica()) > before
    })
  })
})
