import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'
import { statementsOf } from '../fixtures/statements.ts'

let network: Network
let advisor: Actor
let mechanic: Actor

beforeAll(async () => {
  network = await openNetwork()
  advisor = await network.as('advisor.tyumen')
  mechanic = await network.as('mechanic.tyumen')
})
afterAll(() => network?.close())

const update = 'mutation ($id: ID!, $version: Int!, $input: WorkOrderInput!) { updateWorkOrder(id: $id, version: $version, input: $input) { id version state worksTotal partsTotal total works { id sum } } }'
const send = 'mutation ($id: ID!, $version: Int!, $event: WorkOrderEvent!, $input: JSON) { sendWorkOrder(id: $id, version: $version, event: $event, input: $input) { id version state mechanic { id } } }'
const works = [{ name: 'Замена стойки', normHours: '1', price: '1000', quantity: '1' }]

interface Order {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly total: string
  readonly worksTotal: string
  readonly partsTotal: string
  readonly works: readonly { readonly id: string; readonly sum: string }[]
}
const change = async (actor: Actor, order: { id: string; version: number }, input: object): Promise<Order> => (await network.ask<{ updateWorkOrder: Order }>(actor, update, { id: order.id, version: order.version, input })).updateWorkOrder
const fire = async (actor: Actor, order: { id: string; version: number }, event: string, input: object = {}): Promise<Order> => (await network.ask<{ sendWorkOrder: Order }>(actor, send, { id: order.id, version: order.version, event, input })).sendWorkOrder

describe('a work order', () => {
  it("takes the client's discounts at creation and keeps them (T-26, T-27, T-56)", async () => {
    const order = await receiveOrder(network, advisor)
    const changed = await change(advisor, order, { works, parts: [{ name: 'Стойка', quantity: '1', price: '1000' }] })
    expect([changed.worksTotal, changed.partsTotal, changed.total]).toEqual(['950.00', '900.00', '1850.00'])
    const client = await network.ask<{ client: { version: number } }>(advisor, 'query ($id: ID!) { client(id: $id) { version } }', { id: order.client })
    const head = await network.as('head.tyumen')
    await network.ask(head, 'mutation ($id: ID!, $v: Int!) { updateClient(id: $id, version: $v, input: { labourDiscountPct: 7 }) { id } }', { id: order.client, v: client.client.version })
    const again = await change(advisor, changed, { reason: 'Стук справа' })
    expect(again.total).toBe('1850.00')
  })

  it('keeps the ids of its lines and drops the ones left out', async () => {
    const order = await receiveOrder(network, advisor)
    const two = await change(advisor, order, { works: [...works, { name: 'Диагностика', normHours: '1', price: '500', quantity: '1' }] })
    const kept = two.works[1]?.id
    const one = await change(advisor, two, { works: [{ id: kept, name: 'Диагностика', normHours: '1', price: '600', quantity: '1' }] })
    expect(one.works.map(({ id }) => id)).toEqual([kept])
  })

  it('reads of what it points to only what the command speaks of, and writes only what changed', async () => {
    const order = await receiveOrder(network, advisor)
    const [write] = (await statementsOf(() => change(advisor, order, { reason: 'Стук слева' }))).filter((text) => text.startsWith('update "data"."work_order"'))
    expect([...(write ?? '').matchAll(/"(\w+)" = /g)].map(([, name]) => name)).toEqual(['version', 'updated_at', 'search', 'reason'])
    const sent = await statementsOf(() => fire(advisor, { id: order.id, version: 2 }, 'START_DIAGNOSIS'))
    expect(sent.filter((text) => /"data"\."(client|vehicle|order_type)"/.test(text)).map((text) => [...text.matchAll(/ as "(\w+)"/g)].map(([, name]) => name))).toEqual([])
  })

  it('says nothing new where nothing changed', async () => {
    const order = await receiveOrder(network, advisor)
    const same = await change(advisor, order, { reason: 'Стук в подвеске' })
    expect(same.version).toBe(order.version)
  })

  it('moves only by events that are allowed, and says why not', async () => {
    const order = await receiveOrder(network, advisor)
    const view = await network.engine.recordView(advisor, 'ru', 'work-order', order.id)
    expect(view.events.find(({ event }) => event === 'REQUEST_APPROVAL')).toMatchObject({ allowed: false, reason: 'Сначала добавьте хотя бы одну работу.' })
    const { errors } = await network.engine.graphql(advisor, send, { id: order.id, version: order.version, event: 'REQUEST_APPROVAL' })
    expect(errors?.[0]).toMatchObject({ message: 'Сначала добавьте хотя бы одну работу.', extensions: { code: 'EVENT_REFUSED', data: { reason: 'GUARD' } } })
    const full = await change(advisor, order, { works })
    expect((await fire(advisor, full, 'REQUEST_APPROVAL')).state).toBe('approval')
  })

  it('has no other door to its state', async () => {
    const order = await receiveOrder(network, advisor)
    expect(await network.refused(advisor, 'mutation ($id: ID!, $v: Int!) { updateWorkOrder(id: $id, version: $v, input: { state: "issued" }) { id } }', { id: order.id, v: order.version })).toEqual(['BAD_INPUT'])
  })

  it('refuses an event of another role with that reason', async () => {
    const order = await receiveOrder(network, advisor)
    const full = await change(advisor, order, { works })
    const storekeeper = await network.as('storekeeper.tyumen')
    const { errors } = await network.engine.graphql(storekeeper, send, { id: full.id, version: full.version, event: 'REQUEST_APPROVAL' })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'EVENT_REFUSED', data: { reason: 'ROLE' } })
  })

  it('answers a stale version with both sides, and loses nothing', async () => {
    const order = await receiveOrder(network, advisor)
    await change(advisor, order, { reason: 'Другое' })
    const { errors } = await network.engine.graphql(advisor, update, { id: order.id, version: order.version, input: { reason: 'Третье' } })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VERSION_CONFLICT', data: { version: order.version + 1, values: { reason: 'Другое' } } })
  })

  it('lets exactly one of two people who send the same event win', async () => {
    for (let round = 0; round < 10; round++) {
      const order = await change(advisor, await receiveOrder(network, advisor), { works })
      const answers = await Promise.all([1, 2, 3].map(() => network.engine.graphql(advisor, send, { id: order.id, version: order.version, event: 'REQUEST_APPROVAL' })))
      expect(answers.filter(({ errors }) => !errors)).toHaveLength(1)
      expect(answers.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions?.code)).toEqual(['VERSION_CONFLICT', 'VERSION_CONFLICT'])
      const timeline = await network.engine.timeline(advisor, 'en', 'work-order', order.id)
      expect(timeline.filter(({ kind }) => kind === 'transition')).toHaveLength(1)
    }
  })

  it('numbers without gaps, also for people who create at once', async () => {
    const orders = await Promise.all(Array.from({ length: 8 }, (_, i) => receiveOrder(network, advisor, `Ковшов ${i}`)))
    const { workOrders } = await network.ask<{ workOrders: { nodes: { number: number }[] } }>(advisor, '{ workOrders(first: 8, orderBy: [{ field: NUMBER, direction: DESC }]) { nodes { number } } }')
    const numbers = workOrders.nodes.map(({ number }) => number)
    expect(orders).toHaveLength(8)
    expect(numbers).toEqual(Array.from({ length: 8 }, (_, i) => (numbers[0] ?? 0) - i))
  })

  it('tells the mechanic in the application when work waits for him', async () => {
    const order = await receiveOrder(network, advisor)
    const sent = await fire(advisor, order, 'START_DIAGNOSIS', { mechanic: mechanic.id })
    expect(sent.state).toBe('diagnosis')
    const [newest] = await network.engine.notifications(mechanic, 'ru')
    expect(newest).toMatchObject({ title: 'Автомобиль ждёт диагностики', entity: 'work-order', record: order.id, isRead: false })
  })

  it('shows a mechanic only the orders that are his', async () => {
    const other = await receiveOrder(network, advisor)
    const { workOrder } = await network.ask<{ workOrder: unknown }>(mechanic, 'query ($id: ID!) { workOrder(id: $id) { id } }', { id: other.id })
    expect(workOrder).toBeNull()
  })
})

describe('bad input', () => {
  it('is named with its place, every mistake at once', async () => {
    const { errors } = await network.engine.graphql(advisor, 'mutation ($input: ClientInput!) { createClient(input: $input) { id } }', { input: { name: '', clientType: 'natural', email: 'mail@', goodsDiscountPct: 120 } })
    const issues = (errors?.[0]?.extensions?.issues ?? []) as { pointer: string }[]
    expect(errors?.[0]?.extensions?.code).toBe('VALIDATION_FAILED')
    expect(issues.map(({ pointer }) => pointer).sort()).toEqual(['/email', '/goodsDiscountPct', '/name'])
  })

  it('is refused in answers that their questions do not allow', async () => {
    const order = await receiveOrder(network, advisor)
    const service = await network.as('customer-service.tyumen')
    const { surveyTypes } = await network.ask<{ surveyTypes: { nodes: { id: string }[] } }>(service, '{ surveyTypes(first: 1) { nodes { id } } }')
    const create = 'mutation ($input: SurveyResponseInput!) { createSurveyResponse(input: $input) { answers } }'
    const given = (answers: object) => ({ input: { surveyType: surveyTypes.nodes[0]?.id, workOrder: order.id, answers } })
    const { errors } = await network.engine.graphql(service, create, given({ overall: '9', unasked: true }))
    expect(errors?.[0]?.extensions?.code).toBe('VALIDATION_FAILED')
    const issues = (errors?.[0]?.extensions?.issues ?? []) as { pointer: string }[]
    expect(issues.map(({ pointer }) => pointer).sort()).toEqual(['/answers/overall', '/answers/unasked'])
    expect(await network.ask(service, create, given({ overall: '5' }))).toEqual({ createSurveyResponse: { answers: { overall: '5' } } })
  })

  it('never writes a field that the role may not write', async () => {
    const order = await receiveOrder(network, advisor)
    expect(await network.refused(advisor, update, { id: order.id, version: order.version, input: { closedAt: '2009-05-25T00:00:00Z' } })).toEqual(['FORBIDDEN'])
  })

  it('is refused before anything is written', async () => {
    const before = await network.ask<{ clients: { totalCount: number } }>(advisor, '{ clients { totalCount } }')
    await network.refused(advisor, 'mutation { createClient(input: { name: "x", clientType: "none" }) { id } }')
    expect(await network.ask(advisor, '{ clients { totalCount } }')).toEqual(before)
  })

  it('speaks of a second client with the same code', async () => {
    const create = 'mutation { createClient(input: { name: "Кодов Лев", clientType: "natural", clientCode: "123321" }) { id } }'
    const head = await network.as('head.tyumen')
    await network.ask(head, create)
    expect(await network.refused(head, create)).toEqual(['DUPLICATE'])
  })
})
