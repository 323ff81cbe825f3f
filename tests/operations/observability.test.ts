import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../engine/kernel/sql.ts'
import { withClient } from '../../engine/store/databases.ts'
import { type Network, openNetwork, tokenOf } from '../fixtures/network.ts'
import { type ServerProcess, startServer, statusOf, until } from './processes.ts'

let network: Network
let server: ServerProcess
let token: string

beforeAll(async () => {
  network = await openNetwork()
  token = await tokenOf(network, 'advisor.tyumen')
  server = await startServer(network.url)
})
afterAll(async () => {
  await server?.stop('SIGKILL')
  await network?.close()
})

const ask = (query: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${server.url}/api/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers }, body: JSON.stringify({ query }) })

const personal = { name: 'Ковшов Тимур', phone: '+79215550102' }
const createClient = (name = personal.name) => `mutation { createClient(input: { name: "${name}", clientType: "natural", phone: "${personal.phone}" }) { id } }`

describe('requests', () => {
  test('have an id that is answered, logged with the one who asked, and kept in the audit', async () => {
    const response = await ask(createClient(), { 'x-request-id': 'balancer-0001' })
    expect(response.headers.get('x-request-id')).toBe('balancer-0001')
    expect(((await response.json()) as { errors?: unknown }).errors).toBeUndefined()
    await until(() => server.lines().some(({ requestId }) => requestId === 'balancer-0001'))
    const line = server.lines().find(({ requestId }) => requestId === 'balancer-0001')
    const [person] = await network.store.query<{ id: string }>(sql`select id from platform."user" where login = 'advisor.tyumen'`)
    expect(line).toMatchObject({ level: 'info', method: 'POST', path: 'graphql', status: 200, user: person?.id, dealership: 'tyumen', ms: expect.any(Number) })
    expect(await network.store.query(sql`select action from platform.audit_entry where request_id = 'balancer-0001'`)).toEqual([{ action: 'create' }])
  })

  test('get an id of their own where none, or one that is no id, came with them', async () => {
    const ids = await Promise.all([{}, { 'x-request-id': 'a b' }, { 'x-request-id': 'x'.repeat(65) }].map(async (headers) => (await ask('{ __typename }', headers)).headers.get('x-request-id')))
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(new Set(ids).size).toBe(3)
  })

  test('that fail inside answer the id under which the log has the error', async () => {
    await network.store.query(sql`alter table data.client rename column phone to telephone`)
    const { errors } = (await (await ask('{ clients { nodes { phone } } }')).json()) as { errors: { extensions: { code: string; requestId: string } }[] }
    await network.store.query(sql`alter table data.client rename column telephone to phone`)
    expect(errors[0]?.extensions).toEqual({ code: 'INTERNAL', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    await until(() => server.lines().some(({ level }) => level === 'error'))
    const logged = server.lines().find(({ level }) => level === 'error')
    expect(logged).toMatchObject({ requestId: errors[0]?.extensions.requestId, error: { code: '42703', stack: expect.any(Array) } })
  })

  test('to a page that fails say the id, too', async () => {
    const response = await fetch(`${server.url}/broken`)
    expect(response.status).toBe(500)
    expect(await response.text()).toContain(response.headers.get('x-request-id'))
  })
})

test('nothing personal and nothing secret stands in the log', async () => {
  await ask(createClient())
  await ask(`{ clients(search: "${personal.phone}") { nodes { name phone } } }`)
  await ask(`{ client(id: "${personal.name}") { id } }`)
  await fetch(`${server.url}/slow?0&name=${encodeURIComponent(personal.name)}`, { headers: { cookie: 'session=verysecret' } })
  await fetch(`${server.url}/broken`)
  await until(() => server.lines().filter(({ path }) => path === 'page').length >= 3)
  const log = server.output()
  for (const secret of [personal.name, encodeURIComponent(personal.name), 'Тимур', '79215550102', token, token.slice(-12), 'verysecret', new URL(network.url).password]) expect(log).not.toContain(secret)
})

describe('metrics', () => {
  const value = (text: string, name: string): number => Number(text.split('\n').find((line) => line.startsWith(`${name} `))?.split(' ').at(-1))

  test('count requests, operations by outcome, connections and work that waits', async () => {
    await network.store.query(sql`insert into platform.timer (id, entity, record_id, state, delay, due_at) select gen_random_uuid(), 'work-order', gen_random_uuid(), 's', 'P1D', now() + make_interval(secs => s) from unnest(array[60, -2, -90]) s`)
    await network.store.query(sql`insert into platform.message (id, key, channel, recipient, payload, status) select gen_random_uuid(), s, 'webhook', 'x', '{}', s from unnest(array['waiting', 'unknown', 'sent']) s`)
    await ask('{ nothing }')
    const response = await fetch(`${server.url}/metrics`)
    expect(response.headers.get('content-type')).toContain('text/plain')
    const text = await response.text()
    expect(value(text, 'pitlane_database_up')).toBe(1)
    expect(value(text, 'pitlane_live_version')).toBe(1)
    expect(value(text, 'pitlane_pool_connections{state="used"}')).toBeGreaterThanOrEqual(0)
    expect([value(text, 'pitlane_timers{state="waiting"}'), value(text, 'pitlane_timers{state="due"}'), value(text, 'pitlane_timers{state="late"}')]).toEqual([3, 2, 1])
    expect([value(text, 'pitlane_messages{status="waiting"}'), value(text, 'pitlane_messages{status="unknown"}'), value(text, 'pitlane_messages{status="sending"}')]).toEqual([1, 1, 0])
    expect(value(text, 'pitlane_graphql_operations_total{outcome="ok"}')).toBeGreaterThan(0)
    expect(value(text, 'pitlane_graphql_operations_total{outcome="BAD_INPUT"}')).toBeGreaterThan(0)
    expect(value(text, 'pitlane_http_request_seconds_count{path="graphql",method="POST",status="2xx"}')).toBeGreaterThan(0)
    expect(text).toContain('process_resident_memory_bytes')
    await network.store.query(sql`delete from platform.timer`)
    await network.store.query(sql`delete from platform.message`)
  })

  test('are refused to whoever comes through a proxy', async () => {
    expect((await fetch(`${server.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(403)
  })
})

describe('readiness', () => {
  const ready = (): Promise<number> => statusOf(`${server.url}/readyz`)

  test('ends while a migration is missing, and comes back', async () => {
    expect(await ready()).toBe(200)
    await network.store.query(sql`update platform._prisma_migrations set finished_at = null where migration_name like '%_engine'`)
    expect(await ready()).toBe(503)
    await network.store.query(sql`update platform._prisma_migrations set finished_at = now()`)
    expect(await ready()).toBe(200)
  })

  test('ends while the database is away, and comes back; the process lives on', async () => {
    const name = new URL(network.url).pathname.slice(1)
    const elsewhere = network.url.replace(/[^/]+$/, 'postgres')
    const allow = (isAllowed: boolean): Promise<unknown> => withClient(elsewhere, (client) => client.query(`alter database ${name} allow_connections ${isAllowed}`))
    await allow(false)
    await withClient(elsewhere, (client) => client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]))
    expect(await ready()).toBe(503)
    expect(await statusOf(`${server.url}/healthz`)).toBe(200)
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('pitlane_database_up 0')
    await allow(true)
    await until(async () => (await ready()) === 200)
    const response = await ask('{ clients { totalCount } }')
    expect(((await response.json()) as { errors?: unknown }).errors).toBeUndefined()
  })
})
