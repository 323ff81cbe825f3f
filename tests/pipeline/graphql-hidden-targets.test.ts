import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let mechanic: Actor
let client = ''
const role = 'definitions/auto-service/roles/mechanic/role.json'

/** Mechanics read orders, but of clients only those of one name. */
beforeAll(async () => {
  const definition = JSON.parse(readFileSync(role, 'utf8')) as { permissions: Record<string, object> }
  definition.permissions = { ...definition.permissions, 'work-order': { read: true }, client: { read: true, filter: "record.name == 'Видный Пётр'" } }
  network = await openNetwork({ 'roles/mechanic/role.json': JSON.stringify(definition) })
  mechanic = await network.as('mechanic.tyumen')
  const advisor = await network.as('advisor.tyumen')
  await receiveOrder(network, advisor, 'Видный Пётр')
  client = (await receiveOrder(network, advisor, 'Скрытый Иван')).client
})
afterAll(() => network?.close())

const count = async (filter: string): Promise<number> => (await network.ask<{ workOrders: { totalCount: number } }>(mechanic, `{ workOrders(filter: ${filter}) { totalCount } }`)).workOrders.totalCount

it('who sees an order but not its client learns nothing of the client by filter, group, count, order or cursor', async () => {
  expect(await count('{}')).toBe(2)
  expect(await count('{ client: { name: { startsWith: "Скрытый" } } }')).toBe(0)
  expect(await count(`{ client: { id: { eq: "${client}" } } }`)).toBe(0)
  expect(await count(`{ client: { id: { in: ["${client}"] } } }`)).toBe(0)
  expect(await count('{ client: { isNull: true } }')).toBe(1)
  expect(await network.ask(mechanic, '{ workOrdersAggregate(groupBy: [{ field: CLIENT }]) { count group { client { name } } } }')).toEqual({
    workOrdersAggregate: expect.arrayContaining([{ count: 1, group: { client: { name: 'Видный Пётр' } } }, { count: 1, group: { client: null } }]),
  })
  expect(await network.ask(mechanic, '{ workOrdersAggregate(groupBy: [{ client: { field: NAME } }], orderBy: [{ group: 0 }]) { group { client { name } } } }')).toEqual({
    workOrdersAggregate: [{ group: { client: { name: 'Видный Пётр' } } }, { group: { client: { name: null } } }],
  })
  expect(await network.ask(mechanic, '{ workOrdersAggregate { countDistinct { client } } }')).toEqual({ workOrdersAggregate: [{ countDistinct: { client: 1 } }] })
  const { workOrders } = await network.ask<{ workOrders: { edges: { cursor: string }[] } }>(mechanic, '{ workOrders(orderBy: [{ field: CLIENT }]) { edges { cursor } } }')
  expect(workOrders.edges.map(({ cursor }) => Buffer.from(cursor, 'base64url').toString()).join(' ')).not.toContain(client)
})
