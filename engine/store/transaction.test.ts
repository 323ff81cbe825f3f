import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/fixtures/database.ts'
import { sql } from '../kernel/sql.ts'
import { openStore, type Query, type Store } from './pool.ts'
import { apart, asLast, settled, unheard } from './transaction.ts'

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

describe('what goes out together', () => {
  it('is taken back with the rest where the work fails before anything was sent', async () => {
    const done = store.transaction(async (query) => {
      void unheard(query)(insert(1))
      throw new Error('changed my mind')
    })
    await expect(done).rejects.toThrow('changed my mind')
    expect(await told()).toEqual([])
  })

  it('says nothing any more once it is taken back', async () => {
    let kept: Query | null = null
    const done = store.transaction(async (query) => {
      kept = query
      await query(sql`select 1 / ${0}`)
    })
    await expect(done).rejects.toThrow(/zero/)
    await expect((kept as unknown as Query)(insert(1))).rejects.toThrow(/after the last/)
    expect(await told()).toEqual([])
  })

  it('is prepared anew where a failure before it kept it from being prepared', async () => {
    const counted = (n: number) => sql`select ${n}::int + 41 as sum`
    await store.transaction((query) => query(counted(1)))
    const failing = store.transaction(async (query) => {
      await unheard(query)(sql`select 1 / ${0}`)
      await query(counted(1))
    })
    await expect(failing).rejects.toThrow(/zero/)
    expect(await store.transaction((query) => query(counted(1)))).toEqual([{ sum: 42 }])
  })

  it('does not wait for a statement that stands apart', async () => {
    await store.transaction(async (query) => query(insert(1)))
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    let isHeld: () => void = () => undefined
    const begun = new Promise<void>((resolve) => (isHeld = resolve))
    const holder = store.transaction(async (query) => {
      await query(sql`select 1 from told where n = ${1} for update`)
      isHeld()
      await held
    })
    await begun
    const waiter = store.transaction(async (query) => {
      const quick = query<{ n: number }>(sql`select ${5}::int as n`)
      const slow = apart(query)(sql`update told set n = ${2} where n = 1`)
      expect(await quick).toEqual([{ n: 5 }])
      release()
      await slow
    })
    await Promise.all([holder, waiter.finally(release)])
    expect(await told()).toEqual([2])
  })

  it('keeps its order with what has no values', async () => {
    await store.transaction(async (query) => {
      await unheard(query)(insert(1))
      await unheard(query)(sql`update told set n = 2; update told set n = n + 1`)
      await unheard(query)(insert(4))
    })
    expect(await told()).toEqual([3, 4])
  })
})
