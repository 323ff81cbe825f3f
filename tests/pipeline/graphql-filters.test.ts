import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let head: Actor
const group = uuidv7()

const clients = [
  { name: 'Аистов Ян', city: 'Тюмень', goodsDiscountPct: 10, birthDate: '1990-02-22', doNotCall: true, clientGroup: group, at: '2009-05-01T10:00:00.000Z', contacts: [{ name: 'Пётр', position: 'директор' }, { name: 'Анна', position: 'бухгалтер' }] },
  { name: 'Беркут Ия', city: '100%_\\', goodsDiscountPct: 5.55, birthDate: '1960-01-01', doNotCall: false, clientGroup: null, at: '2009-05-02T10:00:00.000Z', contacts: [{ name: 'Пётр', position: 'механик' }] },
  { name: 'Ворон Лев', city: null, goodsDiscountPct: null, birthDate: null, doNotCall: null, clientGroup: null, at: '2009-05-03T10:00:00.000Z', contacts: [] },
]

beforeAll(async () => {
  network = await openNetwork()
  head = await network.as('head.tyumen')
  const by = { dealership: 'tyumen', by: 'head.tyumen' }
  const records = [
    { id: group, entity: 'client-group', at: '2009-01-01T00:00:00.000Z', ...by, values: { code: 'vip', name: 'Важные' } },
    ...clients.map(({ at, ...values }) => ({ id: uuidv7(), entity: 'client', at, ...by, values: { ...values, clientType: 'natural' } })),
  ]
  await network.engine.loadHistory({ records }, () => undefined)
  const advisor = await network.as('advisor.tyumen')
  const order = await receiveOrder(network, advisor, 'Грач Осип')
  await network.ask(advisor, 'mutation ($id: ID!, $v: Int!) { updateWorkOrder(id: $id, version: $v, input: { works: [{ name: "Мойка", normHours: 1, price: 500, quantity: 1 }, { name: "Сушка", normHours: 1, price: 100, quantity: 1 }] }) { id } }', { id: order.id, v: order.version })
})
afterAll(() => network?.close())

const birds = { name: { ne: 'Грач Осип' } }
const query = 'query ($filter: ClientFilter) { clients(filter: $filter, orderBy: [{ field: NAME }]) { totalCount nodes { name } } }'
/** First letters of the clients that fit. */
async function matching(filter: object): Promise<string> {
  const { clients: page } = await network.ask<{ clients: { totalCount: number; nodes: { name: string }[] } }>(head, query, { filter: { and: [birds, filter] } })
  expect(page.totalCount).toBe(page.nodes.length)
  return page.nodes.map(({ name }) => name.charAt(0)).join('')
}

describe('a filter', () => {
  it.each([
    ['eq', { city: { eq: 'Тюмень' } }, 'А'],
    ['eq null', { city: { eq: null } }, 'В'],
    ['ne counts empty as different', { city: { ne: 'Тюмень' } }, 'БВ'],
    ['ne null', { city: { ne: null } }, 'АБ'],
    ['in', { city: { in: ['Тюмень', 'Омск'] } }, 'А'],
    ['in nothing', { city: { in: [] } }, ''],
    ['notIn counts empty as different', { city: { notIn: ['Тюмень'] } }, 'БВ'],
    ['isNull', { city: { isNull: true } }, 'В'],
    ['isNull false', { city: { isNull: false } }, 'АБ'],
    ['contains, in either case', { name: { contains: 'РКУТ' } }, 'Б'],
    ['startsWith', { name: { startsWith: 'во' } }, 'В'],
    ['signs mean themselves', { city: { contains: '%_\\' } }, 'Б'],
    ['a lone sign means itself', { name: { contains: '_' } }, ''],
    ['lt of a decimal', { goodsDiscountPct: { lt: '10' } }, 'Б'],
    ['lte', { goodsDiscountPct: { lte: 10 } }, 'АБ'],
    ['gt of a text', { name: { gt: 'Беркут Ия' } }, 'В'],
    ['gte', { goodsDiscountPct: { gte: '5.55' } }, 'АБ'],
    ['eq of a decimal', { goodsDiscountPct: { eq: 5.55 } }, 'Б'],
    ['in of decimals', { goodsDiscountPct: { in: ['5.550', 7] } }, 'Б'],
    ['a range of days', { birthDate: { gte: '1960-01-01', lt: '1990-02-22' } }, 'Б'],
    ['days out of a list', { birthDate: { in: ['1990-02-22'] } }, 'А'],
    ['a moment with an offset', { createdAt: { eq: '2009-05-02T15:00:00+05:00' } }, 'Б'],
    ['moments after', { createdAt: { gt: '2009-05-02T10:00:00Z' } }, 'В'],
    ['a boolean', { doNotCall: { eq: false } }, 'Б'],
    ['not true', { doNotCall: { ne: true } }, 'БВ'],
    ['several conditions on one field', { name: { contains: 'о', startsWith: 'в' } }, 'В'],
    ['and', { and: [{ city: { isNull: false } }, { doNotCall: { eq: true } }] }, 'А'],
    ['or', { or: [{ city: { eq: 'Тюмень' } }, { doNotCall: { isNull: true } }] }, 'АВ'],
    ['or of nothing', { or: [] }, ''],
    ['not, of empty ones too', { not: { city: { eq: 'Тюмень' } } }, 'БВ'],
    ['not of everything', { not: {} }, ''],
    ['an empty filter', {}, 'АБВ'],
    ['null says nothing', { city: null, or: null, name: { in: null } }, 'АБВ'],
    ['through a reference', { clientGroup: { code: { eq: 'vip' } } }, 'А'],
    ['an empty reference', { clientGroup: { isNull: true } }, 'БВ'],
    ['a filled reference', { clientGroup: { isNull: false } }, 'А'],
    ['a reference by id', { clientGroup: { id: { eq: group } } }, 'А'],
    ['not through a reference', { not: { clientGroup: { code: { eq: 'vip' } } } }, 'БВ'],
    ['or inside a reference', { clientGroup: { or: [{ code: { eq: 'x' } }, { name: { startsWith: 'важ' } }] } }, 'А'],
    ['a system field', { version: { eq: 1 }, createdBy: { isNull: false } }, 'АБВ'],
    ['some row of lines', { contacts: { some: { name: { eq: 'Пётр' } } } }, 'АБ'],
    ['one row with both', { contacts: { some: { name: { eq: 'Пётр' }, position: { eq: 'бухгалтер' } } } }, ''],
    ['no row of lines', { contacts: { none: { name: { eq: 'Анна' } } } }, 'БВ'],
    ['any row at all', { contacts: { some: {} } }, 'АБ'],
    ['no row at all', { contacts: { none: {} } }, 'В'],
    ['some and none', { contacts: { some: { name: { eq: 'Пётр' } }, none: { name: { eq: 'Анна' } } } }, 'Б'],
  ])('%s', async (_, filter, expected) => {
    expect(await matching(filter)).toBe(expected)
  })

  it('goes through references into references and lines', async () => {
    const count = async (filter: object): Promise<number> => (await network.ask<{ workOrders: { totalCount: number } }>(head, 'query ($filter: WorkOrderFilter) { workOrders(filter: $filter) { totalCount } }', { filter })).workOrders.totalCount
    expect(await count({ vehicle: { owner: { name: { startsWith: 'Грач' }, clientGroup: { isNull: true } } }, works: { some: { price: { gte: '500' } } }, state: { eq: 'reception' } })).toBe(1)
    expect(await count({ vehicle: { owner: { name: { startsWith: 'Аист' } } } })).toBe(0)
    expect(await count({ client: { contacts: { none: {} } }, works: { none: { name: { eq: 'Мойка' } } } })).toBe(0)
    expect(await count({ works: { some: { mechanic: { isNull: true } } } })).toBe(1)
  })
})

describe('a wrong filter is refused with a code', () => {
  it.each([
    ['an unknown field', { noSuch: { eq: 1 } }],
    ['an unknown operator', { city: { like: 'x' } }],
    ['a number for a text', { city: { eq: 5 } }],
    ['a text for a number', { goodsDiscountPct: { eq: 'ten' } }],
    ['a day that is none', { birthDate: { eq: '2009-02-30' } }],
    ['a moment without an offset', { createdAt: { gt: '2009-05-02T10:00:00' } }],
    ['a moment that is none', { createdAt: { gt: '2009-02-30T10:00:00Z' } }],
    ['a year beyond all', { birthDate: { eq: '0000-01-01' } }],
    ['an id that is none', { id: { eq: 'abc' } }],
    ['an id of a reference that is none', { clientGroup: { id: { in: ['abc'] } } }],
    ['a NUL', { city: { contains: 'a\u0000b' } }],
    ['a NUL in a list', { city: { in: ['a\u0000b'] } }],
    ['a number without end', { version: { eq: 9007199254740993 } }],
    ['too large a decimal', { goodsDiscountPct: { eq: '1'.repeat(400) } }],
    ['some without a row', { contacts: { some: { noSuch: { eq: 1 } } } }],
    ['a condition on the record itself', { isNull: true }],
    ['null in a list', { and: [null] }],
    ['a filter of thousands of conditions', { or: Array.from({ length: 40_000 }, () => ({ version: { eq: 1, ne: 2 } })) }],
    ['filters without end', Array.from({ length: 20 }).reduce<object>((inner) => ({ not: inner }), {})],
  ])('%s', async (_, filter) => {
    expect(await network.refused(head, query, { filter })).toEqual(['BAD_INPUT'])
  })

  it('however large the text', async () => {
    expect(await matching({ city: { eq: 'x'.repeat(100_000) } })).toBe('')
    expect(await matching({ version: { in: Array.from({ length: 50_000 }, (_, i) => i) } })).toBe('АБВ')
    expect(await matching({ goodsDiscountPct: { lt: '9'.repeat(200) } })).toBe('АБ')
  })
})
