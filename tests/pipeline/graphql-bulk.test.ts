import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let head: Actor

beforeAll(async () => {
  network = await openNetwork()
  head = await network.as('head.tyumen')
})
afterAll(() => network?.close())

const client = (name: string) => ({ name, clientType: 'natural' })
const createMany = 'mutation ($items: [ClientInput!]!, $onError: OnError) { b: createClients(items: $items, onError: $onError) { succeeded failed items { index id record { name createdBy { login } } error { code issues { pointer } } } } }'
const count = async (name: string): Promise<number> => (await network.ask<{ clients: { totalCount: number } }>(head, 'query ($n: String) { clients(filter: { name: { startsWith: $n } }) { totalCount } }', { n: name })).clients.totalCount

interface Bulk {
  readonly b: { readonly succeeded: number; readonly failed: number; readonly items: readonly { readonly id: string; readonly record: unknown; readonly error: { readonly code: string } | null }[] }
}

describe('many commands in one call', () => {
  it('are all saved, each with its audit and its record read back in one statement', async () => {
    const { b } = await network.ask<Bulk>(head, createMany, { items: Array.from({ length: 120 }, (_, i) => client(`Рота ${i}`)) })
    expect([b.succeeded, b.failed]).toEqual([120, 0])
    expect(b.items[7]).toEqual({ index: 7, id: expect.any(String), record: { name: 'Рота 7', createdBy: { login: 'head.tyumen' } }, error: null })
    const [audit] = await network.store.query<{ n: number }>(sql`select count(*) as n from platform.audit_entry where action = 'create' and record_id = any(${b.items.map(({ id }) => id)}::uuid[])`)
    expect(audit?.n).toBe(120)
  })

  it('are none of them saved where one is refused, and the place of that one is told', async () => {
    const { errors } = await network.engine.graphql(head, createMany, { items: [client('Взвод 1'), client('Взвод 2'), { clientType: 'natural' }, client('Взвод 4')] })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', data: { index: 2 }, issues: [{ pointer: '/items/2/name' }] })
    expect(await count('Взвод')).toBe(0)
  })

  it('are saved but for those refused, where that is asked for', async () => {
    const { b } = await network.ask<Bulk>(head, createMany, { onError: 'CONTINUE', items: [client('Отделение 1'), { clientType: 'natural' }, client('Отделение 3')] })
    expect([b.succeeded, b.failed, b.items.map(({ error }) => error)]).toEqual([2, 1, [null, { code: 'VALIDATION_FAILED', issues: [{ pointer: '/name' }] }, null]])
    expect(await count('Отделение')).toBe(2)
  })

  it('change, send and delete by the same rules as one: versions, rights, guards', async () => {
    const advisor = await network.as('advisor.tyumen')
    const orders = [await receiveOrder(network, advisor), await receiveOrder(network, advisor)]
    const update = 'mutation ($items: [WorkOrderUpdate!]!, $onError: OnError) { b: updateWorkOrders(items: $items, onError: $onError) { items { record { reason version } error { code data } } } }'
    const items = orders.map(({ id, version }, i) => ({ id, version: version + i, input: { reason: 'Шум' } }))
    expect((await network.ask<Bulk>(advisor, update, { items, onError: 'CONTINUE' })).b.items).toEqual([
      { record: { reason: 'Шум', version: 2 }, error: null },
      { record: null, error: { code: 'VERSION_CONFLICT', data: expect.objectContaining({ version: 1 }) } },
    ])
    expect(await network.refused(advisor, update, { items })).toEqual(['VERSION_CONFLICT'])
    const send = 'mutation ($items: [WorkOrderSending!]!, $onError: OnError) { b: sendWorkOrders(items: $items, onError: $onError) { items { record { state } error { code } } } }'
    const cancel = orders.map(({ id }, i) => ({ id, version: i === 0 ? 2 : 1, event: 'CANCEL', input: { reason: 'Клиент передумал' } }))
    const mechanic = await network.as('mechanic.tyumen')
    expect((await network.ask<Bulk>(mechanic, send, { items: cancel, onError: 'CONTINUE' })).b.items.map(({ error }) => error?.code).every((code) => code === 'EVENT_REFUSED' || code === 'NOT_FOUND')).toBe(true)
    expect((await network.ask<Bulk>(head, send, { items: cancel })).b.items.map(({ record }) => record)).toEqual([{ state: 'cancelled' }, { state: 'cancelled' }])
    const remove = 'mutation ($items: [RecordVersion!]!) { b: deleteWorkOrders(items: $items) { succeeded items { id record { id } } } }'
    expect(await network.refused(advisor, remove, { items: orders.map(({ id }) => ({ id, version: 9 })) })).toEqual(['FORBIDDEN'])
    const [first, second] = orders
    const { workOrders } = await network.ask<{ workOrders: { nodes: { id: string; version: number }[] } }>(head, 'query ($ids: [ID!]) { workOrders(filter: { id: { in: $ids } }) { nodes { id version } } }', { ids: [first?.id, second?.id] })
    expect(await network.ask(head, remove, { items: workOrders.nodes })).toMatchObject({ b: { succeeded: 2, items: [{ record: null }, { record: null }] } })
  })

  it('are too many above 500', async () => {
    expect(await network.refused(head, createMany, { items: Array.from({ length: 501 }, (_, i) => client(`Полк ${i}`)) })).toEqual(['BAD_INPUT'])
    expect(await count('Полк')).toBe(0)
  })
})

describe('what a command answers', () => {
  const passport = { passportSeries: '7105', passportNumber: '600111' }
  const update = 'mutation ($items: [ClientUpdate!]!, $onError: OnError) { b: updateClients(items: $items, onError: $onError) { items { record { name passportSeries comments } error { code issues { pointer } data } } } }'
  const stored = async (ids: readonly string[]): Promise<unknown> => (await network.ask<{ nodes: unknown }>(head, 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Client { passportSeries comments } } }', { ids })).nodes
  const clients = async (...names: readonly string[]): Promise<readonly string[]> => (await network.ask<Bulk>(head, createMany, { items: names.map((name) => ({ ...client(name), ...passport })) })).b.items.map(({ id }) => id)

  it('is masked as a query is, alone, among many and through a reference', async () => {
    const advisor = await network.as('advisor.tyumen')
    const [alone = ''] = await clients('Маска 2')
    expect(await network.ask(advisor, 'mutation ($id: ID!) { c: updateClient(id: $id, version: 1, input: { comments: "новый" }) { passportSeries passportNumber } }', { id: alone })).toEqual({ c: { passportSeries: '•••', passportNumber: '•••' } })
    const ids = await clients('Маска 3', 'Маска 4')
    const items = ids.map((id) => ({ id, version: 1, input: { comments: 'постоянный' } }))
    expect((await network.ask<Bulk>(advisor, update, { items })).b.items.map(({ record }) => record)).toEqual(['Маска 3', 'Маска 4'].map((name) => ({ name, passportSeries: '•••', comments: 'постоянный' })))
    const order = await receiveOrder(network, advisor)
    await network.ask(head, 'mutation ($id: ID!) { updateClient(id: $id, version: 1, input: { passportSeries: "7105" }) { id } }', { id: order.client })
    const cancel = 'mutation ($items: [WorkOrderSending!]!) { b: sendWorkOrders(items: $items) { items { record { state client { passportSeries } } } } }'
    expect(await network.ask(advisor, cancel, { items: [{ id: order.id, version: order.version, event: 'CANCEL', input: { reason: 'Передумал' } }] })).toEqual({ b: { items: [{ record: { state: 'cancelled', client: { passportSeries: '•••' } } }] } })
  })

  it('leaves a masked value as it is where the mask comes back, and refuses another one item by item', async () => {
    const advisor = await network.as('advisor.tyumen')
    const [kept = '', guessed = ''] = await clients('Маска 5', 'Маска 6')
    const items = [{ id: kept, version: 1, input: { passportSeries: '•••', comments: 'да' } }, { id: guessed, version: 1, input: { passportSeries: '7105', comments: 'да' } }]
    expect((await network.ask<Bulk>(advisor, update, { items, onError: 'CONTINUE' })).b.items).toEqual([
      { record: { name: 'Маска 5', passportSeries: '•••', comments: 'да' }, error: null },
      { record: null, error: { code: 'FORBIDDEN', issues: [{ pointer: '/passportSeries' }], data: { reasons: { passportSeries: 'ROLE_MASKED' } } } },
    ])
    expect(await stored([kept, guessed])).toEqual([{ passportSeries: '7105', comments: 'да' }, { passportSeries: '7105', comments: null }])
  })

  it('lets what is read-only come back as it was, and refuses a change of it item by item', async () => {
    const orders = [await receiveOrder(network, head), await receiveOrder(network, head)]
    const send = 'mutation ($items: [WorkOrderSending!]!) { b: sendWorkOrders(items: $items) { items { record { version } } } }'
    await network.ask(head, send, { items: orders.map(({ id, version }) => ({ id, version, event: 'CANCEL', input: { reason: 'Передумал' } })) })
    const change = 'mutation ($items: [WorkOrderUpdate!]!, $onError: OnError) { b: updateWorkOrders(items: $items, onError: $onError) { items { record { mileage version } error { code data } } } }'
    const items = orders.map(({ id, version }, i) => ({ id, version: version + 1, input: { mileage: 39_000 + i } }))
    expect((await network.ask<Bulk>(head, change, { items, onError: 'CONTINUE' })).b.items).toEqual([
      { record: { mileage: 39_000, version: 2 }, error: null },
      { record: null, error: { code: 'FORBIDDEN', data: { reasons: { mileage: 'FINAL_STATE' } } } },
    ])
  })
})

describe('a record by its id alone', () => {
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Client { name } ... on WorkOrder { reason client { name } } } }'

  it('is found whatever its entity, in the order asked for', async () => {
    const order = await receiveOrder(network, await network.as('advisor.tyumen'))
    const nobody = '00000000-0000-7000-8000-000000000000'
    expect(await network.ask(head, query, { ids: [order.id, nobody, order.client, 'x', order.id.toUpperCase()] })).toEqual({
      nodes: [
        { __typename: 'WorkOrder', id: order.id, reason: 'Стук в подвеске', client: { name: 'Ковшов Тимур Эдуардович' } },
        null,
        { __typename: 'Client', id: order.client, name: 'Ковшов Тимур Эдуардович' },
        null,
        { __typename: 'WorkOrder', id: order.id, reason: 'Стук в подвеске', client: { name: 'Ковшов Тимур Эдуардович' } },
      ],
    })
    expect(await network.ask(head, 'query ($id: ID!) { node(id: $id) { ...f } } fragment f on Node { id ... on Vehicle { make } }', { id: order.vehicle })).toEqual({ node: { id: order.vehicle, make: 'Toyota' } })
  })

  it('is there only for those who may read it, as far as they may', async () => {
    const order = await receiveOrder(network, await network.as('advisor.tyumen'))
    await network.ask(head, 'mutation ($id: ID!) { updateClient(id: $id, version: 1, input: { passportSeries: "7105" }) { id } }', { id: order.client })
    const other = await network.as('head.spb')
    expect(await network.ask(other, query, { ids: [order.id] })).toEqual({ nodes: [null] })
    expect(await network.ask(await network.as('advisor.tyumen'), 'query ($id: ID!) { node(id: $id) { ... on Client { passportSeries } } }', { id: order.client })).toEqual({ node: { passportSeries: '•••' } })
  })
})
