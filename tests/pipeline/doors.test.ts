import { request as send } from 'node:http'
import { createServer } from 'node:net'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessionCookie, sessionSecret } from '../../app/_lib/session.ts'
import { type RunningServer, serve } from '../../app/server.ts'
import type { Engine } from '../../engine/engine.ts'
import { createEngine } from '../../engine/index.ts'
import { openPlatform, type Platform } from '../../engine/platform/index.ts'
import { listenTo } from '../fixtures/event-stream.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

const silent = { debug: () => undefined, info: () => undefined, error: () => undefined }
const perMinute = 12

let network: Network
let platform: Platform
let limited: Engine
const servers: RunningServer[] = []
let url: string
let cookie: string
let session: string

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** The real server; in place of the pages somebody who says what reached them. */
async function open(engine: Engine, proxies: number): Promise<string> {
  const port = await freePort()
  const pages = async () => ({
    handle: async (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void response.end(JSON.stringify({ page: request.url, address: request.headers['x-pitlane-address'] })),
    close: async () => undefined,
  })
  servers.push(await serve({ engine, root: '', port, host: '127.0.0.1', dev: false, log: silent, metricsToken: undefined, proxies }, pages))
  return `http://127.0.0.1:${port}`
}

async function cookieOf(login: string): Promise<string> {
  session = await platform.sessions.create({ userId: (await platform.users.byLogin(login))?.id ?? '', address: null, userAgent: null })
  return `${sessionCookie()}=${await encode({ token: { session }, secret: sessionSecret() })}`
}

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'a secret of the tests, long enough'
  network = await openNetwork()
  platform = await openPlatform(network.url)
  limited = await createEngine({ databaseUrl: network.url, demo: true, rateLimit: perMinute })
  url = await open(network.engine, 0)
  cookie = await cookieOf('head.tyumen')
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()))
  await limited?.close()
  await platform?.close()
  await network?.close()
})

interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Every header as given; fetch would not send some of them. */
function ask(base: string, method: string, path: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = send(`${base}${path}`, { method, headers: { ...(body && { 'content-length': String(Buffer.byteLength(body)) }), ...headers } }, (response) => {
      const parts: Buffer[] = []
      const done = (): void => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString(), headers: response.headers })
      response.on('data', (part: Buffer) => parts.push(part)).on('end', done)
      // A stream never ends by itself: its head says all there is to say here.
      if (String(response.headers['content-type']).startsWith('text/event-stream')) {
        done()
        outgoing.destroy()
      }
    })
    outgoing.on('error', reject).end(body)
  })
}

const query = JSON.stringify({ query: '{ clients { totalCount } }' })
const subscription = JSON.stringify({ query: 'subscription { notificationAdded { cursor } }' })
const json = { 'content-type': 'application/json', 'x-pitlane-csrf': '1' }

const doors: readonly (readonly [string, (headers: Record<string, string>) => Promise<Answer>])[] = [
  ['a query', (headers) => ask(url, 'POST', '/api/graphql', { ...json, cookie, ...headers }, query)],
  ['a query in the address', (headers) => ask(url, 'GET', `/api/graphql?query=${encodeURIComponent('{ clients { totalCount } }')}`, { cookie, ...headers })],
  ['a stream', (headers) => ask(url, 'POST', '/api/graphql', { ...json, accept: 'text/event-stream', cookie, ...headers }, subscription)],
  ['a sign-in', (headers) => ask(url, 'POST', '/api/auth/callback/credentials', { 'content-type': 'application/x-www-form-urlencoded', ...headers }, 'login=admin&password=demo')],
  ['a sign-out', (headers) => ask(url, 'POST', '/api/auth/signout', { 'content-type': 'application/x-www-form-urlencoded', cookie, ...headers }, 'x=1')],
  ['a server action', (headers) => ask(url, 'POST', '/clients', { 'next-action': 'x', cookie, ...headers }, '[]')],
]

describe.each(doors)('%s', (_, knock) => {
  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this host', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a page that hides where it is from', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }],
    ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
    ['another site, with a token of ours in its hands', { origin: 'https://evil.example', authorization: 'Bearer x' }],
  ])('is closed to %s', async (_name, headers) => {
    const { status, text } = await knock(headers)
    expect([status, text]).toEqual([403, 'This request was made for another site.\n'])
  })

  it('is open to our own pages', async () => {
    for (const headers of [{}, { origin: url, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }]) expect((await knock(headers)).status).toBe(200)
  })
})

describe('a cookie', () => {
  it('is worth nothing once its session has ended, at every door', async () => {
    const own = await cookieOf('head.spb')
    const status = async (): Promise<number> => (await ask(url, 'POST', '/api/graphql', { ...json, cookie: own }, query)).status
    expect(await status()).toBe(200)
    await platform.sessions.revoke(session, (await platform.users.byLogin('head.spb'))?.id ?? '')
    await expect.poll(status, { timeout: 5000 }).toBe(401)
  })

  it('from before there were sessions asks to sign in again, and so does one that is made up', async () => {
    const old = await encode({ token: { sub: (await platform.users.byLogin('admin'))?.id ?? '', name: 'Admin' }, secret: sessionSecret() })
    const forged = await encode({ token: { session }, secret: 'another secret, as long as ours is' })
    for (const value of [old, forged, 'x', '']) expect((await ask(url, 'POST', '/api/graphql', { ...json, cookie: `${sessionCookie()}=${value}` }, query)).status).toBe(401)
  })

  it('ends the stream that it opened', async () => {
    const own = await cookieOf('reception.tyumen')
    const stream = await listenTo(`${url}/api/graphql`, { ...json, cookie: own }, 'subscription { notificationAdded { cursor } }')
    expect(stream.status).toBe(200)
    await platform.sessions.revoke(session, (await platform.users.byLogin('reception.tyumen'))?.id ?? '')
    const ended = await Promise.race([stream.ended.then(() => 'ended'), new Promise((resolve) => setTimeout(() => resolve('still open'), 6000).unref())])
    stream.stop()
    expect(ended).toBe('ended')
  })
})

describe('where a request comes from', () => {
  it('is what the connection says, or our own proxy, never the sender', async () => {
    const reached = async (base: string, headers: Record<string, string>): Promise<unknown> => JSON.parse((await ask(base, 'GET', '/x', headers)).text)
    expect(await reached(url, { 'x-forwarded-for': '6.6.6.6', 'x-pitlane-address': '6.6.6.6' })).toMatchObject({ address: '127.0.0.1' })
    expect(await reached(await open(network.engine, 1), { 'x-forwarded-for': '6.6.6.6, 1.2.3.4', 'x-pitlane-address': '6.6.6.6' })).toMatchObject({ address: '1.2.3.4' })
  })
})

describe('too many requests', () => {
  it('of one actor are refused with the time to come again, and others go on', async () => {
    const base = await open(limited, 1)
    const { text } = await platform.tokens.create({ userId: (await platform.users.byLogin('analyst'))?.id ?? '', name: 'rush', dealership: null })
    const rush = (address: string, authorization = `Bearer ${text}`): Promise<Answer> => ask(base, 'POST', '/api/graphql', { ...json, authorization, 'x-forwarded-for': address }, query)
    const answers = []
    for (let i = 0; i < perMinute + 2; i++) answers.push(await rush(`10.0.0.${i}`))
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: perMinute }, () => 200), 429, 429])
    const last = answers.at(-1) as Answer
    expect(JSON.parse(last.text)).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', data: { retryAfter: expect.any(Number) } } }] })
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
    const { text: second } = await platform.tokens.create({ userId: (await platform.users.byLogin('analyst'))?.id ?? '', name: 'calm', dealership: null })
    expect((await rush('10.0.0.1', `Bearer ${second}`)).status).toBe(200)
  })

  it('of one address are refused before anybody is known', async () => {
    const base = await open(limited, 1)
    const guess = async (): Promise<number> => (await ask(base, 'POST', '/api/graphql', { ...json, authorization: 'Bearer pitlane_guess', 'x-forwarded-for': '10.7.7.7' }, query)).status
    const statuses = []
    for (let i = 0; i < perMinute * 10 + 20; i++) statuses.push(await guess())
    // While they come, the bucket fills a little.
    expect(statuses.slice(0, perMinute * 10)).toEqual(Array.from({ length: perMinute * 10 }, () => 401))
    expect(statuses).toContain(429)
  })
})
