import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sessions as sessionsCommand } from '../../engine/cli/commands/sessions.ts'
import { token as tokenCommand } from '../../engine/cli/commands/token.ts'
import type { Engine } from '../../engine/engine.ts'
import { createEngine, systemActor } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { openPlatform, type Platform } from '../../engine/platform/index.ts'
import { present } from '../fixtures/garage.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
/** Another process on the same database. */
let elsewhere: Engine
let platform: Platform
let session: string
let other: string

const login = 'advisor.tyumen'
const signedIn = (engine: Engine, id: string): Promise<boolean> => engine.sessionActor(id).then(() => true, () => false)
const codeOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: { code?: unknown }) => error.code)
const begin = async (): Promise<string> => platform.sessions.create({ userId: present(await platform.users.byLogin(login)).id, address: '10.0.0.1', userAgent: 'Firefox' })

beforeAll(async () => {
  network = await openNetwork()
  elsewhere = await createEngine({ databaseUrl: network.url, demo: true })
  platform = await openPlatform(network.url)
  await platform.users.setPassword(present(await platform.users.byLogin(login)).id, 'the old one')
})
beforeEach(async () => {
  await network.store.query(sql`update platform."user" set is_active = true where login = ${login}`)
  await network.store.query(sql`delete from platform.session`)
  session = await begin()
  other = await begin()
  // Both processes know both sessions before anything ends.
  for (const engine of [network.engine, elsewhere]) for (const id of [session, other]) await expect.poll(() => signedIn(engine, id)).toBe(true)
})
afterAll(async () => {
  await platform?.close()
  await elsewhere?.close()
  await network?.close()
})

/** Which of the two sessions are alive in each process, once both have heard. */
async function leaves(expected: readonly [boolean, boolean]): Promise<void> {
  const begun = Date.now()
  for (const engine of [network.engine, elsewhere]) await expect.poll(() => Promise.all([signedIn(engine, session), signedIn(engine, other)]), { timeout: 5000 }).toEqual(expected)
  expect(Date.now() - begun).toBeLessThan(5000)
}

describe('a session ends in every process', () => {
  it('when its owner signs out, and the other browser stays', async () => {
    await elsewhere.endSession(session)
    await leaves([false, true])
  })
  it('when its owner ends it from another browser', async () => {
    await network.engine.accounts.endSession(await network.as(login), session)
    await leaves([false, true])
  })
  it('when the password is changed: all but the one it is changed in', async () => {
    await network.engine.accounts.changePassword(await network.as(login), 'the old one', 'a new one 1', other)
    await leaves([false, true])
    expect(await platform.users.verifyPassword(login, 'the old one')).toBeNull()
    await network.engine.accounts.changePassword(await network.as(login), 'a new one 1', 'the old one')
    await leaves([false, false])
  })
  it('when an administrator signs somebody out everywhere', async () => {
    expect(await elsewhere.accounts.endSessions(await network.as('admin'), { login })).toBe(2)
    await leaves([false, false])
  })
  it('when the account is closed, and does not come back with it', async () => {
    await network.engine.accounts.setActive(await network.as('admin'), login, false)
    await leaves([false, false])
    await network.engine.accounts.setActive(await network.as('admin'), login, true)
    expect(await network.engine.signIn(login, 'the old one')).not.toBeNull()
    await leaves([false, false])
  })
  it('when it has expired, also while a process knows it', async () => {
    await network.store.query(sql`update platform.session set expires_at = now() + interval '1 second' where id = ${session}::uuid`)
    await leaves([false, true])
  })
})

describe('a session lives', () => {
  it('as long as it is used, but not for ever; seen is written now and then only', async () => {
    const seen = async () => present((await network.store.query<{ last_seen_at: string; expires_at: string }>(sql`select last_seen_at, expires_at from platform.session where id = ${session}::uuid`))[0])
    const first = await seen()
    await platform.sessions.find(session)
    expect(await seen()).toEqual(first)
    await network.store.query(sql`update platform.session set last_seen_at = now() - interval '6 minutes', expires_at = now() + interval '1 hour' where id = ${session}::uuid`)
    await platform.sessions.find(session)
    expect(Date.parse((await seen()).expires_at) - Date.now()).toBeGreaterThan(13 * 24 * 3600_000)
    await network.store.query(sql`update platform.session set created_at = now() - interval '89 days', last_seen_at = now() - interval '6 minutes' where id = ${session}::uuid`)
    await platform.sessions.find(session)
    expect(Date.parse((await seen()).expires_at) - Date.now()).toBeLessThan(2 * 24 * 3600_000)
  })
})

describe('sessions and tokens of one’s own', () => {
  it('are listed with where they come from', async () => {
    const list = await network.engine.accounts.sessions(await network.as(login))
    expect(list.map(({ id }) => id).sort()).toEqual([session, other].sort())
    expect(list[0]).toMatchObject({ address: '10.0.0.1', userAgent: 'Firefox' })
  })

  it('are nobody else’s to see or end, but of whoever manages users', async () => {
    const { accounts } = network.engine
    const head = await network.as('head.tyumen')
    expect(await codeOf(accounts.sessions(head, login))).toBe('FORBIDDEN')
    expect(await codeOf(accounts.endSession(head, session, login))).toBe('FORBIDDEN')
    expect(await codeOf(accounts.endSession(head, session))).toBe('NOT_FOUND')
    expect(await codeOf(accounts.endSessions(head, { login }))).toBe('FORBIDDEN')
    expect(await codeOf(accounts.tokens(head, login))).toBe('FORBIDDEN')
    expect(await codeOf(accounts.setActive(head, login, false))).toBe('FORBIDDEN')
    expect(await codeOf(accounts.setActive(await network.as('admin'), 'admin', false))).toBe('BAD_INPUT')
    expect(await codeOf(accounts.sessions(await network.as('admin'), 'ghost'))).toBe('NOT_FOUND')
    await leaves([true, true])
  })

  it('are guarded by the password, which nobody guesses here either', async () => {
    const { accounts } = network.engine
    const actor = await network.as('head.tyumen')
    expect(await codeOf(accounts.changePassword(actor, 'x', 'short'))).toBe('BAD_INPUT')
    const answers = []
    for (let i = 0; i < 11; i++) answers.push(await codeOf(accounts.changePassword(actor, `guess ${i}`, 'long enough')))
    expect(answers.slice(-2)).toEqual(['BAD_INPUT', 'RATE_LIMITED'])
  })

  it('leave a trace', async () => {
    await network.engine.accounts.endSessions(await network.as('admin'), { login })
    const [last] = await network.engine.audit(await network.as('admin'), 'en')
    expect(last).toMatchObject({ action: 'session-ended', note: `${login} · 2` })
  })
})

describe('from the command line', () => {
  const run = async (command: typeof sessionsCommand, ...args: string[]): Promise<readonly string[]> => {
    const printed: string[] = []
    const open = async () => ({ root: '', engine: elsewhere, databaseUrl: network.url, system: systemActor })
    const none = () => expect.unreachable()
    expect(await command.run(args, { print: (text) => void printed.push(text), open, root: '', database: none, files: none, log: none })).toBe(0)
    return printed
  }

  it('sessions are listed and ended', async () => {
    expect(await run(sessionsCommand, 'list', '--user', login)).toHaveLength(2)
    expect(await run(sessionsCommand, 'revoke', '--user', login, '--session', session)).toEqual(['Ended.'])
    await leaves([false, true])
    expect(await run(sessionsCommand, 'revoke', '--user', login)).toEqual(['1 ended.'])
    await leaves([false, false])
    expect(await run(sessionsCommand, 'list', '--user', login)).toEqual(['None.'])
  })

  it('tokens are made, listed and revoked', async () => {
    const [text = ''] = await run(tokenCommand, 'create', '--user', login, '--name', 'figures')
    const token = present(await platform.tokens.find(text))
    expect(await run(tokenCommand, 'list', '--user', login)).toEqual([expect.stringMatching(new RegExp(`^${token.id} .*figures$`))])
    expect(await run(tokenCommand, 'revoke', token.id, '--user', login)).toEqual(['Revoked.'])
    expect(await platform.tokens.find(text)).toBeNull()
    await expect(run(tokenCommand, 'revoke', token.id, '--user', login)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
