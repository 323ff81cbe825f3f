import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../engine/engine.ts'
import { createEngine } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { openPlatform, type Platform } from '../../engine/platform/index.ts'
import { forgetChanges, insertNotifications } from '../../engine/store/index.ts'
import { type Api, openApi } from '../fixtures/api.ts'
import { type Listening, listenTo } from '../fixtures/event-stream.ts'
import { receiveOrder } from '../fixtures/network.ts'
import { openTwoSites, type Site } from '../fixtures/two-sites.ts'
import type { Network } from '../fixtures/network.ts'

let network: Network
let own: Site
let platform: Platform
/** A second process on the same database. */
let second: Engine
const servers: Api[] = []
const urls: string[] = []
const tokens = new Map<string, string>()
const open: Listening[] = []

beforeAll(async () => {
  ;({ network, own } = await openTwoSites())
  platform = await openPlatform(network.url)
  second = await createEngine({ databaseUrl: network.url, demo: true })
  for (const place of [0, 1]) await serve(place)
})

async function serve(place: number): Promise<void> {
  const api = await openApi(place === 0 ? network.engine : second)
  servers.push(api)
  urls[place] = api.url
}

async function restartSecond(): Promise<void> {
  await second.close()
  second = await createEngine({ databaseUrl: network.url, demo: true })
  await serve(1)
}
afterEach(() => {
  for (const one of open.splice(0)) one.stop()
})
afterAll(async () => {
  for (const server of servers) server.close()
  await second?.close()
  await platform?.close()
  await network?.close()
})

async function tokenOf(login: string): Promise<string> {
  const known = tokens.get(login)
  if (known) return known
  const { text } = await platform.tokens.create({ userId: (await platform.users.byLogin(login))?.id ?? '', name: login, dealership: null })
  tokens.set(login, text)
  return text
}

async function subscribe(login: string, query: string, { variables = {}, process = 0, headers = {} }: { variables?: object; process?: number; headers?: Record<string, string> } = {}): Promise<Listening> {
  const listening = await listenTo(urls[process] ?? '', { authorization: `Bearer ${await tokenOf(login)}`, ...headers }, query, variables)
  open.push(listening)
  return listening
}

const told = (listening: Listening, field: string): readonly Record<string, unknown>[] => listening.heard.flatMap(({ data }) => (data?.[field] ? [data[field] as Record<string, unknown>] : []))

async function newOrder(site = own) {
  const { client, vehicle } = await receiveOrder(network, site.advisor, 'Ковшов Тимур')
  const { workOrders } = await network.ask<{ workOrders: { nodes: { id: string; version: number }[] } }>(site.advisor, 'query ($c: ID!) { workOrders(filter: { client: { id: { eq: $c } } }) { nodes { id version } } }', { c: client })
  return { client, vehicle, id: workOrders.nodes[0]?.id ?? '', version: workOrders.nodes[0]?.version ?? 0 }
}
const change = (order: { id: string; version: number }, reason: string, engine = network.engine, actor = own.advisor) =>
  engine.graphql(actor, 'mutation ($id: ID!, $v: Int!, $r: String) { updateWorkOrder(id: $id, version: $v, input: { reason: $r }) { id } }', { id: order.id, v: order.version, r: reason })

describe('a subscriber', () => {
  it('hears what another process commits: what, who, and the record as it is', async () => {
    const order = await newOrder()
    const listening = await subscribe('head.tyumen', 'subscription ($id: ID) { workOrderChanged(id: $id) { kind id version by { login } record { reason client { name } } } }', { variables: { id: order.id }, process: 1 })
    const named = await subscribe('head.tyumen', 'subscription ($ids: [ID!]) { recordChanged(ids: $ids) { entity kind id } }', { variables: { ids: [order.vehicle, order.id.toUpperCase()] } })
    await newOrder()
    await change(order, 'Стук слева')
    await listening.until((heard) => heard.length === 1)
    await network.ask(own.head, 'mutation ($id: ID!, $v: Int!) { deleteWorkOrder(id: $id, version: $v) }', { id: order.id, v: order.version + 1 })
    await listening.until((heard) => heard.length === 2)
    expect(told(listening, 'workOrderChanged')).toEqual([
      { kind: 'UPDATED', id: order.id, version: 2, by: { login: 'advisor.tyumen' }, record: { reason: 'Стук слева', client: { name: 'Ковшов Тимур' } } },
      { kind: 'DELETED', id: order.id, version: 3, by: { login: 'head.tyumen' }, record: null },
    ])
    await network.ask(own.advisor, 'mutation ($id: ID!) { updateVehicle(id: $id, version: 1, input: { model: "Вектра" }) { id } }', { id: order.vehicle })
    await named.until((heard) => heard.length === 3)
    expect(told(named, 'recordChanged')).toEqual([{ entity: 'work-order', kind: 'UPDATED', id: order.id }, { entity: 'work-order', kind: 'DELETED', id: order.id }, { entity: 'vehicle', kind: 'UPDATED', id: order.vehicle }])
  })

  it('hears of all entities at once, of one by a filter, and of nothing that is rolled back', async () => {
    const all = await subscribe('head.tyumen', 'subscription { recordChanged { entity kind id } }')
    const filtered = await subscribe('head.tyumen', 'subscription ($f: WorkOrderFilter) { workOrderChanged(filter: $f) { kind record { reason } } }', { variables: { f: { reason: { contains: 'особый' } } } })
    const order = await newOrder()
    await change({ ...order, version: 99 }, 'особый, но старый')
    await change(order, 'особый')
    await all.until(() => told(all, 'recordChanged').some(({ entity, kind }) => entity === 'work-order' && kind === 'UPDATED'))
    await filtered.until(() => told(filtered, 'workOrderChanged').some(({ kind }) => kind === 'UPDATED'))
    // A transaction that is open somewhere on the server when a stream begins has it told what was before, too.
    const ofOrder = told(all, 'recordChanged').filter(({ id }) => [order.client, order.vehicle, order.id].includes(String(id)))
    expect(ofOrder.map(({ entity, kind }) => `${entity} ${kind}`)).toEqual(['client CREATED', 'vehicle CREATED', 'work-order CREATED', 'work-order UPDATED'])
    // The filter judges the record as it stands when the news is told: the creation may be told so late that it fits.
    expect(new Set(told(filtered, 'workOrderChanged').map(({ record }) => JSON.stringify(record)))).toEqual(new Set([JSON.stringify({ reason: 'особый' })]))
  })

  it('goes on after its last event, by cursor or by Last-Event-ID, or from where a query stood', async () => {
    const { changeCursor } = await network.ask<{ changeCursor: string }>(own.head, '{ changeCursor }')
    const order = await newOrder()
    for (let version = 1; version <= 4; version++) await change({ ...order, version }, `шаг ${version}`)
    const query = 'subscription ($id: ID, $after: String) { workOrderChanged(id: $id, after: $after) { version cursor } }'
    const whole = await subscribe('head.tyumen', query, { variables: { id: order.id, after: changeCursor } })
    await whole.until((heard) => heard.length === 5)
    const versions = (one: Listening): unknown[] => told(one, 'workOrderChanged').map(({ version }) => version)
    expect(versions(whole)).toEqual([1, 2, 3, 4, 5])
    const third = whole.heard[2]
    expect(third?.id).toBe(told(whole, 'workOrderChanged')[2]?.cursor)
    const rest = await subscribe('head.tyumen', query, { variables: { id: order.id, after: third?.id }, process: 1 })
    const byHeader = await subscribe('head.tyumen', query, { variables: { id: order.id }, headers: { 'last-event-id': third?.id ?? '' } })
    await Promise.all([rest.until((heard) => heard.length === 2), byHeader.until((heard) => heard.length === 2)])
    expect([versions(rest), versions(byHeader)]).toEqual([[4, 5], [4, 5]])
  })

  it('is told that a cursor is too old, or none', async () => {
    const query = 'subscription ($after: String) { recordChanged(after: $after) { id } }'
    const { changeCursor: old } = await network.ask<{ changeCursor: string }>(own.head, '{ changeCursor }')
    await newOrder()
    await forgetChanges(network.store.query, new Date(Date.now() + 1000))
    // A process that has just started has nothing in mind.
    await restartSecond()
    const late = await subscribe('head.tyumen', query, { variables: { after: old }, process: 1 })
    await late.ended
    expect(late.heard.map(({ codes }) => codes)).toEqual([['CURSOR_EXPIRED']])
    const future = await subscribe('head.tyumen', query, { variables: { after: Buffer.from('999999999999.1').toString('base64url') } })
    await future.ended
    expect(future.heard.map(({ codes }) => codes)).toEqual([['CURSOR_EXPIRED']])
    const wrong = await subscribe('head.tyumen', query, { variables: { after: 'x' } })
    expect([wrong.status, (await wrong.until((heard) => heard.length > 0))[0]?.codes]).toEqual([400, ['BAD_INPUT']])
    const now = await subscribe('head.tyumen', query, { variables: { after: (await network.ask<{ changeCursor: string }>(own.head, '{ changeCursor }')).changeCursor } })
    await newOrder()
    await now.until((heard) => heard.length === 3)
  })

  it('hears their own notifications, and nobody else’s', async () => {
    const mine = await subscribe('head.tyumen', 'subscription { notificationAdded { notification { title body entity recordId unread } } }')
    const other = await subscribe('head.spb', 'subscription { notificationAdded { notification { title } } }')
    const row = { dealership: 'tyumen', entity: 'work-order', recordId: own.order.id, titles: { en: 'A car waits', ru: 'Машина ждёт' }, at: new Date().toISOString() }
    await network.store.transaction((query) => insertNotifications(query, { ...row, to: [{ role: 'head' }], body: 'К 777 ОР 72' }))
    await network.store.transaction((query) => insertNotifications(query, { ...row, to: [{ user: own.head.id }], body: null }))
    await mine.until((heard) => heard.length === 2)
    expect(told(mine, 'notificationAdded').map(({ notification }) => notification)).toMatchObject([{ title: 'Машина ждёт', body: 'К 777 ОР 72', entity: 'work-order', recordId: own.order.id }, { body: null, unread: 2 }])
    expect(other.heard).toEqual([])
  })
})

describe('rights', () => {
  it('let nobody hear of a record that they may not read, nor see in it what they may not see', async () => {
    const foreign = await subscribe('head.spb', 'subscription { recordChanged { entity id } }')
    const masked = await subscribe('advisor.tyumen', 'subscription { clientChanged { id kind record { name passportSeries } } }')
    const { id } = (await network.ask<{ c: { id: string } }>(own.head, 'mutation { c: createClient(input: { name: "Икс", clientType: "natural", passportSeries: "7105" }) { id } }')).c
    const order = await newOrder()
    const ofClient = (listening: Listening, field: string) => told(listening, field).filter((change) => change.id === id)
    await masked.until(() => ofClient(masked, 'clientChanged').length > 0)
    expect(ofClient(masked, 'clientChanged')).toEqual([{ id, kind: 'CREATED', record: { name: 'Икс', passportSeries: '•••' } }])
    // Clients are the network's; what is Tyumen's own is not told in Saint Petersburg.
    await foreign.until(() => told(foreign, 'recordChanged').some((change) => change.id === order.client))
    expect(new Set(told(foreign, 'recordChanged').map(({ entity }) => entity))).not.toContain('work-order')
    expect(ofClient(foreign, 'recordChanged')).toEqual([{ entity: 'client', id }])
  })

  it.each([
    ['an entity that the role may not read', 'cashier.tyumen', 'subscription { complaintChanged { id } }', 'FORBIDDEN', 400],
    ['a filter by a masked field', 'advisor.tyumen', 'subscription { clientChanged(filter: { passportSeries: { startsWith: "7" } }) { id } }', 'FORBIDDEN', 400],
    ['an entity that is none', 'head.tyumen', 'subscription { recordChanged(entity: "nothing") { id } }', 'BAD_INPUT', 400],
    ['too many records', 'head.tyumen', `subscription { recordChanged(ids: [${Array(301).fill('1')}]) { id } }`, 'BAD_INPUT', 400],
    ['an unknown field', 'head.tyumen', 'subscription { recordChanged { password } }', 'BAD_INPUT', 400],
  ])('refuse %s', async (_, login, query, code, status) => {
    const listening = await subscribe(login, query)
    await listening.until((heard) => heard.length > 0)
    expect([listening.heard[0]?.codes, listening.status >= status]).toEqual([[code], true])
  })

  it('end the stream when the role or the token is taken away', async () => {
    const query = 'subscription { workOrderChanged { id } }'
    const mechanic = await subscribe('mechanic.tyumen', query, { process: 1 })
    const inspector = await subscribe('inspector.tyumen', query)
    expect([mechanic.status, inspector.status]).toEqual([200, 200])
    await network.store.query(sql`update platform.token set revoked_at = now() where name = 'mechanic.tyumen'`)
    await network.store.query(sql`delete from platform.membership where user_id = (select id from platform."user" where login = 'inspector.tyumen')`)
    const began = Date.now()
    await Promise.all([mechanic.ended, inspector.ended])
    expect(Date.now() - began).toBeLessThan(5000)
    expect([mechanic.heard.at(-1)?.codes, inspector.heard.at(-1)?.codes]).toEqual([['UNAUTHENTICATED'], ['FORBIDDEN']])
  })

  it('are asked of every stream: without a token there is none, and no stream without the header', async () => {
    const query = 'subscription { recordChanged { id } }'
    expect((await listenTo(urls[0] ?? '', {}, query)).status).toBe(401)
    const plain = await fetch(urls[0] ?? '', { method: 'POST', headers: { authorization: `Bearer ${await tokenOf('head.tyumen')}`, 'content-type': 'application/json' }, body: JSON.stringify({ query }) })
    expect(await plain.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT' } }] })
    expect((await network.engine.graphql(own.head, query)).errors?.[0]?.extensions?.code).toBe('BAD_INPUT')
  })
})

describe('writers on two processes, transactions that stay open, listeners that are cut off', () => {
  it('nothing is missed and nothing is told twice', async () => {
    const orders = await Promise.all(Array.from({ length: 6 }, () => newOrder()))
    const query = 'subscription ($after: String) { workOrderChanged(after: $after) { cursor id version } }'
    const seen: [string[], string[]] = [[], []]
    let isDone = false
    const { changeCursor } = await network.ask<{ changeCursor: string }>(own.head, '{ changeCursor }')
    const take = ({ id, version }: Record<string, unknown>): string => `${id} ${version}`
    // A transaction that is open somewhere on the server while the cursor is read holds it back: that the orders were made may be told, too.
    const changesIn = (events: readonly Record<string, unknown>[]): readonly string[] => events.filter(({ version }) => version !== 1).map(take)
    // One stays connected; the other leaves every few events and comes back to the other process.
    const steady = await subscribe('head.tyumen', query, { variables: { after: changeCursor }, process: 1 })
    const leaving = (async () => {
      let after: unknown = changeCursor
      for (let turn = 0; !isDone || turn < 1000; turn++) {
        const listening = await subscribe('head.tyumen', query, { variables: { after }, process: turn % 2 })
        const count = 1 + (turn % 7)
        const heard = await listening.until((all) => all.length >= count, 1500).catch(() => listening.heard)
        listening.stop()
        const events = told(listening, 'workOrderChanged')
        seen[1].push(...changesIn(events))
        after = events.at(-1)?.cursor ?? after
        if (isDone && heard.length === 0) return
      }
    })()
    const holds = Array.from({ length: 4 }, (_, i) =>
      network.store.transaction(async (query_) => {
        // Takes its place in the order of transactions first, and writes a change only at its end.
        await query_(sql`select pg_current_xact_id()`)
        await query_(sql`select pg_sleep(${0.2 + i * 0.3}::float)`)
        await query_(sql`insert into platform.change (kind, entity, record_id, dealership, user_id, version) values ('updated', 'work-order', ${orders[0]?.id}::uuid, 'tyumen', ${own.head.id}::uuid, ${1000 + i}::int)`)
      }),
    )
    const writers = orders.map(async (order, i) => {
      for (let version = order.version; version < order.version + 12; version++) {
        const answer = await change({ id: order.id, version }, `ход ${version}`, version % 2 ? network.engine : second)
        expect(answer.errors).toBeUndefined()
        if (i === 0 && version === order.version + 4) await network.store.query(sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen "pitlane_change"%' and datname = current_database()`)
      }
    })
    await Promise.all([...writers, ...holds])
    const rows = await network.store.query<{ id: string; version: number }>(sql`select record_id as id, version from platform.change where entity = 'work-order' and kind = 'updated' and record_id = any(${orders.map(({ id }) => id)}::uuid[]) order by xid, seq`)
    const expected = rows.map(take)
    expect(expected).toHaveLength(6 * 12 + 4)
    await steady.until(() => changesIn(told(steady, 'workOrderChanged')).length >= expected.length)
    isDone = true
    await leaving
    seen[0].push(...changesIn(told(steady, 'workOrderChanged')))
    expect(seen[0]).toEqual(expected)
    expect(seen[1]).toEqual(expected)
  })

  it('a client that goes is forgotten, a server that goes lets its clients go on elsewhere', async () => {
    const query = 'subscription ($after: String) { workOrderChanged(after: $after) { cursor version } }'
    const order = await newOrder()
    const listening = await subscribe('head.tyumen', query, { process: 1 })
    await change(order, 'до')
    await listening.until((heard) => heard.length === 1)
    second.endStreams()
    await listening.ended
    await change({ ...order, version: 2 }, 'между')
    const again = await subscribe('head.tyumen', query, { variables: { after: listening.heard.at(-1)?.id }, process: 0 })
    await again.until((heard) => heard.length === 1)
    expect(told(again, 'workOrderChanged')).toMatchObject([{ version: 3 }])
  })
})
