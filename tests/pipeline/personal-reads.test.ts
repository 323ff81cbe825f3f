import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { openPlatform } from '../../engine/platform/index.ts'
import { type Api, openApi } from '../fixtures/api.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let head: Actor
let api: Api
let url = ''
let authorization = ''
let order: { readonly id: string; readonly client: string }

beforeAll(async () => {
  network = await openNetwork()
  head = await network.as('head.tyumen')
  order = await receiveOrder(network, await network.as('advisor.tyumen'))
  const platform = await openPlatform(network.url)
  authorization = `Bearer ${(await platform.tokens.create({ userId: head.id, name: 'reads', dealership: null })).text}`
  await platform.close()
  api = await openApi(network.engine)
  url = api.url
})
afterAll(async () => {
  api?.close()
  await network?.close()
})

interface Entry {
  readonly actor_name: string
  readonly entity: string
  readonly record_id: string
  readonly note: string
}

/** Entries of what `work` reads, once as many as expected are written. */
async function noted(work: () => Promise<unknown>, expected: number): Promise<readonly Entry[]> {
  await network.store.query(sql`delete from platform.audit_entry where action = 'read-personal'`)
  await work()
  return expect.poll(() => network.store.query<Entry>(sql`select actor_name, entity, record_id, note from platform.audit_entry where action = 'read-personal' order by id`), { timeout: 5000 }).toHaveLength(expected).then(() => network.store.query<Entry>(sql`select actor_name, entity, record_id, note from platform.audit_entry where action = 'read-personal' order by id`))
}

const card = 'query ($id: ID!) { client(id: $id) { name passportSeries passportNumber } }'

it('whoever looks at the personal data of one record is in the audit, by each door', async () => {
  const entry = { actor_name: head.name, entity: 'client', record_id: order.client, note: expect.stringContaining('passportSeries, passportNumber') }
  expect(await noted(() => network.ask(head, card, { id: order.client }), 1)).toEqual([entry])
  const overHttp = () => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body: JSON.stringify({ query: card, variables: { id: order.client } }) }).then((response) => response.json())
  expect(await noted(overHttp, 1)).toEqual([entry])
  expect(await noted(overHttp, 1)).toEqual([entry])
  expect((await noted(() => network.engine.recordView(head, 'ru', 'client', order.client), 1))[0]).toMatchObject({ entity: 'client', record_id: order.client })
})

it('through a reference too: the record that was looked at, and the way', async () => {
  expect(await noted(() => network.ask(head, 'query ($id: ID!) { workOrder(id: $id) { reason client { passportSeries } } }', { id: order.id }), 1)).toMatchObject([{ entity: 'work-order', record_id: order.id, note: 'client.passportSeries' }])
})

it('but not what is masked, not there, or of no person; nor lists, which are daily work', async () => {
  const advisor = await network.as('advisor.tyumen')
  const quiet = async () => {
    await network.ask(advisor, 'query ($id: ID!) { client(id: $id) { passportSeries } }', { id: order.client })
    await network.ask(head, card, { id: '00000000-0000-7000-8000-000000000000' })
    await network.ask(head, 'query ($id: ID!) { workOrder(id: $id) { reason } }', { id: order.id })
    await network.ask(head, '{ clients { nodes { passportSeries } } }')
    await network.ask(head, card, { id: order.client })
  }
  // The last one alone.
  expect(await noted(quiet, 1)).toHaveLength(1)
})

it('is shown where the audit is', async () => {
  await noted(() => network.ask(head, card, { id: order.client }), 1)
  const entries = await network.engine.audit(await network.as('admin'), 'ru')
  expect(entries.find(({ action }) => action === 'read-personal')).toMatchObject({ actor: head.name, entity: 'client', record: order.client })
})
