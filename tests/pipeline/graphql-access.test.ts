import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'
import { bonusOverlay } from '../fixtures/overlays.ts'

let network: Network
let head: Actor
let advisor: Actor
let inspector: Actor
let client: string

beforeAll(async () => {
  network = await openNetwork(bonusOverlay)
  head = await network.as('head.tyumen')
  advisor = await network.as('advisor.tyumen')
  inspector = await network.as('inspector.tyumen')
  const input = { name: 'Ковшов Тимур', clientType: 'natural', phone: '8921-555-01-02', passportSeries: '7105', passportIssuedOn: '2005-05-05', bonusCard: 'БОНУС-17', bonusRate: '1.125', bonusSince: '2009-05-25T23:59:00+03:00' }
  client = (await network.ask<{ createClient: { id: string } }>(head, 'mutation ($input: ClientInput!) { createClient(input: $input) { id } }', { input })).createClient.id
})
afterAll(() => network?.close())

const read = async (actor: Actor, fields: string): Promise<unknown> => (await network.ask<{ client: unknown }>(actor, `query ($id: ID!) { client(id: $id) { ${fields} } }`, { id: client })).client

describe('a masked or hidden field', () => {
  it('shows that there is something, or nothing at all, and never the value', async () => {
    expect(await read(head, 'passportSeries passportIssuedOn passportNumber')).toEqual({ passportSeries: '7105', passportIssuedOn: '2005-05-05', passportNumber: null })
    expect(await read(advisor, 'passportSeries passportIssuedOn passportNumber')).toEqual({ passportSeries: '•••', passportIssuedOn: null, passportNumber: null })
    expect(await read(inspector, 'passportSeries phone')).toEqual({ passportSeries: null, phone: '•••' })
  })

  it.each([
    ['filtered by', 'clients(filter: { passportSeries: { eq: "7105" } }) { totalCount }'],
    ['filtered by deep inside', 'clients(filter: { or: [{ not: { passportSeries: { isNull: true } } }] }) { totalCount }'],
    ['filtered by through a reference', 'vehicles(filter: { owner: { passportSeries: { startsWith: "7" } } }) { totalCount }'],
    ['sorted by', 'clients(orderBy: [{ field: PASSPORT_SERIES }]) { totalCount }'],
    ['grouped by', 'clientsAggregate(groupBy: [{ field: PASSPORT_SERIES }]) { count group { passportSeries } }'],
    ['counted', 'clientsAggregate { countDistinct { passportSeries } }'],
    ['measured', 'clientsAggregate { max { passportIssuedOn } }'],
    ['compared in a measure', 'clientsAggregate(groupBy: [{ field: CITY }], having: [{ function: COUNT_DISTINCT, field: PASSPORT_SERIES, gt: 0 }]) { count }'],
    ['ordered by in a measure', 'clientsAggregate(groupBy: [{ field: CITY }], orderBy: [{ function: COUNT_DISTINCT, field: PASSPORT_SERIES }]) { count }'],
  ])('cannot be %s', async (_, query) => {
    expect(await network.refused(advisor, `{ ${query} }`)).toEqual(['FORBIDDEN'])
    expect(await network.refused(head, `{ ${query} }`)).toEqual([])
  })

  it('is not searched: nobody guesses a phone number digit by digit', async () => {
    const found = async (actor: Actor, search: string): Promise<number> => (await network.ask<{ clients: { totalCount: number } }>(actor, 'query ($search: String) { clients(search: $search) { totalCount } }', { search })).clients.totalCount
    expect(await found(head, '921555')).toBe(1)
    expect(await found(inspector, '921555')).toBe(0)
    expect(await found(inspector, 'ковшов')).toBe(1)
    expect(await network.engine.choices(inspector, 'ru', 'client', '921555')).toEqual([])
  })

  it('stays as it is where the mask comes back with a form', async () => {
    const { client: before } = await network.ask<{ client: { version: number } }>(advisor, 'query ($id: ID!) { client(id: $id) { version } }', { id: client })
    await network.ask(advisor, 'mutation ($id: ID!, $v: Int!) { updateClient(id: $id, version: $v, input: { passportSeries: "•••", comments: "постоянный" }) { id } }', { id: client, v: before.version })
    expect(await read(head, 'passportSeries comments')).toEqual({ passportSeries: '7105', comments: 'постоянный' })
    expect(await network.refused(advisor, 'mutation ($id: ID!, $v: Int!) { updateClient(id: $id, version: $v, input: { passportSeries: "1" }) { id } }', { id: client, v: before.version + 1 })).toEqual(['FORBIDDEN'])
  })

  it('is not told by the record page, its label or a conflict', async () => {
    const told = [await network.engine.recordView(inspector, 'ru', 'client', client), await network.engine.timeline(inspector, 'ru', 'client', client), (await network.engine.graphql(advisor, 'mutation ($id: ID!) { updateClient(id: $id, version: 99, input: { comments: "x" }) { id } }', { id: client })).errors]
    expect(JSON.stringify(told)).not.toContain('7105')
    expect(JSON.stringify(told.slice(0, 2))).not.toContain('555-01-02')
  })

  it('has no door for a role without any right', async () => {
    const cashier = await network.as('cashier.tyumen')
    expect(await network.refused(cashier, '{ complaints { totalCount } }')).toEqual(['FORBIDDEN'])
    expect(await network.refused(cashier, '{ complaintsAggregate { count } }')).toEqual(['FORBIDDEN'])
    expect(await network.refused(cashier, 'mutation { createClient(input: { name: "Икс", clientType: "natural" }) { id } }')).toEqual(['FORBIDDEN'])
  })
})

describe("a field of a dealership's overlay", () => {
  it('is read, filtered, searched, sorted and grouped by like any other', async () => {
    expect(await read(advisor, 'bonusCard bonusRate bonusSince')).toEqual({ bonusCard: 'БОНУС-17', bonusRate: '1.125', bonusSince: '2009-05-25T20:59:00.000Z' })
    const count = async (rest: string): Promise<number> => (await network.ask<{ clients: { totalCount: number } }>(advisor, `{ clients(${rest}) { totalCount } }`)).clients.totalCount
    expect(await count('filter: { bonusRate: { gt: "1.12", lt: 1.13 }, bonusSince: { gte: "2009-05-25T20:59:00Z" }, bonusVisits: { isNull: true } }')).toBe(1)
    expect(await count('filter: { bonusCard: { eq: "нет" } }')).toBe(0)
    expect(await count('search: "бонус-17"')).toBe(1)
    expect(await network.ask(advisor, '{ clientsAggregate(groupBy: [{ field: BONUS_CARD }]) { group { bonusCard } sum { bonusRate } max { bonusSince } } }')).toEqual({ clientsAggregate: [{ group: { bonusCard: 'БОНУС-17' }, sum: { bonusRate: '1.125' }, max: { bonusSince: '2009-05-25T20:59:00.000Z' } }] })
  })

  it('is there for that dealership and for the network, and unknown to the other', async () => {
    const fields = async (actor: Actor): Promise<readonly string[]> => (await network.ask<{ __type: { fields: { name: string }[] } }>(actor, '{ __type(name: "Client") { fields { name } } }')).__type.fields.map(({ name }) => name)
    expect(await fields(advisor)).toContain('bonusCard')
    expect(await fields(await network.as('admin'))).toContain('bonusCard')
    const other = await network.as('advisor.spb')
    expect(await fields(other)).not.toContain('bonusCard')
    expect(await network.refused(other, '{ clients { nodes { bonusCard } } }')).toEqual(['BAD_INPUT'])
    expect(await network.refused(other, '{ clients(filter: { bonusCard: { isNull: false } }) { totalCount } }')).toEqual(['BAD_INPUT'])
    const view = JSON.stringify(await network.engine.recordView(other, 'ru', 'client', client))
    expect(view.includes('bonusCard') || view.includes('БОНУС')).toBe(false)
  })

  it('keeps its value, and is still found, when the other dealership changes the record', async () => {
    const other = await network.as('head.spb')
    expect(await network.ask(other, '{ clients(search: "бонус-17") { totalCount } }')).toEqual({ clients: { totalCount: 0 } })
    const { client: before } = await network.ask<{ client: { version: number } }>(other, 'query ($id: ID!) { client(id: $id) { version } }', { id: client })
    await network.ask(other, 'mutation ($id: ID!, $v: Int!) { updateClient(id: $id, version: $v, input: { city: "Тюмень" }) { id } }', { id: client, v: before.version })
    expect(await read(advisor, 'bonusCard city')).toEqual({ bonusCard: 'БОНУС-17', city: 'Тюмень' })
    expect(await network.ask(advisor, '{ clients(search: "бонус-17") { totalCount } }')).toEqual({ clients: { totalCount: 1 } })
    expect(await network.ask(other, '{ clients(search: "бонус-17") { totalCount } }')).toEqual({ clients: { totalCount: 0 } })
  })
})
