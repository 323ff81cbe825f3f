import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let head: Actor

const works = [
  [
    { name: 'Мойка', normHours: 1, price: 500.1, quantity: 1 },
    { name: 'Сушка', normHours: 1, price: 100, quantity: 1 },
  ],
  [{ name: 'Мойка', normHours: 2, price: 700.2, quantity: 1 }],
  [],
]

beforeAll(async () => {
  network = await openNetwork()
  head = await network.as('head.tyumen')
  const advisor = await network.as('advisor.tyumen')
  for (const [i, rows] of works.entries()) {
    const order = await receiveOrder(network, advisor, i === 0 ? 'Аистов Ян' : 'Беркут Ия')
    await network.ask(advisor, 'mutation ($id: ID!, $v: Int!, $w: [WorkOrderWorksInput!]) { updateWorkOrder(id: $id, version: $v, input: { works: $w, reason: "Осмотр" }) { id } }', { id: order.id, v: order.version, w: rows })
  }
  const foreign = await network.as('advisor.spb')
  const order = await receiveOrder(network, foreign, 'Чужой Пётр')
  await network.ask(foreign, 'mutation ($id: ID!, $v: Int!) { updateWorkOrder(id: $id, version: $v, input: { works: [{ name: "Мойка", normHours: 9, price: 9000, quantity: 1 }] }) { id } }', { id: order.id, v: order.version })
})
afterAll(() => network?.close())

const rows = async (rest: string, fields: string, actor = head): Promise<unknown> => (await network.ask<{ rows: unknown }>(actor, `{ rows: ${rest} { ${fields} } }`)).rows
const found = async (filter: string, actor = head): Promise<number> => (await network.ask<{ workOrders: { totalCount: number } }>(actor, `{ workOrders(filter: ${filter}) { totalCount } }`)).workOrders.totalCount

describe('figures over rows of lines', () => {
  it('count and add the rows, not the records, and only where they may be read', async () => {
    expect(await rows('workOrderWorksAggregate', 'count sum { price normHours } max { price } countDistinct { name parent }')).toEqual([{ count: 3, sum: { price: '1300.30', normHours: expect.stringMatching(/^4(\.0+)?$/) }, max: { price: '700.20' }, countDistinct: { name: 2, parent: 2 } }])
  })

  it('group by their own fields, by those of their record, and by what that leads to', async () => {
    expect(await rows('workOrderWorksAggregate(groupBy: [{ field: NAME }], orderBy: [{ function: SUM, field: PRICE, direction: DESC }])', 'group { name } count sum { price }')).toEqual([
      { group: { name: 'Мойка' }, count: 2, sum: { price: '1200.30' } },
      { group: { name: 'Сушка' }, count: 1, sum: { price: '100.00' } },
    ])
    expect(await rows('workOrderWorksAggregate(groupBy: [{ parent: { client: { field: NAME } } }, { parent: { field: STATE } }])', 'group { parent { state client { name } } } sum { price }')).toEqual([
      { group: { parent: { state: 'reception', client: { name: 'Аистов Ян' } } }, sum: { price: '600.10' } },
      { group: { parent: { state: 'reception', client: { name: 'Беркут Ия' } } }, sum: { price: '700.20' } },
    ])
  })

  it('take conditions on records, on rows and on groups', async () => {
    expect(await rows('workOrderWorksAggregate(filter: { client: { name: { startsWith: "Аист" } } }, rows: { or: [{ name: { eq: "Сушка" } }, { price: { gt: 600 } }] })', 'count')).toEqual([{ count: 1 }])
    expect(await rows('workOrderWorksAggregate(groupBy: [{ field: NAME }], having: [{ function: COUNT, gt: 1 }])', 'group { name }')).toEqual([{ group: { name: 'Мойка' } }])
  })
})

describe('groups through references', () => {
  it('show what they are grouped by, at its place in the record', async () => {
    expect(await rows('workOrdersAggregate(groupBy: [{ client: { field: NAME } }], orderBy: [{ group: 0, direction: DESC }])', 'group { client { name phone } } count')).toEqual([
      { group: { client: { name: 'Беркут Ия', phone: null } }, count: 2 },
      { group: { client: { name: 'Аистов Ян', phone: null } }, count: 1 },
    ])
    expect(await rows('workOrdersAggregate(groupBy: [{ client: { field: CREATED_AT, bucket: YEAR } }, { field: STATE_CATEGORY }, { field: CREATED_BY }])', 'group { stateCategory createdBy { login } client { createdAt } } count min { number createdAt } max { number }')).toEqual([
      { group: { stateCategory: 'new', createdBy: { login: 'advisor.tyumen' }, client: { createdAt: expect.stringMatching(/^\d{4}-01-01$/) } }, count: 3, min: { number: expect.any(Number), createdAt: expect.any(String) }, max: { number: expect.any(Number) } },
    ])
  })

  it('are refused where a field on the way is masked, or leads nowhere', async () => {
    const advisor = await network.as('advisor.tyumen')
    expect(await network.refused(advisor, '{ workOrdersAggregate(groupBy: [{ client: { field: PASSPORT_SERIES } }]) { count } }')).toEqual(['FORBIDDEN'])
    expect(await network.refused(advisor, '{ workOrderWorksAggregate(groupBy: [{ parent: { client: { field: PASSPORT_SERIES } } }]) { count } }')).toEqual(['FORBIDDEN'])
    expect(await network.refused(head, '{ workOrdersAggregate(groupBy: [{ client: { field: NAME } }]) { group { client { id } } } }')).toEqual(['BAD_INPUT'])
    for (const group of ['{}', '{ field: STATE, client: { field: NAME } }', '{ client: { field: NAME }, bucket: YEAR }', '{ client: {} }']) expect(await network.refused(head, `{ workOrdersAggregate(groupBy: [${group}]) { count } }`)).toEqual(['BAD_INPUT'])
  })
})

describe('filters', () => {
  it.each([
    ['some row', '{ works: { some: { name: { eq: "Мойка" } } } }', 2],
    ['every row, or none there', '{ works: { every: { name: { eq: "Мойка" } } } }', 2],
    ['every of some', '{ works: { every: { name: { eq: "Мойка" } }, some: {} } }', 1],
    ['no row', '{ works: { none: { price: { gt: 600 } } } }', 2],
    ['rows with and, or, not', '{ works: { some: { or: [{ name: { eq: "Сушка" } }, { not: { price: { lt: 600 } } }] } } }', 2],
    ['several references on', '{ vehicle: { owner: { name: { eq: "Аистов Ян" } } } }', 1],
    ['a person by login', '{ createdBy: { login: { startsWith: "advisor." } } }', 3],
    ['a person by name that nobody has', '{ createdBy: { name: { eq: "Никто" } } }', 0],
    ['what the state means', '{ stateCategory: { in: ["new", "done"] } }', 3],
    ['what the state does not mean', '{ stateCategory: { ne: "new" } }', 0],
    ['a clock that is not there', '{ clocks: { some: { clock: { eq: "cl_nothing" } } } }', 0],
  ])('by %s', async (_, filter, expected) => {
    expect(await found(filter)).toBe(expected)
  })

  it('count no further than is asked for', async () => {
    expect(await network.ask(head, '{ workOrders(first: 0) { two: countUpTo(limit: 2) many: countUpTo(limit: 100) totalCount } }')).toEqual({ workOrders: { two: 2, many: 3, totalCount: 3 } })
    expect(await network.refused(head, '{ workOrders { countUpTo(limit: 0) } }')).toEqual(['BAD_INPUT'])
    expect(await network.refused(await network.as('cashier.tyumen'), '{ complaints { countUpTo(limit: 5) } }')).toEqual(['FORBIDDEN'])
  })

  it('read what the state means, and sort by it', async () => {
    expect(await network.ask(head, '{ workOrders(first: 1, orderBy: [{ field: STATE_CATEGORY }]) { nodes { stateCategory } } }')).toEqual({ workOrders: { nodes: [{ stateCategory: 'new' }] } })
  })
})
