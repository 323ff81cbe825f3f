import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../engine/kernel/sql.ts'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import { openPlatform, type Platform } from '../../engine/platform/index.ts'
import type { Network } from '../fixtures/network.ts'
import { bonusOverlay } from '../fixtures/overlays.ts'
import { openTwoSites, type Site } from '../fixtures/two-sites.ts'

let network: Network
let own: Site
let other: Site
let platform: Platform

beforeAll(async () => {
  ;({ network, own, other } = await openTwoSites())
  platform = await openPlatform(network.url)
})
afterAll(async () => {
  await platform?.close()
  await network?.close()
})

const update = 'mutation ($id: ID!, $v: Int!, $input: WorkOrderInput!) { o: updateWorkOrder(id: $id, version: $v, input: $input) { id version } }'
const everything = async (): Promise<string> => JSON.stringify([await network.store.query(sql`select * from data.work_order order by id`), await network.store.query(sql`select * from data.complaint order by id`), await network.store.query(sql`select count(*) from platform.audit_entry`)])

/** Codes of the refusal; nothing at all may have changed. */
async function refusedWhole(site: Site, query: string, variables: Readonly<Record<string, unknown>>): Promise<readonly unknown[]> {
  const before = await everything()
  const codes = await network.refused(site.advisor, query, variables)
  expect(await everything()).toBe(before)
  return [...new Set(codes)]
}

describe('what nobody may write', () => {
  it.each<[string, object]>([
    ['the dealership', { dealership: 'spb' }],
    ['the number', { number: 1 }],
    ['the state', { state: 'issued' }],
    ['the id', { id: uuidv7() }],
    ['the version', { version: 7 }],
    ['who made it and when', { createdBy: uuidv7(), createdAt: '2000-01-01T00:00:00Z' }],
    ['that it is deleted', { deletedAt: null }],
    ['what the table calls it', { state_since: '2000-01-01T00:00:00Z', custom: {} }],
    ['what objects have by themselves', JSON.parse('{ "__proto__": { "state": "issued" } }') as object],
  ])('%s, in a new record or an old one', async (_, forged) => {
    const { orderTypes } = await network.ask<{ orderTypes: { nodes: { id: string }[] } }>(own.advisor, '{ orderTypes(first: 1) { nodes { id } } }')
    const input = { client: own.order.client, vehicle: own.order.vehicle, orderType: orderTypes.nodes[0]?.id, mileage: 1, reason: 'x' }
    expect(await refusedWhole(own, 'mutation ($input: WorkOrderInput!) { createWorkOrder(input: $input) { id } }', { input: { ...input, ...forged } })).toEqual(['BAD_INPUT'])
    expect(await refusedWhole(own, update, { id: own.order.id, v: own.order.version, input: forged })).toEqual(['BAD_INPUT'])
  })

  it('a computed total, or a field that the state closes', async () => {
    for (const input of [{ total: 1 }, { works: [{ name: 'x', normHours: 1, price: 1, quantity: 1, amount: 1 }] }]) {
      const codes = await refusedWhole(own, update, { id: own.order.id, v: own.order.version, input })
      expect(codes).toHaveLength(1)
      expect(['BAD_INPUT', 'VALIDATION_FAILED', 'FORBIDDEN']).toContain(codes[0])
    }
  })
})

describe('a forged version', () => {
  it.each([0, 1, 99, -1, 2_147_483_647])('%i conflicts', async (v) => {
    expect(await refusedWhole(own, update, { id: own.order.id, v, input: { reason: 'x' } })).toEqual(['VERSION_CONFLICT'])
  })
  it('is no number at all', async () => {
    for (const v of [2_147_483_648, 1.5, '1', null]) expect(await refusedWhole(own, update, { id: own.order.id, v, input: { reason: 'x' } })).toEqual(['BAD_INPUT'])
  })
})

describe('an id', () => {
  it('of a record of another entity is no record of this one', async () => {
    for (const id of [own.complaint.id, own.order.client, own.category.id, own.advisor.id]) {
      expect(await refusedWhole(own, update, { id, v: 1, input: { reason: 'x' } })).toEqual(['NOT_FOUND'])
      expect(await refusedWhole(own, 'mutation ($id: ID!) { sendWorkOrder(id: $id, version: 1, event: CANCEL, input: { reason: "x" }) { id } }', { id })).toEqual(['NOT_FOUND'])
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain((await refusedWhole(own, 'mutation ($id: ID!) { deleteWorkOrder(id: $id, version: 1) }', { id }))[0])
    }
  })
  it('of another entity is nothing to point to', async () => {
    for (const client of [own.order.vehicle, own.order.id, own.advisor.id, other.order.id, uuidv7(), 'x', '00000000-0000-0000-0000-000000000000']) {
      const codes = await refusedWhole(own, 'mutation ($input: ComplaintInput!) { createComplaint(input: $input) { id } }', { input: { client } })
      expect(['VALIDATION_FAILED', 'BAD_INPUT']).toContain(codes[0])
    }
  })
})

describe('what is too large', () => {
  it.each<[string, object]>([
    ['a number', { mileage: 1e15 }],
    ['a number beyond all columns', { mileage: 1e300 }],
    ['lines without end', { works: Array.from({ length: 20_000 }, () => ({ name: 'x', normHours: 1, price: 1, quantity: 1 })) }],
  ])('%s is refused before it is written', async (_, input) => {
    const codes = await refusedWhole(own, update, { id: own.order.id, v: own.order.version, input })
    expect(codes).toHaveLength(1)
    expect(['VALIDATION_FAILED', 'BAD_INPUT']).toContain(codes[0])
  })
})

describe('an event', () => {
  it('is refused to a role that may not send it, though it may edit; and to one that may not in this state', async () => {
    const send = (event: string): string => `mutation ($id: ID!, $v: Int!) { sendWorkOrder(id: $id, version: $v, event: ${event}, input: { reason: "x" }) { id } }`
    const variables = { id: own.order.id, v: own.order.version }
    const before = await everything()
    for (const login of ['storekeeper.tyumen', 'cashier.tyumen', 'reception.tyumen']) {
      const codes = await network.refused(await network.as(login), send('ISSUE'), variables)
      expect([login, ...codes]).toEqual([login, expect.stringMatching(/^(EVENT_REFUSED|FORBIDDEN|NOT_FOUND)$/)])
    }
    expect(await network.refused(own.advisor, send('ISSUE'), variables)).toEqual(['EVENT_REFUSED'])
    expect(await everything()).toBe(before)
  })
})

describe('another dealership', () => {
  it('is not reached by a header, nor by an actor that says so of itself without a membership', async () => {
    for (const place of ['spb', '*', ' tyumen', 'TYUMEN', 'tyumen\u0000']) await expect(network.as('advisor.tyumen', place)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('has fields of its own that are not there elsewhere', async () => {
    const files = await network.engine.draft(await network.as('admin'))
    await network.engine.publish(await network.as('admin'), { ...files, ...bonusOverlay }, 'bonus')
    const create = 'mutation ($input: ClientInput!) { createClient(input: $input) { id } }'
    const input = { name: 'Бонусов Илья', clientType: 'natural', bonusCard: 'B-1' }
    expect(await network.refused(other.advisor, create, { input })).toEqual(['BAD_INPUT'])
    expect(await network.refused(other.advisor, '{ clients { nodes { bonusCard } } }')).toEqual(['BAD_INPUT'])
    expect(await network.refused(own.advisor, create, { input })).toEqual([])
  })
})

describe('the tokens of somebody who was dismissed', () => {
  it('write nothing more, in no process, five seconds later at most', async () => {
    const userId = (await platform.users.byLogin('advisor.tyumen'))?.id ?? ''
    const { text } = await platform.tokens.create({ userId, name: 'kept', dealership: null })
    expect(await platform.tokens.find(text)).not.toBeNull()
    await network.engine.accounts.setActive(await network.as('admin'), 'advisor.tyumen', false)
    expect(await platform.tokens.find(text)).toBeNull()
    await expect(network.as('advisor.tyumen')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})
