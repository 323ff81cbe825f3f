import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEngine } from '../../engine/index.ts'
import type { Engine } from '../../engine/engine.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { openPlatform, type Platform } from '../../engine/platform/index.ts'
import { openPeople, type People } from '../../engine/runtime/people.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'
import { statementsOf } from '../fixtures/statements.ts'

let network: Network
/** Another process on the same database. */
let elsewhere: Engine
let platform: Platform
let people: People

beforeAll(async () => {
  network = await openNetwork()
  elsewhere = await createEngine({ databaseUrl: network.url, demo: true })
  platform = await openPlatform(network.url)
  people = await openPeople(platform, network.store)
})
afterAll(async () => {
  await people?.close()
  await platform?.close()
  await elsewhere?.close()
  await network?.close()
})

const idOf = async (login: string): Promise<string> => (await platform.users.byLogin(login))?.id ?? ''
const codeOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: { code?: unknown }) => error.code)

it('asks the database once who acts, and then no more', async () => {
  const userId = await idOf('analyst')
  const { text } = await platform.tokens.create({ userId, name: 'often', dealership: null })
  const session = await platform.sessions.create({ userId, address: null, userAgent: null })
  const act = async () => {
    const token = await people.token(text)
    await people.session(session)
    return people.actor(token?.userId ?? '', '*')
  }
  const first = await act()
  let again: unknown
  expect(await statementsOf(async () => void (again = await act()))).toEqual([])
  expect(again).toBe(first)
})

it('sees no stranger twice: what is unknown is asked for again', async () => {
  for (const id of ['nobody', '', '01900000-0000-7000-8000-000000000000']) {
    expect(await codeOf(people.actor(id))).toBe('UNAUTHENTICATED')
    expect(await people.session(id)).toBeNull()
    expect(await people.token(id)).toBeNull()
  }
})

it.each<[string, (id: string) => Promise<unknown>, string]>([
  ['a role taken away', (id) => platform.memberships.revoke(id, { role: 'cashier', dealership: 'tyumen' }), 'FORBIDDEN'],
  ['an account closed', (id) => network.store.query(sql`update platform."user" set is_active = false where id = ${id}::uuid`), 'UNAUTHENTICATED'],
])('hears in every process of %s', async (_, change, code) => {
  const id = await idOf('cashier.tyumen')
  await Promise.all([network.engine, elsewhere].map(async (engine) => codeOf(engine.actor(id))))
  await change(id)
  for (const engine of [network.engine, elsewhere]) await expect.poll(() => codeOf(engine.actor(id))).toBe(code)
})

it('hears of a new role, a new name, a new time zone', async () => {
  const id = await idOf('mechanic.spb')
  expect((await elsewhere.actor(id)).roles).toEqual(['mechanic'])
  await platform.memberships.grant(id, { role: 'inspector', dealership: 'spb' })
  await expect.poll(async () => (await elsewhere.actor(id)).roles).toEqual(['inspector', 'mechanic'])
  await network.store.query(sql`update platform."user" set name = 'Иной' where id = ${id}::uuid`)
  await expect.poll(async () => (await elsewhere.actor(id)).name).toBe('Иной')
  await network.store.query(sql`update platform.dealership set time_zone = 'Europe/Riga' where code = 'spb'`)
  await expect.poll(async () => (await elsewhere.actor(id)).timeZone).toBe('Europe/Riga')
})

it('knows nothing for longer than five seconds, should nobody tell', async () => {
  let time = 0
  const deaf = await openPeople(platform, { ...network.store, listen: async () => async () => undefined }, () => time)
  const { id, text } = await platform.tokens.create({ userId: await idOf('analyst'), name: 'lost', dealership: null })
  expect(await deaf.token(text)).toMatchObject({ id })
  await platform.tokens.revoke(id)
  expect(await deaf.token(text)).toMatchObject({ id })
  time = 5000
  expect(await deaf.token(text)).toBeNull()
})
