import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/fixtures/database.ts'
import { sql } from '../kernel/sql.ts'
import { openStore, type Query, type Store } from './pool.ts'

let database: TestDatabase
let store: Store
let other: Store
beforeAll(async () => {
  database = await testDatabase()
  store = openStore(database.url, { max: 1 })
  other = openStore(database.url, { max: 1 })
})
afterAll(async () => {
  await store?.close()
  await other?.close()
  await database?.drop()
})

const backendOf = async (query: Query): Promise<number> => (await query<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]?.pid ?? 0
const end = (pid: number) => other.query(sql`select pg_terminate_backend(${pid}::int, 5000)`)

it('a transaction whose connection is lost says that the database cannot be reached; the process lives and connects again', async () => {
  const work = store.transaction(async (query) => {
    await end(await backendOf(query))
    await query(sql`select 1`)
  })
  await expect(work).rejects.toMatchObject({ code: 'UNAVAILABLE', message: 'The database cannot be reached.' })
  expect(await store.query(sql`select 1 as one`)).toEqual([{ one: 1 }])
})

it('one that is lost while it is being saved tells nobody that nothing was saved', async () => {
  const work = store.transaction(async (query) => void (await end(await backendOf(query))))
  await expect(work).rejects.toMatchObject({ code: 'UNAVAILABLE', hint: expect.stringContaining('not known') })
})
