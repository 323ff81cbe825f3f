/** Notifications reach the browsers people chose, once, and wait for nobody. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createECDH, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePushKeys } from '../../engine/channels/push/index.ts'
import { pushDue } from '../../engine/jobs/push.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { insertNotifications, savePushSubscription } from '../../engine/store/index.ts'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
let status = 201
const asked: string[] = []
const service = createServer((request, response) => {
  asked.push(request.url ?? '')
  request.resume()
  response.writeHead(status).end()
})

beforeAll(async () => {
  network = await openNetwork()
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  service.close()
  await network.close()
})

const pair = () => {
  const own = createECDH('prime256v1')
  return { p256dh: own.generateKeys().toString('base64url'), auth: randomBytes(16).toString('base64url') }
}
const endpointOf = (name: string): string => `http://127.0.0.1:${(service.address() as AddressInfo).port}/${name}`
const keys = makePushKeys()
const run = (clock = () => new Date()) => pushDue({ store: network.store, clock, keys: async () => keys, mayReachPrivate: true, report: (error) => console.error(error) })
const subscriptions = async () => (await network.store.query<{ endpoint: string }>(sql`select endpoint from platform.push_subscription order by endpoint`)).map(({ endpoint }) => endpoint)

async function notify(login: string, at = new Date()): Promise<void> {
  const actor = await network.as(login)
  await insertNotifications(network.store.query, { to: [{ user: actor.id }], titles: { en: 'Ready', ru: 'Готово' }, body: null, dealership: 'tyumen', entity: null, recordId: null, at: at.toISOString() })
}

test('a notification goes once to every browser of its person, and to nobody else’s', async () => {
  const [advisor, cashier] = [await network.as('advisor.tyumen'), await network.as('cashier.tyumen')]
  for (const [name, { id }] of [['a1', advisor], ['a2', advisor], ['c1', cashier]] as const) await savePushSubscription(network.store.query, { id: uuidv7(), userId: id, endpoint: endpointOf(name), keys: pair(), userAgent: null })
  await notify('advisor.tyumen')
  await Promise.all([run(), run()])
  await run()
  expect(asked.sort()).toEqual(['/a1', '/a2'])
})

test('a browser that is gone is forgotten', async () => {
  status = 410
  await notify('cashier.tyumen')
  await run()
  expect(await subscriptions()).toEqual([endpointOf('a1'), endpointOf('a2')])
  status = 201
})

test('what nobody could be told of in time does not pile up', async () => {
  asked.length = 0
  await notify('advisor.tyumen', new Date(Date.now() - 3_600_000))
  expect(await run()).toEqual({ isAway: false })
  expect(asked).toEqual([])
  await savePushSubscription(network.store.query, { id: uuidv7(), userId: (await network.as('head.tyumen')).id, endpoint: 'http://127.0.0.1:9/x', keys: pair(), userAgent: null })
  await notify('head.tyumen')
  expect(await run()).toEqual({ isAway: true })
  expect(await run()).toEqual({ isAway: false })
})

test('the key is made once, and a subscription that is none is refused', async () => {
  const { push } = network.engine
  expect(await push.key()).toBe(await push.key())
  const actor = await network.as('advisor.tyumen')
  for (const endpoint of ['http://127.0.0.1/x', 'https://', 'javascript:1']) await expect(push.subscribe(actor, { endpoint, keys: pair() }, null)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await expect(push.subscribe(actor, { endpoint: 'https://push.example/x', keys: { p256dh: '', auth: '' } }, null)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  await push.subscribe(actor, { endpoint: 'https://push.example/x', keys: pair() }, 'Chrome')
  await push.unsubscribe(await network.as('cashier.tyumen'), 'https://push.example/x')
  expect(await subscriptions()).toContain('https://push.example/x')
  await push.unsubscribe(actor, 'https://push.example/x')
  expect(await subscriptions()).not.toContain('https://push.example/x')
})
