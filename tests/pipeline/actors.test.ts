import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '../../engine/kernel/sql.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
beforeAll(async () => {
  network = await openNetwork()
})
afterAll(() => network?.close())

it('puts people where they work: staff in their dealership, the network’s own in the network', async () => {
  expect(await network.as('advisor.tyumen')).toMatchObject({ dealership: 'tyumen', dealerships: ['tyumen'], roles: ['advisor'] })
  expect(await network.as('admin')).toMatchObject({ dealership: null, dealerships: ['spb', 'tyumen'], roles: ['admin'] })
  expect(await network.as('admin', 'spb')).toMatchObject({ dealership: 'spb', dealerships: ['spb'], roles: ['admin'] })
})

it('lets nobody go where they have no business', async () => {
  await expect(network.as('advisor.tyumen', 'spb')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(network.as('advisor.tyumen', '*')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(network.as('admin', 'nowhere')).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

it('shows times as the clock on the wall of the dealership shows them', async () => {
  const advisor = await network.as('advisor.tyumen')
  const order = await receiveOrder(network, advisor)
  await network.ask(advisor, 'mutation ($id: ID!, $v: Int!) { updateWorkOrder(id: $id, version: $v, input: { promisedAt: "2026-11-23T10:00:00Z" }) { id } }', { id: order.id, v: order.version })
  const [newest] = await network.engine.timeline(advisor, 'ru', 'work-order', order.id)
  expect(newest?.changes.map(({ to }) => to)).toEqual(['23.11.2026, 15:00'])
  expect((await network.engine.shell(await network.as('advisor.spb'), 'ru')).timeZone).toBe('Europe/Moscow')
})

it('sends away whoever was dismissed, also in the middle of a session', async () => {
  const cashier = await network.as('cashier.spb')
  await network.store.query(sql`update platform."user" set is_active = false where id = ${cashier.id}::uuid`)
  await expect.poll(() => network.engine.actor(cashier.id).then(() => 'let in', ({ code }) => code)).toBe('UNAUTHENTICATED')
})
