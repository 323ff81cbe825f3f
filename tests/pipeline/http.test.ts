import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sql } from '../../engine/kernel/sql.ts'
import { openPlatform, type Platform } from '../../engine/platform/index.ts'
import { type Api, openApi } from '../fixtures/api.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
let platform: Platform
let api: Api
let url: string
const tokens: Record<string, { readonly id: string; readonly text: string }> = {}
const sessions: Record<string, string> = {}

beforeAll(async () => {
  network = await openNetwork()
  platform = await openPlatform(network.url)
  for (const [name, login, dealership] of [['analyst', 'analyst', null], ['spb', 'analyst', 'spb'], ['head', 'head.tyumen', null], ['astray', 'head.tyumen', 'spb']] as const) {
    tokens[name] = await platform.tokens.create({ userId: (await platform.users.byLogin(login))?.id ?? '', name, dealership })
  }
  for (const login of ['head.tyumen', 'inspector.tyumen', 'analyst', 'advisor.tyumen']) {
    sessions[login] = await platform.sessions.create({ userId: (await platform.users.byLogin(login))?.id ?? '', address: null, userAgent: null })
  }
  // The session of whoever the cookie names, as the host would find it.
  api = await openApi(network.engine, async ({ headers }) => sessions[/user=([\w.]+)/.exec(headers.cookie ?? '')?.[1] ?? ''] ?? null)
  url = api.url
})
afterAll(async () => {
  api?.close()
  await platform?.close()
  await network?.close()
})

interface Answer {
  readonly status: number
  readonly code: unknown
  readonly data: unknown
}
const json = { 'content-type': 'application/json' }
const bearer = (name: string): Record<string, string> => ({ authorization: `Bearer ${tokens[name]?.text ?? name}` })

async function post(headers: Record<string, string>, body: unknown = { query: '{ clients { totalCount } }' }): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', headers: { ...json, ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) })
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: { extensions?: { code?: unknown } }[] }
  return { status: response.status, code: errors?.[0]?.extensions?.code, data }
}

describe('who asks', () => {
  it('is let in by a token, or by a session that carries the header', async () => {
    expect(await post(bearer('analyst'))).toEqual({ status: 200, code: undefined, data: { clients: { totalCount: 0 } } })
    expect(await post({ cookie: 'user=head.tyumen', 'x-pitlane-csrf': '1' })).toEqual({ status: 200, code: undefined, data: { clients: { totalCount: 0 } } })
  })

  it.each([
    ['nobody', {}],
    ['a token that never was', { authorization: 'Bearer pitlane_x' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['another kind of credentials', { authorization: 'Basic YWRtaW46ZGVtbw==' }],
    ['a session of nobody', { cookie: 'user=ghost', 'x-pitlane-csrf': '1' }],
  ])('is refused otherwise: %s', async (_, headers) => {
    expect(await post(headers as Record<string, string>)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
  })

  it('is refused with a token that was revoked, has expired, or whose owner has left', async () => {
    const owner = (await platform.users.byLogin('inspector.tyumen'))?.id ?? ''
    const expired = await platform.tokens.create({ userId: owner, name: 'old', dealership: null, expiresAt: new Date(0) })
    const revoked = await platform.tokens.create({ userId: owner, name: 'lost', dealership: null })
    const active = await platform.tokens.create({ userId: owner, name: 'good', dealership: null })
    expect(await post({ authorization: `Bearer ${revoked.text}` })).toMatchObject({ status: 200 })
    await platform.tokens.revoke(revoked.id)
    for (const { text } of [expired, revoked]) await expect.poll(() => post({ authorization: `Bearer ${text}` })).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
    await network.store.query(sql`update platform."user" set is_active = false where id = ${owner}::uuid`)
    await expect.poll(() => post({ authorization: `Bearer ${active.text}` })).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
    expect(await post({ cookie: 'user=inspector.tyumen', 'x-pitlane-csrf': '1' })).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
  })

  it('cannot be made to write by another site: a session alone is not enough', async () => {
    for (const headers of [{}, { authorization: 'Basic eDp5' }, { 'content-type': 'text/plain' }, { 'content-type': 'application/x-www-form-urlencoded' }]) {
      expect(await post({ cookie: 'user=head.tyumen', ...headers }, { query: 'mutation { createClient(input: { name: "Икс", clientType: "natural" }) { id } }' })).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    }
    expect(await post(bearer('analyst'))).toMatchObject({ data: { clients: { totalCount: 0 } } })
  })
})

describe('where', () => {
  const site = { query: '{ __type(name: "Query") { name } }' }
  it('is the dealership of the header, within what the token and its owner reach', async () => {
    for (const dealership of ['tyumen', 'spb', '*']) expect(await post({ ...bearer('analyst'), 'x-dealership': dealership }, site)).toMatchObject({ status: 200, code: undefined })
    for (const dealership of ['spb', '*', 'moscow', 'tyumen, spb']) expect(await post({ ...bearer('head'), 'x-dealership': dealership }, site)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    expect(await post({ cookie: 'user=head.tyumen', 'x-pitlane-csrf': '1', 'x-dealership': 'spb' }, site)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })

  it('cannot be widened: a token of one dealership stays there, and gives its owner no new one', async () => {
    for (const dealership of ['tyumen', '*']) expect(await post({ ...bearer('spb'), 'x-dealership': dealership }, site)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
    expect(await post({ ...bearer('spb'), 'x-dealership': 'spb' }, site)).toMatchObject({ status: 200 })
    expect(await post(bearer('astray'), site)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })
})

describe('what is sent', () => {
  it.each([
    ['no JSON', '{ "query": '],
    ['nothing', ''],
    ['a list of nothing', '[]'],
    ['no query', '{}'],
    ['a number for a query', '{ "query": 1 }'],
    ['variables that are no object', '{ "query": "{ clients { totalCount } }", "variables": "x" }'],
    ['a slip in the syntax', '{ "query": "{ clients {" }'],
    ['an unknown field', '{ "query": "{ customers { id } }" }'],
    ['no end of levels', JSON.stringify({ query: `{ clients { nodes { clientGroup ${'{ parent '.repeat(30)} { id } ${'}'.repeat(30)} } } }` })],
    ['no end of brackets', JSON.stringify({ query: '{ a '.repeat(20_000) })],
    ['no end of values', `{ "query": "query ($f: ClientFilter) { clients(filter: $f) { totalCount } }", "variables": { "f": ${'{"not":'.repeat(20_000)}{}${'}'.repeat(20_001)} }`],
    ['several queries at once', '[{ "query": "{ clients { totalCount } }" }, { "query": "{ clients { totalCount } }" }]'],
  ])('is refused with a code: %s', async (_, body) => {
    const { status, code, data } = await post(bearer('analyst'), body)
    expect([code, data]).toEqual(['BAD_INPUT', undefined])
    expect(status).toBeLessThan(500)
  })

  it('is a bad request where it is no request at all', async () => {
    for (const body of ['{ "query": ', '', '[]']) expect((await post(bearer('analyst'), body)).status).toBe(400)
    const strict = await fetch(url, { method: 'POST', headers: { ...json, ...bearer('analyst'), accept: 'application/graphql-response+json' }, body: '{ "query": "{ customers { id } }" }' })
    expect(strict.status).toBe(400)
  })

  it('writes by POST only', async () => {
    const mutation = encodeURIComponent('mutation { createClient(input: { name: "Икс", clientType: "natural" }) { id } }')
    const response = await fetch(`${url}?query=${mutation}`, { headers: bearer('head') })
    expect(response.status).toBe(405)
    expect(((await response.json()) as { errors: { extensions: object }[] }).errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT' })
    const read = await fetch(`${url}?query=${encodeURIComponent('{ clients { totalCount } }')}`, { headers: bearer('head') })
    expect(await read.json()).toEqual({ data: { clients: { totalCount: 0 } } })
  })

  const upload = (megabytes: number, headers: Record<string, string | number>): Promise<{ status: number | undefined; body: string; sent: number }> =>
    new Promise((resolve, reject) => {
      const outgoing = request(url, { method: 'POST', headers: { ...json, ...bearer('analyst'), ...headers } })
      const chunk = Buffer.alloc(1_000_000, 'x')
      let sent = 0
      let isAnswered = false
      outgoing.on('response', (response) => {
        isAnswered = true
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => resolve({ status: response.statusCode, body: Buffer.concat(parts).toString(), sent }))
        response.on('error', reject)
      })
      outgoing.on('error', (error) => (isAnswered ? undefined : reject(error)))
      const write = (): void => {
        if (isAnswered || sent >= megabytes) return void outgoing.end()
        sent++
        outgoing.write(chunk, () => setImmediate(write))
      }
      write()
    })

  it.each([
    ['declared', { 'content-length': 300_000_000 }],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('is at most a megabyte: more, %s, is refused while it comes, and memory stays flat', async (_, headers) => {
    const before = process.memoryUsage().rss
    const { status, body, sent } = await upload(300, headers)
    expect(status).toBe(413)
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT' } }] })
    expect(sent).toBeLessThan(100)
    expect(process.memoryUsage().rss - before).toBeLessThan(80_000_000)
    expect(await post(bearer('analyst'))).toMatchObject({ status: 200 })
  })
})

describe('GraphiQL', () => {
  const page = (cookie: string): Promise<Response> => fetch(url, { headers: { cookie, accept: 'text/html' } })

  it('opens for the roles that may, and for nobody else', async () => {
    const open = await page('user=analyst')
    expect([open.status, open.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')])
    // Whole as it is: a network without internet has nobody else to ask.
    expect(await open.text()).not.toMatch(/<(script|link)[^>]+(src|href)=["']?https?:/)
    expect((await page('user=advisor.tyumen')).status).toBe(403)
    expect((await page('user=ghost')).status).toBe(401)
  })
})

describe('a fault of ours', () => {
  it('is told to the log, and outside only that there was one', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await network.store.query(sql`alter table data.client rename column city to town`)
    try {
      const response = await fetch(url, { method: 'POST', headers: { ...json, ...bearer('analyst') }, body: JSON.stringify({ query: '{ clients { nodes { city } } }' }) })
      const text = await response.text()
      expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL' } }] })
      expect(text).not.toMatch(/city does|select|stack|engine\//i)
      expect(log).toHaveBeenCalledOnce()
    } finally {
      log.mockRestore()
      await network.store.query(sql`alter table data.client rename column town to city`)
    }
  })
})
