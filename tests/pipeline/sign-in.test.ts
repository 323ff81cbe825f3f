import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEngine } from '../../engine/index.ts'
import type { Engine } from '../../engine/engine.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { signInLimits } from '../../engine/runtime/sign-in-limits.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
/** Another process on the same database. */
let elsewhere: Engine

beforeAll(async () => {
  network = await openNetwork()
  elsewhere = await createEngine({ databaseUrl: network.url, demo: true })
  await network.engine.loadPeople({ users: ['vera', 'igor', 'gone'].map((login) => ({ login, name: login, position: '', locale: 'ru', roles: [{ role: 'head', dealership: 'tyumen' }] })) })
  await network.store.query(sql`update platform."user" set is_active = false where login = 'gone'`)
})
afterAll(async () => {
  await elsewhere?.close()
  await network?.close()
})

const from = (address: string) => ({ address, userAgent: 'test' })
const attempt = (engine: Engine, login: string, password: string, address: string): Promise<unknown> => engine.signIn(login, password, from(address)).then((user) => (user ? 'in' : 'wrong'), ({ code }) => code)
const forget = (): Promise<unknown> => network.store.query(sql`truncate platform.rate_limit`)
const failures = async (): Promise<readonly string[]> =>
  (await network.store.query<{ note: string }>(sql`select note from platform.audit_entry where action = 'sign-in-failed' order by id`)).map(({ note }) => note)

describe('guessing at an account', () => {
  it('ends after ten attempts, whichever process they go to, and the owner elsewhere is let in', async () => {
    await forget()
    const engines = [network.engine, elsewhere]
    const answers: unknown[] = []
    for (let i = 0; i < 12; i++) answers.push(await attempt(engines[i % 2] as Engine, i % 3 ? 'vera' : ' VERA ', `guess ${i}`, '10.0.0.1'))
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 'wrong'), 'RATE_LIMITED', 'RATE_LIMITED'])
    expect(await attempt(elsewhere, 'vera', 'demo', '10.0.0.1')).toBe('RATE_LIMITED')
    expect(await attempt(elsewhere, 'vera', 'demo', '10.0.0.2')).toBe('in')
    await expect(network.engine.signIn('vera', 'x', from('10.0.0.1'))).rejects.toMatchObject({ data: { retryAfter: expect.any(Number) } })
  })

  it('all at once is counted like one after another', async () => {
    await forget()
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => attempt(i % 2 ? network.engine : elsewhere, 'igor', `guess ${i}`, '10.0.0.3')))
    expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(10)
  })

  it('is forgiven to who remembers: success begins a new count', async () => {
    await forget()
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 9; i++) expect(await attempt(network.engine, 'vera', 'x', '10.0.0.4')).toBe('wrong')
      expect(await attempt(network.engine, 'vera', 'demo', '10.0.0.4')).toBe('in')
    }
  })

  it('takes another address of the same network for the same guesser', async () => {
    await forget()
    const answers = []
    for (let i = 0; i < 11; i++) answers.push(await attempt(network.engine, 'igor', 'x', `2001:db8:0:1::${i}`))
    expect(answers.at(-1)).toBe('RATE_LIMITED')
  })
})

describe('nobody learns which accounts exist', () => {
  const logins = ['vera', 'nobody-at-all', 'gone']

  it('from the answers: right, wrong, unknown and closed accounts are limited alike', async () => {
    await forget()
    const told = []
    for (const login of logins) {
      const answers = []
      for (let i = 0; i < 11; i++) answers.push(await attempt(network.engine, login, 'x', '10.0.0.5'))
      told.push(answers)
    }
    expect(new Set(told.map((answers) => JSON.stringify(answers))).size).toBe(1)
    expect(await attempt(network.engine, 'gone', 'demo', '10.0.0.6')).toBe('wrong')
  })

  it('from the time it takes', async () => {
    await forget()
    const times = new Map<string, number[]>(logins.map((login) => [login, []]))
    for (let round = 0; round < 9; round++) {
      for (const login of logins) {
        const begun = performance.now()
        await attempt(network.engine, login, `x${round}`, '10.0.0.7')
        times.get(login)?.push(performance.now() - begun)
      }
    }
    const medians = [...times.values()].map((taken) => taken.sort((a, b) => a - b)[4] ?? 0)
    expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(2)
  })

  it('nor breaks anything with what is no login', async () => {
    for (const login of ['', ' ', '\u0000', 've\u0000ra', '\ud800', '😀'.repeat(1000), "' or 1=1 --"]) expect(['wrong', 'in']).toContain(await attempt(network.engine, login, '\u0000', '10.0.0.8'))
    expect(await attempt(network.engine, 'vera', 'x'.repeat(1_000_000), '10.0.0.8')).toBe('wrong')
  })
})

describe('the limits', () => {
  const limits = (time: { now: number }, known: readonly string[] = []) => signInLimits({ query: network.store.query, knowsAddress: async (_, address) => known.includes(address), now: () => time.now })
  const passes = (work: Promise<unknown>): Promise<boolean> => work.then(() => true, () => false)

  it('lock nobody out for ever', async () => {
    await forget()
    const time = { now: 0 }
    const { enter } = limits(time)
    for (let i = 0; i < 50; i++) await passes(enter('vera', '10.0.1.1'))
    expect(await passes(enter('vera', '10.0.1.1'))).toBe(false)
    time.now = 5 * 60_000
    expect(await passes(enter('vera', '10.0.1.1'))).toBe(true)
  })

  it('stop one password on many accounts', async () => {
    await forget()
    const { enter } = limits({ now: 0 })
    const passed = []
    for (let i = 0; i < 120; i++) passed.push(await passes(enter(`user ${i}`, '10.0.1.2')))
    expect(passed.filter(Boolean)).toHaveLength(100)
  })

  it('stop many addresses on one account, but not its owner at an address that is known', async () => {
    await forget()
    const { enter } = limits({ now: 0 }, ['10.9.9.9'])
    const passed = []
    for (let i = 0; i < 220; i++) passed.push(await passes(enter('vera', `10.1.${i}.1`)))
    expect(passed.filter(Boolean)).toHaveLength(200)
    expect(await passes(enter('vera', '10.9.9.9'))).toBe(true)
    expect(await passes(enter('vera', '10.9.9.8'))).toBe(false)
  })

  it('know an address by an earlier session', async () => {
    await forget()
    await network.store.query(sql`insert into platform.rate_limit (key, points, expire) select r.key, 500, r.expire from (values ('x', 0::bigint)) r (key, expire)`)
    expect(await attempt(network.engine, 'igor', 'demo', '10.2.2.2')).toBe('in')
    const { enter } = signInLimits({ query: network.store.query, knowsAddress: async (login, address) => (await network.store.query(sql`select 1 as one from platform.session s join platform."user" u on u.id = s.user_id where u.login = ${login} and s.address = ${address}`)).length > 0 })
    await network.store.query(sql`update platform.rate_limit set points = 500 where key like 'sign-in login%'`)
    expect(await passes(enter('igor', '10.2.2.2'))).toBe(true)
    expect(await passes(enter('igor', '10.2.2.3'))).toBe(false)
  })

  it('throw away what has expired', async () => {
    await forget()
    await network.store.query(sql`insert into platform.rate_limit (key, points, expire) select 'old ' || i, 1, 5 from generate_series(1, 50) i`)
    await limits({ now: 10 }).enter('vera', '10.0.1.3')
    expect(await network.store.query(sql`select key from platform.rate_limit where key like 'old%'`)).toEqual([])
  })
})

describe('the audit', () => {
  it('says where somebody began to guess and where they were stopped, not every guess', async () => {
    await forget()
    const before = (await failures()).length
    for (let i = 0; i < 15; i++) await attempt(network.engine, 'igor', 'x', '10.0.2.1')
    expect((await failures()).slice(before)).toEqual(['attempt 1 from 10.0.2.1', 'attempt 10 from 10.0.2.1'])
  })

  it('is not filled by a flood over no end of logins', async () => {
    await forget()
    await network.store.query(sql`insert into platform.rate_limit (key, points, expire) values ('sign-in audit', 999, ${Date.now() + 60_000}::bigint)`)
    const before = (await failures()).length
    for (let i = 0; i < 6; i++) await attempt(network.engine, `flood ${i}`, 'x', '10.0.2.2')
    expect((await failures()).slice(before)).toEqual(['attempt 1 from 10.0.2.2', expect.stringMatching(/^more than 1000 failures/)])
  })
})
