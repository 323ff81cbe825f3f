import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'
import { bonusOverlay } from '../fixtures/overlays.ts'

let network: Network
let head: Actor

const pick = <T>(i: number, values: readonly T[]): T => values[i % values.length] as T

/** Many equal and many empty values, so that every order has ties and gaps. */
const clientOf = (i: number) => ({
  name: pick(i, ['Ёлкин Ян', 'Абак Ия', 'абак ия', "O'Key Ann", 'Ящик Лев']),
  clientType: pick(i, ['natural', 'legal']),
  city: pick(i * 7, [null, 'Тюмень', '', 'Москва']),
  goodsDiscountPct: pick(i * 3, [null, 5, 5.5, 10]),
  birthDate: pick(i * 5, [null, '1990-02-22', '1960-01-01']),
  doNotCall: pick(i, [true, false, null]),
  bonusCard: pick(i, [null, 'B1', 'b2']),
  bonusRate: pick(i * 3, [0.001, null, 2, 10]),
  bonusSince: pick(i, ['2009-05-25T20:59:00.000Z', null, '2009-05-25T20:59:00.001Z']),
  bonusVisits: pick(i, [9, 10, null]),
})

beforeAll(async () => {
  network = await openNetwork(bonusOverlay)
  head = await network.as('head.tyumen')
  const records = Array.from({ length: 31 }, (_, i) => ({ id: uuidv7(), entity: 'client', dealership: 'tyumen', at: `2009-05-0${(i % 4) + 1}T10:00:00.000Z`, by: 'head.tyumen', values: clientOf(i) }))
  await network.engine.loadHistory({ records }, () => undefined)
})
afterAll(() => network?.close())

interface Page {
  readonly totalCount: number
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: string | null; readonly endCursor: string | null }
}
const query = `query ($orderBy: [ClientOrderBy!], $first: Int, $after: String, $last: Int, $before: String) {
  clients(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) { totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
const pageOf = async (variables: object): Promise<Page> => (await network.ask<{ clients: Page }>(head, query, variables as Record<string, unknown>)).clients
const idsOf = (page: Page): string[] => page.edges.map(({ node }) => node.id)

async function forwards(orderBy: object, size: number): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | null = null, more = true; more; ) {
    const page: Page = await pageOf({ orderBy, first: size, after })
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
    ids.push(...idsOf(page))
    after = page.pageInfo.endCursor
    more = page.pageInfo.hasNextPage
  }
  return ids
}

async function backwards(orderBy: object, size: number): Promise<string[]> {
  const ids: string[] = []
  for (let before: string | null = null, more = true; more; ) {
    const page: Page = await pageOf({ orderBy, last: size, before })
    expect(page.pageInfo.hasNextPage).toBe(before !== null)
    ids.unshift(...idsOf(page))
    before = page.pageInfo.startCursor
    more = page.pageInfo.hasPreviousPage
  }
  return ids
}

const fields = ['NAME', 'CITY', 'GOODS_DISCOUNT_PCT', 'BIRTH_DATE', 'DO_NOT_CALL', 'CREATED_AT', 'CREATED_BY', 'UPDATED_AT', 'VERSION', 'ID', 'CLIENT_GROUP', 'CLIENT_TYPE', 'BONUS_CARD', 'BONUS_RATE', 'BONUS_SINCE', 'BONUS_VISITS']
const someOrder = fc.array(fc.record({ field: fc.constantFrom(...fields), direction: fc.constantFrom('ASC', 'DESC') }), { maxLength: 3 })

describe('pages', () => {
  it('put together are the whole list in its order, forwards and backwards', async () => {
    await fc.assert(
      fc.asyncProperty(someOrder, fc.integer({ min: 1, max: 32 }), async (orderBy, size) => {
        const whole = idsOf(await pageOf({ orderBy, first: 1000 }))
        expect(whole).toHaveLength(31)
        expect(await forwards(orderBy, size)).toEqual(whole)
        expect(await backwards(orderBy, size)).toEqual(whole)
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  it('between two cursors are what stands between them', async () => {
    const orderBy = [{ field: 'CITY', direction: 'DESC' }]
    const { edges } = await pageOf({ orderBy, first: 1000 })
    const between = await pageOf({ orderBy, first: 1000, after: edges[3]?.cursor, before: edges[9]?.cursor })
    expect(idsOf(between)).toEqual(edges.slice(4, 9).map(({ node }) => node.id))
  })

  it('order by values: numbers as numbers, empty ones last going up', async () => {
    const up = await network.ask<{ clients: { nodes: { bonusVisits: number | null }[] } }>(head, '{ clients(first: 100, orderBy: [{ field: BONUS_VISITS }]) { nodes { bonusVisits } } }')
    const values = up.clients.nodes.map(({ bonusVisits }) => bonusVisits ?? Number.MAX_SAFE_INTEGER)
    expect(values).toEqual([...values].sort((a, b) => a - b))
  })

  it('order by id when asked to, whatever else is named', async () => {
    const ids = async (...orderBy: object[]): Promise<string[]> => idsOf(await pageOf({ orderBy, first: 1000 }))
    const all = [...(await ids({ field: 'ID' }))]
    expect(all).toEqual([...all].sort())
    expect(await ids({ field: 'ID', direction: 'DESC' }, { field: 'CITY' })).toEqual([...all].reverse())
    const byType = await ids({ field: 'CLIENT_TYPE' }, { field: 'ID', direction: 'DESC' })
    expect(byType.slice(0, 15)).toEqual([...byType.slice(0, 15)].sort().reverse())
  })

  it('may be empty, and say whether there is more', async () => {
    expect(await pageOf({ first: 0 })).toEqual({ totalCount: 31, edges: [], pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null } })
  })
})

describe('a wrong page', () => {
  const cursor = (values: unknown): string => Buffer.from(JSON.stringify(values)).toString('base64url')

  it.each([
    ['text that is no cursor', { after: 'x' }],
    ['a cursor of another order', { after: cursor(['a']), orderBy: [{ field: 'CITY' }] }],
    ['a cursor with an object inside', { after: cursor([{ a: 1 }, 'b']), orderBy: [{ field: 'CITY' }] }],
    ['a cursor with a day that is none', { after: cursor(['2009-02-30', uuidv7()]), orderBy: [{ field: 'BIRTH_DATE' }] }],
    ['a cursor with a text for a number', { before: cursor(["'; drop table data.client; --", uuidv7()]), orderBy: [{ field: 'BONUS_RATE' }] }],
    ['a cursor with no id', { after: cursor(['Москва', 'no id']), orderBy: [{ field: 'CITY' }] }],
    ['a cursor with a NUL', { after: cursor(['a\u0000b', uuidv7()]), orderBy: [{ field: 'CITY' }] }],
    ['a negative size', { first: -1 }],
    ['an endless size', { first: 1001 }],
    ['first and last at once', { first: 1, last: 1 }],
    ['more fields than any list is ordered by', { orderBy: Array.from({ length: 1000 }, () => ({ field: 'NAME' })) }],
    ['an unknown field', { orderBy: [{ field: 'NO_SUCH' }] }],
  ])('is refused with a code: %s', async (_, variables) => {
    expect(await network.refused(head, query, variables)).toEqual(['BAD_INPUT'])
  })
})
