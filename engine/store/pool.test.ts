import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/fixtures/database.ts'
import { sql } from '../kernel/sql.ts'
import { openStore, type Store } from './pool.ts'

let database: TestDatabase
let store: Store
beforeAll(async () => {
  database = await testDatabase()
  store = openStore(database.url, { max: 1, timeout: 100 })
})
afterAll(async () => {
  await store?.close()
  await database?.drop()
})

it('a statement that takes too long is given up with what to do, and its connection serves the next one', async () => {
  await expect(store.query(sql`select pg_sleep(5)`)).rejects.toMatchObject({ name: 'EngineError', code: 'UNAVAILABLE', hint: expect.stringContaining('less') })
  expect(await store.query(sql`select 1 as one`)).toEqual([{ one: 1 }])
})

it('who says so may take longer', async () => {
  const done = store.transaction(async (query) => {
    await query(sql`set local statement_timeout = 0`)
    await query(sql`select pg_sleep(0.3)`)
    return 'done'
  })
  expect(await done).toBe('done')
})
