import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../engine/kernel/sql.ts'
import { type Network, openNetwork, tokenOf } from '../fixtures/network.ts'
import { openBalancer } from './balancer.ts'
import { startLoad } from './load.ts'
import { type ServerProcess, startServer, statusOf, until } from './processes.ts'

let network: Network
let token: string
const started: ServerProcess[] = []
const start = async (): Promise<ServerProcess> => {
  const server = await startServer(network.url)
  started.push(server)
  return server
}

beforeAll(async () => {
  network = await openNetwork()
  token = await tokenOf(network, 'advisor.tyumen')
})
afterAll(async () => {
  for (const { child } of started) if (child.exitCode === null) child.kill('SIGKILL')
  await network?.close()
})

const writes = (server: string) => ({
  url: `${server}/api/graphql`,
  headers: { authorization: `Bearer ${token}` },
  body: (n: number) => JSON.stringify({ query: `mutation { createClient(input: { name: "Client ${n}", clientType: "natural" }) { id } }` }),
  check: (text: string) => (text.includes('"errors"') ? text : null),
})
const clients = async (): Promise<number> => (await network.store.query<{ n: number }>(sql`select count(*)::int as n from data.client`))[0]?.n ?? 0

// Each has a server of its own, and waits most of the time.
describe('a server that is asked to end', { timeout: 120_000, concurrent: true }, () => {
  test('answers everything it took, tells its balancer first, and ends with code 0 within 10 s', async () => {
    const server = await start()
    const before = await clients()
    const load = startLoad({ ...writes(server.url), clients: 4, mayBeClosed: true })
    const slow = fetch(`${server.url}/slow?1500`).then((response) => response.text())
    await until(() => load.answered() > 20)
    const ending = server.stop()
    await until(async () => (await statusOf(`${server.url}/readyz`)) === 503)
    expect(await slow).toBe('page')
    const { code, milliseconds } = await ending
    await load.stop()
    expect(load.failures).toEqual([])
    // Nobody was told less than was done, nor more.
    expect(await clients()).toBe(before + load.answered())
    expect(code).toBe(0)
    expect(milliseconds).toBeLessThan(10_000)
  })

  test('ends streams as they should end, so that readers come again', async () => {
    const server = await start()
    const response = await fetch(`${server.url}/stream`)
    const reading = response.text()
    await server.stop()
    expect(await reading).toMatch(/^(data: 1\n\n)*$/)
  })

  test('gives up what does not end by itself, and still ends within 10 s', async () => {
    const server = await start()
    const endless = fetch(`${server.url}/slow?60000`).then(
      () => 'answered',
      () => 'given up',
    )
    await until(() => server.child.exitCode === null)
    expect(await server.stop()).toMatchObject({ code: 0, milliseconds: expect.any(Number) })
    expect(await endless).toBe('given up')
  })
})

test('one process after the other is replaced under load, and no request fails', { timeout: 240_000 }, async () => {
  const [balancer, first, second] = await Promise.all([openBalancer(), start(), start()])
  for (const { url } of [first, second]) balancer.add(url)
  await until(() => balancer.ready() === 2)
  const before = await clients()
  const load = startLoad({ ...writes(balancer.url), clients: 4 })
  await until(() => load.answered() > 50)
  for (const old of [first, second]) {
    const fresh = await start()
    balancer.add(fresh.url)
    await until(() => balancer.ready() === 3)
    expect((await old.stop()).code).toBe(0)
    balancer.remove(old.url)
    const answered = load.answered()
    await until(() => load.answered() > answered + 50)
  }
  await load.stop()
  await balancer.close()
  expect(load.failures).toEqual([])
  expect(balancer.failures).toEqual([])
  expect(await clients()).toBe(before + load.answered())
  expect(balancer.given.size).toBe(4)
})
