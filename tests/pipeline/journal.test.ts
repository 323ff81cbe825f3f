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

it('where everything is deleted, that is what the audit begins with, and the network counts as empty', async () => {
  await network.engine.wipe()
  expect(await entries()).toEqual(['wipe Pitlane'])
  expect(await network.engine.isEmpty()).toBe(true)
})
