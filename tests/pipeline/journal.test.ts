import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'
import { sql } from '../../engine/kernel/sql.ts'

let network: Network
beforeAll(async () => {
  network = await openNetwork()
})
afterAll(() => network?.close())

const entries = async (): Promise<readonly string[]> => (await network.engine.audit(await network.as('admin'), 'en')).map(({ action, actor }) => `${action} ${actor}`).reverse()

it('everything that somebody does is in the audit; personal values and passwords are not', async () => {
  await network.engine.loadPeople({ users: [{ login: 'vera', name: 'Вера', position: '', locale: 'ru', roles: [{ role: 'head', dealership: 'tyumen' }] }] })
  expect(await network.engine.signIn('vera', 'geheim-77')).toBeNull()
  expect(await network.engine.signIn('nobody', 'geheim-77')).toBeNull()
  const vera = await network.engine.actor((await network.engine.signIn('vera', 'demo'))?.id ?? '')
  const { client } = await receiveOrder(network, vera)
  await network.ask(vera, 'mutation ($id: ID!) { updateClient(id: $id, version: 1, input: { passportSeries: "7105" }) { id } }', { id: client })
  expect(await entries()).toEqual(['publish Pitlane', 'sign-in-failed vera', 'sign-in-failed nobody', 'sign-in Вера', 'create Вера', 'create Вера', 'create Вера', 'update Вера'])
  const [{ text } = { text: '' }] = await network.store.query<{ text: string }>(sql`select json_agg(a)::text as text from platform.audit_entry a`)
  expect(text).toContain('passportSeries')
  expect(text).not.toMatch(/7105|geheim|demo/)
})

it('the audit is filtered by person, action, kind of record and days, and refuses a day that is none', async () => {
  const admin = await network.as('admin')
  const told = async (filter: Parameters<typeof network.engine.audit>[3]) => (await network.engine.audit(admin, 'en', undefined, filter)).map(({ action, actor, entity }) => `${action} ${actor} ${entity}`)
  expect(await told({ who: 'вера', entity: 'client' })).toEqual(['update Вера client', 'create Вера client'])
  expect(await told({ action: 'sign-in-failed' })).toEqual(['sign-in-failed nobody null', 'sign-in-failed vera null'])
  const [newest] = await network.engine.audit(admin, 'en')
  const today = newest?.at.slice(0, 10) ?? ''
  const daysFrom = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
  expect((await told({ from: daysFrom(-1), to: daysFrom(1) })).length).toBeGreaterThan(5)
  expect(await told({ from: daysFrom(2) })).toEqual([])
  expect(await told({ to: daysFrom(-2) })).toEqual([])
  expect(await told({ who: "%' or true --" })).toEqual([])
  await expect(told({ from: '2026-02-31' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

it('notifications are read on behind the last one seen, and all that had come are read at once, by their owner alone', async () => {
  const { engine, store } = network
  const [head, other] = [await network.as('head.tyumen'), await network.as('advisor.tyumen')]
  const tell = (count: number, at: string) => store.query(sql`insert into platform.notification (id, user_id, titles, created_at) select gen_random_uuid(), ${head.id}::uuid, jsonb_build_object('en', 'No. ' || n, 'ru', 'N'), ${at}::timestamptz + (n / 3) * interval '1 second' from generate_series(1, ${count}::int) n`)
  await tell(120, '2026-11-22T10:00:00Z')
  const pages: string[][] = []
  for (let last: string | undefined; pages.length < 5; last = pages.at(-1)?.at(-1)) {
    const page = (await engine.notifications(head, 'en', last === undefined ? {} : { before: last })).map(({ id }) => id)
    pages.push(page)
    if (page.length < 50) break
  }
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 20])
  expect(new Set(pages.flat()).size).toBe(120)
  expect(await engine.notifications(other, 'en', { before: pages[0]?.[0] ?? '' })).toEqual([])
  await tell(2, '2026-11-22T12:00:00Z')
  await engine.readNotificationsUntil(other, '2026-11-22T11:00:00Z')
  await engine.readNotificationsUntil(head, '2026-11-22T11:00:00Z')
  expect((await engine.notifications(head, 'en', { onlyUnread: true })).map(({ at }) => at.slice(0, 13))).toEqual(['2026-11-22T12', '2026-11-22T12'])
  await expect(engine.readNotificationsUntil(head, 'nonsense')).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

it('where everything is deleted, that is what the audit begins with, and the network counts as empty', async () => {
  await network.engine.wipe()
  expect(await entries()).toEqual(['wipe Pitlane'])
  expect(await network.engine.isEmpty()).toBe(true)
})
