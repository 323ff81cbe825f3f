import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let head: Actor
let analyst: Actor

const clients = [
  { name: 'Первых Ян', city: 'Тюмень', goodsDiscountPct: 10, birthDate: '1990-02-22', at: '2009-05-01T10:00:00.000Z' },
  // 31 May in UTC, 1 June in Yekaterinburg.
  { name: 'Вторых Ия', city: 'Тюмень', goodsDiscountPct: 5.55, birthDate: '1960-01-01', at: '2009-05-31T20:00:00.000Z' },
  { name: 'Третьих Лев', city: 'Омск', goodsDiscountPct: null, birthDate: null, at: '2009-06-15T10:00:00.000Z' },
]

beforeAll(async () => {
  network = await openNetwork()
  head = await network.as('head.tyumen')
  analyst = await network.as('analyst')
  await network.engine.loadHistory({ records: clients.map(({ at, ...values }) => ({ id: uuidv7(), entity: 'client', dealership: 'tyumen', at, by: 'head.tyumen', values: { ...values, clientType: 'natural' } })) }, () => undefined)
  const advisor = await network.as('advisor.tyumen')
  for (const name of ['Ковшов Тимур', 'Ковшов Тимур', 'Плужник Осип']) {
    const order = await receiveOrder(network, advisor, name)
    await network.ask(advisor, 'mutation ($id: ID!, $v: Int!, $p: Decimal) { updateWorkOrder(id: $id, version: $v, input: { works: [{ name: "Мойка", normHours: 1, price: $p, quantity: 1 }] }) { id } }', { id: order.id, v: order.version, p: name.length * 100 + 0.1 })
  }
})
afterAll(() => network?.close())

const rows = async (rest: string, fields: string, actor = head): Promise<unknown> => (await network.ask<{ rows: unknown }>(actor, `{ rows: ${rest} { ${fields} } }`)).rows

describe('an aggregate', () => {
  it('over everything is one row, also of nothing', async () => {
    expect(await rows('clientsAggregate(filter: { city: { isNull: false } })', 'count sum { goodsDiscountPct } avg { goodsDiscountPct } min { goodsDiscountPct birthDate } max { birthDate } countDistinct { city goodsDiscountPct }')).toEqual([
      { count: 3, sum: { goodsDiscountPct: '15.55' }, avg: { goodsDiscountPct: '7.775000' }, min: { goodsDiscountPct: '5.55', birthDate: '1960-01-01' }, max: { birthDate: '1990-02-22' }, countDistinct: { city: 2, goodsDiscountPct: 2 } },
    ])
    expect(await rows('clientsAggregate(filter: { city: { eq: "Нигде" } })', 'count sum { goodsDiscountPct }')).toEqual([{ count: 0, sum: { goodsDiscountPct: null } }])
    expect(await rows('clientsAggregate', 'group { city }')).toEqual([{ group: { city: null } }])
  })

  it('groups by a value, its empty ones too, in an order that stays', async () => {
    expect(await rows('clientsAggregate(groupBy: [{ field: CITY }])', 'group { city } count')).toEqual([
      { group: { city: 'Омск' }, count: 1 },
      { group: { city: 'Тюмень' }, count: 2 },
      { group: { city: null }, count: 3 },
    ])
  })

  it('groups by a reference and shows its fields', async () => {
    expect(await rows('workOrdersAggregate(groupBy: [{ field: ORDER_TYPE }])', 'group { orderType { code label } } count')).toEqual([{ group: { orderType: { code: expect.any(String), label: expect.any(String) } }, count: 3 }])
    expect(await rows('workOrdersAggregate(groupBy: [{ field: CREATED_BY }])', 'group { createdBy { login } } count')).toEqual([{ group: { createdBy: { login: 'advisor.tyumen' } }, count: 3 }])
  })

  it('groups by state and dealership', async () => {
    expect(await rows('workOrdersAggregate(groupBy: [{ field: STATE }, { field: DEALERSHIP }])', 'group { state dealership } count', analyst)).toEqual([{ group: { state: 'reception', dealership: 'tyumen' }, count: 3 }])
  })

  it('groups by months of the calendar where the network is', async () => {
    expect(await rows('clientsAggregate(groupBy: [{ field: CREATED_AT, bucket: MONTH }], filter: { city: { isNull: false } })', 'group { createdAt } count')).toEqual([
      { group: { createdAt: '2009-05-01' }, count: 1 },
      { group: { createdAt: '2009-06-01' }, count: 2 },
    ])
    expect(await rows('clientsAggregate(groupBy: [{ field: BIRTH_DATE, bucket: YEAR }], filter: { birthDate: { isNull: false } })', 'group { birthDate } count')).toEqual([
      { group: { birthDate: '1960-01-01' }, count: 1 },
      { group: { birthDate: '1990-01-01' }, count: 1 },
    ])
  })

  it('keeps only the groups that fit, in the order of a measure', async () => {
    expect(await rows('clientsAggregate(groupBy: [{ field: NAME }], having: [{ function: COUNT, gte: 1 }, { function: SUM, field: GOODS_DISCOUNT_PCT, gt: "5.55" }], orderBy: [{ function: SUM, field: GOODS_DISCOUNT_PCT, direction: DESC }, { field: NAME }])', 'group { name } sum { goodsDiscountPct }')).toEqual([
      { group: { name: 'Ковшов Тимур' }, sum: { goodsDiscountPct: '20.00' } },
      { group: { name: 'Первых Ян' }, sum: { goodsDiscountPct: '10.00' } },
      { group: { name: 'Плужник Осип' }, sum: { goodsDiscountPct: '10.00' } },
    ])
    expect(await rows('clientsAggregate(groupBy: [{ field: NAME }], orderBy: [{ function: MAX, field: CREATED_AT, direction: ASC }], first: 1)', 'group { name }')).toEqual([{ group: { name: 'Первых Ян' } }])
    expect(await rows('clientsAggregate(groupBy: [{ field: CITY }], orderBy: [{ function: COUNT_DISTINCT, field: NAME, direction: DESC }, { function: MIN, field: BIRTH_DATE }], first: 2)', 'group { city }')).toEqual([{ group: { city: 'Тюмень' } }, { group: { city: null } }])
  })

  it('adds decimals without losing a digit', async () => {
    expect(await rows('workOrdersAggregate', 'sum { total } avg { total } max { total closedAt }')).toEqual([{ sum: { total: '3420.30' }, avg: { total: '1140.100000' }, max: { total: '1140.10', closedAt: null } }])
  })

  it('answers under the names asked for', async () => {
    expect(await rows('clientsAggregate(groupBy: [{ field: CITY }], first: 1)', 'n: count g: group { where: city } s: sum { a: goodsDiscountPct b: labourDiscountPct } ... on ClientAggregate { m: max { birthDate } }')).toEqual([{ n: 1, g: { where: 'Омск' }, s: { a: null, b: null }, m: { birthDate: null } }])
  })
})

describe('a wrong aggregate is refused with a code', () => {
  it.each([
    ['a bucket of a text', 'clientsAggregate(groupBy: [{ field: NAME, bucket: MONTH }]) { count }'],
    ['a sum of texts', 'clientsAggregate(orderBy: [{ function: SUM, field: NAME }]) { count }'],
    ['a measure without a field', 'clientsAggregate(orderBy: [{ function: MAX }]) { count }'],
    ['an order by what is not grouped by', 'clientsAggregate(orderBy: [{ field: CITY }]) { count }'],
    ['a condition on a day as on a number', 'clientsAggregate(groupBy: [{ field: CITY }], having: [{ function: MIN, field: BIRTH_DATE, gt: 1 }]) { count }'],
    ['a condition on a moment as on a number', 'clientsAggregate(groupBy: [{ field: CITY }], having: [{ function: MAX, field: CREATED_AT, gt: 1 }]) { count }'],
    ['the greatest of yes and no', 'clientsAggregate(groupBy: [{ field: CITY }], orderBy: [{ function: MAX, field: DO_NOT_CALL }]) { count }'],
    ['the least of references', 'clientsAggregate(groupBy: [{ field: CITY }], having: [{ function: MIN, field: CLIENT_GROUP, gt: 1 }]) { count }'],
    ['more groups than a statement has room for', `clientsAggregate(groupBy: [${'{ field: NAME }, '.repeat(500)}]) { count }`],
    ['too many groups', 'clientsAggregate(first: 10001) { count }'],
    ['a negative number of groups', 'clientsAggregate(first: -1) { count }'],
  ])('%s', async (_, query) => {
    expect(await network.refused(head, `{ ${query} }`)).toEqual(['BAD_INPUT'])
  })
})
