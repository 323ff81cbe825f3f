/** What people have typed and not saved: theirs alone, without what they may not read, until they save it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanup } from '../../engine/jobs/cleanup.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
beforeAll(async () => {
  network = await openNetwork()
})
afterAll(async () => network.close())

const content = (values: object, base: object = {}, baseVersion = 1) => ({ baseVersion, values: values as never, base: base as never })

test('a draft is its owner’s alone, one per record and dealership, and goes when it is thrown away', async () => {
  const { drafts } = network.engine
  const [advisor, colleague] = [await network.as('advisor.tyumen'), await network.as('head.tyumen')]
  const { client } = await receiveOrder(network, advisor)
  await drafts.save(advisor, 'client', client, content({ comments: 'first' }))
  await drafts.save(advisor, 'client', client, content({ comments: 'second', email: null }, { comments: 'old' }, 3))
  expect(await drafts.read(advisor, 'client', client)).toMatchObject({ baseVersion: 3, values: { comments: 'second', email: null }, base: { comments: 'old' } })
  expect(await drafts.read(colleague, 'client', client)).toBeNull()
  expect(await drafts.list(colleague, 'en')).toEqual([])
  expect(await drafts.list(advisor, 'ru')).toMatchObject([{ entity: 'client', title: 'Клиент', record: client, label: expect.stringContaining('Ковшов') as string, fields: 2 }])
  await drafts.discard(colleague, 'client', client)
  expect(await drafts.read(advisor, 'client', client)).not.toBeNull()
  await drafts.discard(advisor, 'client', client)
  expect(await drafts.read(advisor, 'client', client)).toBeNull()
})

test('what the person may not read, the engine computes or nobody defined is not kept', async () => {
  const { drafts } = network.engine
  const advisor = await network.as('advisor.tyumen')
  const { id } = await receiveOrder(network, advisor)
  await drafts.save(advisor, 'work-order', id, content({ reason: 'Knock', total: 1, nonsense: 'x', constructor: 'y' }))
  expect((await drafts.read(advisor, 'work-order', id))?.values).toEqual({ reason: 'Knock' })
  // A person whose role masks a field leaves nothing of it behind, and finds nothing of it.
  const supervisor = await network.as('supervisor.tyumen')
  const { client: card } = await receiveOrder(network, advisor, 'Плаксин Егор')
  await drafts.save(supervisor, 'client', card, content({ passportNumber: 'secret' }, { passportNumber: 'secret' }))
  expect(await drafts.read(supervisor, 'client', card)).toBeNull()
  const [stored] = await network.store.query<{ data: unknown }>(sql`select d.data from platform.draft d where d.user_id = ${supervisor.id}::uuid`)
  expect(JSON.stringify(stored?.data ?? null)).not.toContain('secret')
})

test('a record of another dealership, a forged id and an entity of nobody are refused', async () => {
  const { drafts } = network.engine
  const [tyumen, spb] = [await network.as('advisor.tyumen'), await network.as('advisor.spb')]
  const { id } = await receiveOrder(network, tyumen)
  const code = async (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: { readonly code: string }) => error.code)
  expect(await code(drafts.save(spb, 'work-order', id, content({ reason: 'x' })))).toBe('NOT_FOUND')
  expect(await code(drafts.read(spb, 'work-order', id))).toBe('NOT_FOUND')
  expect(await code(drafts.save(tyumen, 'work-order', "1' or 'a'='a", content({ reason: 'x' })))).toBe('NOT_FOUND')
  expect(await code(drafts.save(tyumen, 'nothing', null, content({})))).toBe('NOT_FOUND')
  expect(await code(drafts.save(tyumen, 'client', null, { baseVersion: -1, values: {}, base: {} }))).toBe('BAD_INPUT')
  expect(await code(drafts.save(tyumen, 'client', null, content({ comments: 'x'.repeat(1_100_000) })))).toBe('BAD_INPUT')
  expect(await code(drafts.save(await network.as('mechanic.tyumen'), 'client', null, content({ name: 'x' })))).toBe('FORBIDDEN')
})

test('a draft of a new record waits under the entity; one of a record that is gone is not listed', async () => {
  const { drafts } = network.engine
  const head = await network.as('head.spb')
  await drafts.save(head, 'client', null, content({ name: 'Новиков' }, {}, 0))
  const { client } = await receiveOrder(network, await network.as('advisor.spb'), 'Уходов Пётр')
  await drafts.save(head, 'client', client, content({ comments: 'x' }))
  expect((await drafts.list(head, 'en')).map(({ record }) => record)).toEqual([client, null])
  await network.store.query(sql`update data.client set deleted_at = now() where id = ${client}::uuid`)
  expect((await drafts.list(head, 'en')).map(({ record }) => record)).toEqual([null])
})

test('drafts that nobody came back to for 30 days go with the hourly clean-up', async () => {
  const { drafts } = network.engine
  const advisor = await network.as('advisor.spb')
  await drafts.save(advisor, 'client', null, content({ name: 'A' }, {}, 0))
  await drafts.save(advisor, 'vehicle', null, content({ make: 'B' }, {}, 0))
  await network.store.query(sql`update platform.draft set updated_at = now() - interval '31 days' where user_id = ${advisor.id}::uuid and entity = 'client'`)
  await (await cleanup(network.store, (error) => { throw error }).start())()
  expect((await drafts.list(advisor, 'en')).map(({ entity }) => entity)).toEqual(['vehicle'])
})
