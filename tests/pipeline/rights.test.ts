import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftFiles } from '../../engine/engine.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

const titles = (text: string) => ({ en: text, ru: text })
/** A terminal at the door: it takes complaints and sees nothing. Categories can be retired. */
const changes: DraftFiles = {
  'roles/kiosk/role.json': JSON.stringify({ id: 'ro_kiosk', name: 'kiosk', titles: titles('Kiosk'), workplace: 'reception', permissions: { client: { create: true } }, platform: [] }),
  'entities/complaint-category/machine.json': JSON.stringify({
    id: 'ma_complaint_category',
    initial: 'used',
    states: {
      used: { meta: { id: 'st_category_used', titles: titles('Used'), category: 'active' }, on: { RETIRE: { target: 'retired', meta: { id: 'tr_category_retire', titles: titles('Retire'), roles: ['head', 'kiosk', 'admin'] } } } },
      retired: { type: 'final', meta: { id: 'st_category_retired', titles: titles('Retired'), category: 'done' } },
    },
  }),
}

let network: Network
let kiosk: Actor
let head: Actor
let category: { readonly id: string; readonly version: number }
let other: string

beforeAll(async () => {
  network = await openNetwork(changes)
  const id = uuidv7()
  await network.store.query(sql`insert into platform."user" (id, login, name, locale, password_hash) values (${id}::uuid, 'kiosk', 'Kiosk', 'en', '')`)
  await network.store.query(sql`insert into platform.membership (id, user_id, role, dealership) values (${uuidv7()}::uuid, ${id}::uuid, 'kiosk', 'tyumen')`)
  kiosk = await network.engine.actor(id)
  head = await network.as('head.tyumen')
  category = (await network.ask<{ complaintCategories: { nodes: { id: string; version: number }[] } }>(head, '{ complaintCategories(first: 1) { nodes { id version } } }')).complaintCategories.nodes[0] ?? { id: '', version: 0 }
  other = (await network.ask<{ createClient: { id: string } }>(head, 'mutation { createClient(input: { name: "Чужой Лев", clientType: "natural" }) { id } }')).createClient.id
})
afterAll(() => network?.close())

const codeOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: { code?: unknown }) => error.code)

describe('a role that may create and not read', () => {
  it('creates, and gets nothing back', async () => {
    const answer = await network.engine.graphql(kiosk, 'mutation { createClient(input: { name: "Гость", clientType: "natural" }) { id name } }')
    expect(answer).toEqual({ data: { createClient: null } })
    expect(await network.store.query(sql`select c.name from data.client c where c.name = 'Гость'`)).toHaveLength(1)
  })

  it('opens the form of a new record', async () => {
    expect((await network.engine.recordView(kiosk, 'en', 'client', null)).mayEdit).toBe(true)
  })

  it.each<[string, (engine: Network['engine'], actor: Actor) => Promise<unknown>, string]>([
    ['lists', (engine, actor) => engine.graphql(actor, '{ clients { totalCount } }').then(({ errors }) => Promise.reject(errors?.[0]?.extensions)), 'FORBIDDEN'],
    ['figures', (engine, actor) => engine.graphql(actor, '{ clientsAggregate { count } }').then(({ errors }) => Promise.reject(errors?.[0]?.extensions)), 'FORBIDDEN'],
    ['a record', (engine, actor) => engine.recordView(actor, 'en', 'client', other), 'NOT_FOUND'],
    ['what happened to it', (engine, actor) => engine.timeline(actor, 'en', 'client', other), 'NOT_FOUND'],
    ['comments', (engine, actor) => engine.comment(actor, 'client', other, 'x'), 'NOT_FOUND'],
    ['records to choose from', (engine, actor) => engine.choices(actor, 'en', 'client', ''), 'FORBIDDEN'],
    ['reports', (engine, actor) => engine.report(actor, 'en', 'follow-up-ps', {}), 'FORBIDDEN'],
    ['the audit', (engine, actor) => engine.audit(actor, 'en'), 'FORBIDDEN'],
    ['definitions', (engine, actor) => engine.draft(actor), 'FORBIDDEN'],
    ['checks', (engine, actor) => engine.check(actor, {}), 'FORBIDDEN'],
    ['plans', (engine, actor) => engine.plan(actor, {}), 'FORBIDDEN'],
    ['publishing', (engine, actor) => engine.publish(actor, {}, null), 'FORBIDDEN'],
    ['versions', (engine, actor) => engine.versions(actor), 'FORBIDDEN'],
  ])('is kept from %s', async (_, reach, code) => {
    expect(await codeOf(reach(network.engine, kiosk))).toBe(code)
  })
})

describe('what the network shares', () => {
  const retire = 'mutation ($id: ID!, $version: Int!) { sendComplaintCategory(id: $id, version: $version, event: RETIRE) { state } }'

  it('is moved by the network only, as it is changed by the network only', async () => {
    expect(await network.refused(head, retire, category)).toEqual(['FORBIDDEN'])
    const view = await network.engine.recordView(head, 'en', 'complaint-category', category.id)
    expect(view.events.filter(({ allowed }) => allowed)).toEqual([])
    expect(await network.ask(await network.as('admin'), retire, category)).toEqual({ sendComplaintCategory: { state: 'retired' } })
  })
})

describe('an administrator of one dealership', () => {
  it('publishes nothing for the whole network; one of the network does, wherever they are', async () => {
    const id = uuidv7()
    await network.store.query(sql`insert into platform."user" (id, login, name, locale, password_hash) values (${id}::uuid, 'admin.spb', 'Admin', 'en', '')`)
    await network.store.query(sql`insert into platform.membership (id, user_id, role, dealership) values (${uuidv7()}::uuid, ${id}::uuid, 'admin', 'spb')`)
    const files = await network.engine.draft(await network.as('admin'))
    expect(await codeOf(network.engine.publish(await network.engine.actor(id), files, 'mine'))).toBe('FORBIDDEN')
    expect(await codeOf(network.engine.publish(await network.as('admin', 'spb'), files, 'ours'))).toBe('done')
  })
})

describe('somebody who has left', () => {
  it('acts no more from the next request on', async () => {
    await network.store.query(sql`delete from platform.membership where user_id = ${kiosk.id}::uuid`)
    await expect.poll(() => codeOf(network.engine.actor(kiosk.id))).toBe('FORBIDDEN')
    await network.store.query(sql`update platform."user" set is_active = false where id = ${kiosk.id}::uuid`)
    await expect.poll(() => codeOf(network.engine.actor(kiosk.id))).toBe('UNAUTHENTICATED')
  })
})
