/** Periods that move with the calendar, in the dealership's zone, and "me": the same on both ways that queries take. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Api, openApi } from '../fixtures/api.ts'
import { type Network, openNetwork, tokenOf } from '../fixtures/network.ts'

/** A Wednesday in Tyumen already, where it is five hours later. */
let now = new Date('2026-03-10T20:30:00Z')
let network: Network
let api: Api
let token: string
let head: Actor

const moments = {
  а: '2026-03-10T18:59:00Z',
  б: '2026-03-10T19:00:00Z',
  в: '2026-03-11T18:59:00Z',
  г: '2026-03-11T19:00:00Z',
  д: '2026-03-01T10:00:00Z',
  е: '2026-02-28T18:00:00Z',
  ж: '2025-12-31T18:00:00Z',
}

beforeAll(async () => {
  network = await openNetwork({}, () => now)
  head = await network.as('head.tyumen')
  const records = Object.entries(moments).map(([name, at]) => ({ id: uuidv7(), entity: 'client', at: '2026-03-11T20:00:00.000Z', dealership: 'tyumen', by: name === 'а' ? 'head.tyumen' : 'advisor.tyumen', values: { name, clientType: 'natural', doNotCall: true, doNotCallSetAt: at, birthDate: at.slice(0, 10) } }))
  await network.engine.loadHistory({ records }, () => undefined)
  api = await openApi(network.engine)
  token = await tokenOf(network, 'head.tyumen')
})
afterAll(async () => {
  api?.close()
  await network?.close()
})

const query = 'query Names($filter: ClientFilter) { clients(filter: $filter, orderBy: [{ field: NAME }]) { nodes { name } } }'

interface Names {
  readonly clients: { readonly nodes: readonly { readonly name: string }[] }
}

async function matching(filter: object): Promise<string> {
  const inside = await network.ask<Names>(head, query, { filter })
  const response = await fetch(api.url, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-dealership': 'tyumen' }, body: JSON.stringify({ query, variables: { filter } }) })
  const outside = ((await response.json()) as { data: Names }).data
  expect(outside).toEqual(structuredClone(inside))
  return inside.clients.nodes.map(({ name }) => name).join('')
}

it.each([
  ['TODAY', 'бв'],
  ['YESTERDAY', 'а'],
  ['TOMORROW', 'г'],
  ['LAST_7_DAYS', 'абв'],
  ['LAST_30_DAYS', 'абвде'],
  ['NEXT_7_DAYS', 'бвг'],
  ['THIS_WEEK', 'абвг'],
  ['THIS_MONTH', 'абвгд'],
  ['LAST_MONTH', 'е'],
  ['THIS_QUARTER', 'абвгде'],
  ['THIS_YEAR', 'абвгде'],
  ['LAST_YEAR', 'ж'],
  ['PAST', 'абдеж'],
  ['FUTURE', 'вг'],
])('moments of %s', async (within, expected) => {
  expect(await matching({ doNotCallSetAt: { within } })).toBe(expected)
})

it('days are told apart by the calendar of the dealership', async () => {
  expect(await matching({ birthDate: { within: 'TODAY' } })).toBe('вг')
  expect(await matching({ birthDate: { within: 'PAST' } })).toBe('абдеж')
})

it('tomorrow the same question has another answer, though its statement is kept', async () => {
  const before = now
  now = new Date('2026-03-11T20:30:00Z')
  expect(await matching({ doNotCallSetAt: { within: 'TODAY' } })).toBe('г')
  now = before
})

it('“me” is whoever asks', async () => {
  expect(await matching({ createdBy: { isMe: true } })).toBe('а')
  expect(await matching({ createdBy: { isMe: false } })).toBe('бвгдеж')
})

it('a period asked of what is no date, or that there is none of, is refused', async () => {
  expect(await network.refused(head, query, { filter: { name: { within: 'TODAY' } } })).toEqual(['BAD_INPUT'])
  expect(await network.refused(head, query, { filter: { birthDate: { within: 'DOOMSDAY' } } })).toEqual(['BAD_INPUT'])
})
