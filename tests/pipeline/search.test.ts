/** One box for everything: what fits best first, in the reader's rights. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { raw, sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'
import { statementsOf } from '../fixtures/statements.ts'

let network: Network
let advisor: Actor
beforeAll(async () => {
  network = await openNetwork()
  advisor = await network.as('advisor.tyumen')
  const { client: owner } = await receiveOrder(network, advisor)
  const client = (input: object) => network.ask(advisor, 'mutation ($input: ClientInput!) { createClient(input: $input) { id } }', { input: { clientType: 'natural', ...input } })
  await client({ name: 'Тимурова Алла Егоровна', phone: '8 921 700-11-22' })
  await client({ name: 'Артимур Олег', phone: '+7 912 345-67-89', email: 'oleg@example.test' })
  await client({ name: 'Семёнов Пётр' })
  await client({ name: 'Ioniță Ștefan' })
  await network.ask(advisor, 'mutation ($input: VehicleInput!) { createVehicle(input: $input) { id } }', { input: { make: 'Lada', model: 'Vesta', plate: 'Н 002 УЕ 98', vin: 'XTA21099998765432', owner } })
})
afterAll(() => network.close())

const find = async (text: string, actor = advisor): Promise<readonly string[]> => (await network.engine.search(actor, 'ru', text)).map(({ fit, entity, label }) => `${fit} ${entity} ${label}`)

describe('search finds', () => {
  it.each([
    ['a plate in any alphabet', 'н002yе98', 'exact vehicle Lada Vesta Н 002 УЕ 98'],
    ['a plate with a Latin U for its У', 'h002ue98', 'exact vehicle Lada Vesta Н 002 УЕ 98'],
    ['a plate with spaces', 'H 002 УЕ 98', 'exact vehicle Lada Vesta Н 002 УЕ 98'],
    ['a part of a VIN', '9998765', 'part vehicle Lada Vesta Н 002 УЕ 98'],
    ['a whole phone however it is written', '8 (921) 555-01-02', 'exact client Ковшов Тимур Эдуардович'],
    ['a part of a phone', '7001122', 'part client Тимурова Алла Егоровна'],
    ['an address of e-mail', 'oleg@example.test', 'exact client Артимур Олег'],
    ['a name with ё by е', 'семен', 'beginning client Семёнов Пётр'],
    ['ё typed where е stands', 'ёгоровна', 'part client Тимурова Алла Егоровна'],
    ['a name without the marks of its letters', 'ionita', 'beginning client Ioniță Ștefan'],
    ['two words in any order', 'алла тимур', 'part client Тимурова Алла Егоровна'],
  ])('%s', async (_, text, expected) => {
    expect(await find(text)).toContain(expected)
  })

  it('what begins so before what holds it somewhere', async () => {
    expect((await find('тимур')).filter((hit) => hit.includes(' client '))).toEqual(['beginning client Тимурова Алла Егоровна', 'part client Артимур Олег', 'part client Ковшов Тимур Эдуардович'])
  })

  it('a number before everything that has it inside', async () => {
    const { workOrders } = await network.ask<{ workOrders: { nodes: { number: number }[] } }>(advisor, '{ workOrders { nodes { number } } }')
    expect((await find(String(workOrders.nodes[0]?.number)))[0]).toMatch(/^exact work-order/)
  })

  it('what looks alike only where nothing fits', async () => {
    expect(await find('Тимурава')).toContain('similar client Тимурова Алла Егоровна')
    expect((await find('Тимурова')).filter((hit) => hit.startsWith('similar'))).toEqual([])
  })

  it('says what else a record is told by', async () => {
    expect((await network.engine.search(advisor, 'ru', 'тимурова'))[0]).toMatchObject({ title: 'Клиент', detail: expect.stringContaining('921') })
  })
})

describe('search keeps', () => {
  it('another dealership’s records to itself', async () => {
    const other = await network.as('advisor.spb')
    const entities = async (actor: Actor): Promise<readonly string[]> => (await network.engine.search(actor, 'ru', 'стук')).map(({ entity }) => entity)
    expect(await entities(advisor)).toEqual(['work-order'])
    expect(await entities(other)).toEqual([])
  })

  it('to what the reader’s role may read, and finds nothing by what it may not see', async () => {
    const [mechanic, cashier] = [await network.as('mechanic.tyumen'), await network.as('cashier.tyumen')]
    expect(await find('89215550102', mechanic)).toEqual([])
    expect(await find('5550102', mechanic)).toEqual([])
    expect(await find('Ковшов', mechanic)).toEqual(['beginning client Ковшов Тимур Эдуардович'])
    expect((await network.engine.search(mechanic, 'ru', 'Ковшов'))[0]?.detail).not.toContain('555')
    expect(await find('стук', mechanic)).toEqual([])
    expect((await network.engine.search(cashier, 'ru', '89215550102')).map(({ entity }) => entity)).toEqual(['client'])
  })

  it('its calm whatever is typed', async () => {
    for (const text of ['', ' ', '%', '_', '\\', "'", '\u0000', '%%%%', 'а', '1', '№', '<script>alert(1)</script>', 'я'.repeat(5000), '🚗', "1' or '1'='1", '999999999999999999999999']) {
      expect(Array.isArray(await network.engine.search(advisor, 'ru', text, 5)), text).toBe(true)
    }
    expect(await find('%')).toEqual([])
    expect(await network.engine.search(advisor, 'ru', 'тимур', 2)).toHaveLength(2)
    expect(await network.engine.search(advisor, 'ru', 'тимур', 20, ['vehicle'])).toEqual([])
  })
})

describe('a list finds records by what they point to', () => {
  const numbers = async (search: string): Promise<readonly number[]> => (await network.ask<{ workOrders: { nodes: { number: number }[] } }>(advisor, 'query ($search: String) { workOrders(search: $search) { nodes { number } } }', { search })).workOrders.nodes.map(({ number }) => number)
  const read = async (search: string): Promise<string | undefined> => (await statementsOf(() => numbers(search))).at(-1)

  it('through their indexes where few of these have the word, by going through the list where many have it', async () => {
    await network.store.query(sql`insert into data.client (id, client_type, name, search) select gen_random_uuid(), 'natural', 'Множин ' || i, 'множин ' || i from generate_series(1, 2500) i where ${true}`)
    await network.store.query(raw('analyze data.client'))
    expect(await read('Ковшов')).toContain('any(array(')
    expect(await read('Множин')).not.toContain('any(array(')
    expect(await numbers('Ковшов')).toHaveLength(1)
    expect(await numbers('Множин')).toEqual([])
    await network.store.query(sql`update data.work_order set client = (select id from data.client where name = ${'Множин 7'})`)
    expect(await numbers('Ковшов')).toEqual([])
    expect(await numbers('множин')).toHaveLength(1)
    expect(await numbers('множин 7')).toHaveLength(1)
  })

  it('in the order of each dealership where many have the word, and row by row where nearly all have it', async () => {
    const head = await network.as('analyst', '*')
    const seen = async (search = 'Множин'): Promise<string | undefined> => (await statementsOf(() => network.ask(head, 'query ($search: String) { workOrders(search: $search) { nodes { number } } }', { search }))).at(-1)
    expect(await seen()).toMatch(/unnest[\s\S]* in \(select/)
    // Both words are had by many, but perhaps by few together.
    expect(await seen('Множин множ')).not.toContain('unnest')
    // As if there were a hundred times as many.
    await network.store.query(raw(`update pg_class set reltuples = reltuples * 100 where oid = 'data.client'::regclass`))
    expect(await seen()).toMatch(/unnest[\s\S]* offset 0\)/)
    expect(await numbers('множин')).toHaveLength(1)
    expect(await numbers('множин 7')).toHaveLength(1)
  })
})
