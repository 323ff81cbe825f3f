import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/fixtures/database.ts'
import { sql } from '../kernel/sql.ts'
import { openStore, type Store } from './pool.ts'
import { asLast, settled, unheard } from './transaction.ts'

let database: TestDatabase
let store: Store
beforeAll(async () => {
  database = await testDatabase()
  store = openStore(database.url)
  await store.query(sql`create table told (n int primary key check (n < 100))`)
})
afterEach(async () => void (await store.query(sql`truncate told`)))
afterAll(async () => {
  await store?.close()
  await database?.drop()
})

const told = async () => (await store.query<{ n: number }>(sql`select n from told order by n`)).map(({ n }) => n)
const insert = (n: number) => sql`insert into told values (${n})`

describe('what is written unheard', () => {
  it('is saved in order, with the rest', async () => {
    await store.transaction(async (query) => {
      await unheard(query)(insert(1))
      await unheard(query)(sql`update told set n = n + ${10}`)
      await query(insert(1))
    })
    expect(await told()).toEqual([1, 11])
  })

  it('tells whoever waits next why it failed, and nothing is saved', async () => {
    const done = store.transaction(async (query) => {
      await query(insert(1))
      await unheard(query)(insert(1))
      await unheard(query)(insert(2))
      await query(sql`select 1`)
    })
    await expect(done).rejects.toMatchObject({ name: 'EngineError', code: 'DUPLICATE' })
    expect(await told()).toEqual([])
  })

  it('fails the commit, where nobody waits', async () => {
    const done = store.transaction(async (query) => {
      await unheard(query)(insert(1))
      await unheard(query)(insert(1))
      return 'saved'
    })
    await expect(done).rejects.toMatchObject({ code: 'DUPLICATE' })
    expect(await told()).toEqual([])
  })

  it('fails where it is waited for', async () => {
    const seen: string[] = []
    const done = store.transaction(async (query) => {
      await unheard(query)(insert(500))
      await settled(query).catch(() => seen.push('failed'))
    })
    await expect(done).rejects.toThrow(/check/)
    expect(seen).toEqual(['failed'])
  })
})

describe('the last statement', () => {
  it('answers its rows and saves', async () => {
    let saved = 0
    const rows = await store.transaction(
      async (query) => {
        await unheard(query)(insert(1))
        return asLast(query)(sql`select n from told`)
      },
      { onSaved: () => saved++ },
    )
    expect([rows, await told(), saved]).toEqual([[{ n: 1 }], [1], 1])
  })

  it('saves nothing where it fails, or what was before it', async () => {
    let saved = 0
    const around = { onSaved: () => saved++ }
    const before = store.transaction(async (query) => {
      await unheard(query)(insert(1))
      await unheard(query)(insert(1))
      return asLast(query)(sql`select 1`)
    }, around)
    await expect(before).rejects.toMatchObject({ code: 'DUPLICATE' })
    const itself = store.transaction(async (query) => {
      await unheard(query)(insert(1))
      return asLast(query)(sql`select 1 / ${0}`)
    }, around)
    await expect(itself).rejects.toThrow(/zero/)
    expect([await told(), saved]).toEqual([[], 0])
  })

  it('is the last', async () => {
    const done = store.transaction(async (query) => {
      await asLast(query)(insert(1))
      await query(insert(2))
    })
    await expect(done).rejects.toThrow(/after the last/)
    expect(await told()).toEqual([1])
  })
})

describe('what goes first', () => {
  it('counts before anything the work says, and keeps it from being saved', async () => {
    const refused = { first: async () => Promise.reject(new Error('not now')) }
    await expect(store.transaction((query) => query(sql`select broken`), refused)).rejects.toThrow('not now')
    await expect(store.transaction((query) => asLast(query)(insert(1)), refused)).rejects.toThrow('not now')
    await expect(store.transaction(async (query) => void (await unheard(query)(insert(1))), refused)).rejects.toThrow('not now')
    expect(await told()).toEqual([])
  })
})
