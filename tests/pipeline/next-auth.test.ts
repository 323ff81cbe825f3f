import { createHash } from 'node:crypto'
import { AuthHandler } from '../../node_modules/next-auth/core/index.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { authOptions } from '../../app/_lib/auth.ts'
import { sessionCookie, sessionOf, sessionSecret } from '../../app/_lib/session.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
/** Where pages find the engine. */
const engine = Symbol.for('pitlane.engine')
const shared = globalThis as { [key: symbol]: unknown }
beforeAll(async () => {
  process.env.NEXTAUTH_SECRET = 'a secret of the tests, long enough'
  network = await openNetwork()
  shared[engine] = network.engine
  await network.engine.loadPeople({ users: [{ login: 'vera', name: 'Вера', position: '', locale: 'ru', roles: [{ role: 'head', dealership: 'tyumen' }] }] })
})
afterAll(async () => {
  delete shared[engine]
  await network?.close()
})

const csrfToken = 'a'.repeat(64)
const csrfCookie = `${csrfToken}|${createHash('sha256').update(`${csrfToken}a secret of the tests, long enough`).digest('hex')}`

/** As the page's form posts it, past the host. */
async function post(action: 'callback' | 'signout', body: Record<string, string>, cookies: Record<string, string> = {}): Promise<{ readonly cookie: string | undefined; readonly redirect: string | undefined; readonly error: string | null }> {
  const answer = await AuthHandler({
    req: { method: 'POST', action, ...(action === 'callback' && { providerId: 'credentials' }), body: { csrfToken, json: 'true', callbackUrl: 'http://localhost/', ...body }, cookies: { 'next-auth.csrf-token': csrfCookie, ...cookies }, headers: { 'x-pitlane-address': '10.3.3.3', 'user-agent': 'Firefox' }, origin: 'http://localhost' },
    options: { ...authOptions(), logger: { error: () => undefined, warn: () => undefined, debug: () => undefined } },
  })
  const given = answer.cookies?.find(({ name }) => name === sessionCookie())?.value
  const url = typeof answer.body === 'object' && answer.body && 'url' in answer.body ? String(answer.body.url) : answer.redirect
  return { cookie: given, redirect: url, error: url ? new URL(url, 'http://localhost').searchParams.get('error') : null }
}

it('a right password gives a cookie that names a session; signing out ends it', async () => {
  const { cookie = '' } = await post('callback', { login: 'vera', password: 'demo' })
  const session = await sessionOf({ [sessionCookie()]: cookie })
  expect(session).not.toBeNull()
  expect((await network.engine.sessionActor(session)).login).toBe('vera')
  expect(await network.store.query(sql`select s.address, s.user_agent from platform.session s where s.id = ${session}::uuid`)).toEqual([{ address: '10.3.3.3', user_agent: 'Firefox' }])
  await post('signout', {}, { [sessionCookie()]: cookie })
  await expect.poll(() => network.engine.session(session ?? '')).toBeNull()
  // The cookie itself is as good as ever; it is the session that has ended.
  expect(await sessionOf({ [sessionCookie()]: cookie })).toBe(session)
  expect(sessionSecret()).toBe('a secret of the tests, long enough')
})

it('a wrong one gives none, and too many say so', async () => {
  const errors = []
  for (let i = 0; i < 11; i++) errors.push(await post('callback', { login: 'vera', password: `guess ${i}` }))
  expect(errors.every(({ cookie }) => cookie === undefined || cookie === '')).toBe(true)
  expect([errors[0]?.error, errors.at(-1)?.error]).toEqual(['CredentialsSignin', 'Throttled'])
})

it('a form of another site, without the token of the page, gives none', async () => {
  const { cookie } = await post('callback', { login: 'vera', password: 'demo', csrfToken: 'forged' })
  expect(cookie || undefined).toBeUndefined()
})
