import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../engine/engine.ts'
import { systemActor } from '../../engine/index.ts'
import { auditActions } from '../../engine/kernel/audit-actions.ts'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

/** Somebody who manages people and nothing else: gives no rights over records that they lack. */
const clerk = JSON.stringify({
  id: 'ro_clerk', name: 'clerk', titles: { en: 'Personnel clerk', ru: 'Кадровик' }, workplace: 'administration',
  permissions: { 'order-type': { read: true, filter: "record.name != 'x'" } }, platform: ['users.manage'],
})
const usher = JSON.stringify({ id: 'ro_usher', name: 'usher', titles: { en: 'Usher', ru: 'Встречающий' }, workplace: 'reception', permissions: {}, platform: [] })

let network: Network
let engine: Engine
let admin: Actor
/** Administrator of one dealership only. */
let local: Actor
let clerkActor: Actor

beforeAll(async () => {
  network = await openNetwork({ 'roles/clerk/role.json': clerk, 'roles/usher/role.json': usher })
  engine = network.engine
  admin = await network.as('admin')
  for (const [login, role, dealership] of [['boss.local', 'admin', 'tyumen'], ['clerk', 'clerk', null]] as const) await engine.staff.add(systemActor, { login, name: login, password: 'long enough', memberships: [{ role, dealership }] })
  local = await actorOf('boss.local')
  clerkActor = await actorOf('clerk')
})
afterAll(() => network?.close())

const reasonOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: { data?: { reason?: unknown }; code?: unknown }) => error.data?.reason ?? error.code)
async function actorOf(login: string): Promise<Actor> {
  const [row] = await network.store.query<{ id: string }>(sql`select u.id from platform."user" u where u.login = ${login}`)
  return engine.actor(row?.id ?? '')
}
const personOf = async (actor: Actor, login: string) => (await engine.staff.list(actor, 'en')).people.find((person) => person.login === login)

describe('whoever manages people of the network', () => {
  it('adds somebody who signs in with the password made up for them, and it is nowhere to be read again', async () => {
    const { password } = await engine.staff.add(admin, { login: ' New.Person ', name: 'Новиков  Олег', position: 'Механик', email: 'new@example.com', phone: '+7 900 000-00-00', locale: 'ru', memberships: [{ role: 'mechanic', dealership: 'spb' }] })
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    expect(await engine.signIn('new.person', password ?? '')).toMatchObject({ name: 'Новиков Олег', locale: 'ru' })
    expect(await personOf(admin, 'new.person')).toMatchObject({ position: 'Механик', isActive: true, memberships: [{ role: 'mechanic', dealership: 'spb', title: 'Mechanic' }] })
    expect(JSON.stringify(await engine.audit(admin, 'en'))).not.toContain(password)
  })

  it.each<[string, Parameters<Engine['staff']['add']>[1], string]>([
    ['a login that is taken', { login: 'ADMIN', name: 'x', memberships: [{ role: 'advisor', dealership: 'spb' }] }, 'DUPLICATE'],
    ['a login nobody can spell', { login: 'a<b>', name: 'x', memberships: [{ role: 'advisor', dealership: 'spb' }] }, 'login'],
    ['nobody’s name', { login: 'nameless', name: '  ', memberships: [{ role: 'advisor', dealership: 'spb' }] }, 'name'],
    ['an address that is none', { login: 'mail', name: 'x', email: 'mail@', memberships: [{ role: 'advisor', dealership: 'spb' }] }, 'email'],
    ['a short password', { login: 'short', name: 'x', password: 'short', memberships: [{ role: 'advisor', dealership: 'spb' }] }, 'password'],
    ['no role', { login: 'idle', name: 'x', memberships: [] }, 'no-membership'],
    ['a role that there is not', { login: 'ghost', name: 'x', memberships: [{ role: 'wizard', dealership: 'spb' }] }, 'no-role'],
    ['a dealership that there is not', { login: 'lost', name: 'x', memberships: [{ role: 'advisor', dealership: 'atlantis' }] }, 'no-dealership'],
    ['endless text', { login: 'long', name: 'x'.repeat(10_000), memberships: [{ role: 'advisor', dealership: 'spb' }] }, 'too-long'],
  ])('is refused %s, and nothing is added', async (_, person, reason) => {
    const before = await network.store.query(sql`select u.id from platform."user" u`)
    expect(await reasonOf(engine.staff.add(admin, person))).toBe(reason)
    expect(await network.store.query(sql`select u.id from platform."user" u`)).toHaveLength(before.length)
  })

  it('resets a password, which ends the sessions of its owner', async () => {
    const { session } = (await engine.signIn('clerk', 'long enough')) ?? { session: '' }
    const { password } = await engine.staff.resetPassword(admin, 'clerk')
    await expect.poll(() => engine.session(session)).toBeNull()
    expect(await engine.signIn('clerk', 'long enough')).toBeNull()
    expect(await engine.signIn('clerk', password ?? '')).not.toBeNull()
    expect(await reasonOf(engine.staff.resetPassword(admin, 'admin'))).toBe('own-password')
  })

  it('locks out neither themselves nor everybody', async () => {
    expect(await reasonOf(engine.staff.revoke(admin, 'admin', { role: 'admin', dealership: null }))).toBe('own-rights')
    expect(await reasonOf(engine.accounts.setActive(admin, 'admin', false))).toBe('own-account')
    expect(await reasonOf(engine.accounts.setActive(systemActor, 'clerk', false))).toBe('done')
    expect(await reasonOf(engine.accounts.setActive(systemActor, 'admin', false))).toBe('last-manager')
    expect(await reasonOf(engine.staff.revoke(systemActor, 'admin', { role: 'admin', dealership: null }))).toBe('last-manager')
    expect(await engine.staff.list(admin, 'en')).toMatchObject({ people: expect.anything() })
    await engine.accounts.setActive(systemActor, 'clerk', true)
  })

  it('locks out nobody by two at once', async () => {
    await engine.staff.add(systemActor, { login: 'second', name: 'Second', password: 'long enough', memberships: [{ role: 'admin', dealership: null }] })
    await engine.accounts.setActive(systemActor, 'clerk', false)
    const second = await actorOf('second')
    const done = await Promise.all([reasonOf(engine.staff.revoke(admin, 'second', { role: 'admin', dealership: null })), reasonOf(engine.staff.revoke(second, 'admin', { role: 'admin', dealership: null }))])
    expect(done.filter((reason) => reason === 'done')).toHaveLength(1)
    await engine.staff.grant(systemActor, 'admin', { role: 'admin', dealership: null })
    await engine.accounts.setActive(systemActor, 'clerk', true)
  })

  it('hands out no rights that they lack, and touches no account that has them', async () => {
    expect(await reasonOf(engine.staff.grant(clerkActor, 'advisor.spb', { role: 'admin', dealership: null }))).toBe('more-rights')
    expect(await reasonOf(engine.staff.grant(clerkActor, 'clerk', { role: 'head', dealership: 'spb' }))).toBe('more-rights')
    expect(await reasonOf(engine.staff.revoke(clerkActor, 'admin', { role: 'admin', dealership: null }))).toBe('more-rights')
    for (const login of ['admin', 'advisor.spb']) {
      expect(await reasonOf(engine.staff.resetPassword(clerkActor, login))).toBe('more-rights')
      expect(await reasonOf(engine.accounts.setActive(clerkActor, login, false))).toBe('more-rights')
      expect(await reasonOf(engine.accounts.tokens(clerkActor, login))).toBe('more-rights')
    }
    const list = await engine.staff.list(clerkActor, 'en')
    expect(list.places[0]?.roles.map(({ name }) => name).sort()).toEqual(['clerk', 'usher'])
    expect(await reasonOf(engine.staff.grant(clerkActor, 'advisor.spb', { role: 'usher', dealership: 'spb' }))).toBe('done')
    expect(await reasonOf(engine.staff.revoke(clerkActor, 'advisor.spb', { role: 'usher', dealership: 'spb' }))).toBe('done')
  })
})

describe('whoever manages people of one dealership', () => {
  beforeEach(async () => {
    await engine.staff.grant(systemActor, 'mechanic.tyumen', { role: 'mechanic', dealership: 'tyumen' })
  })

  it('sees those who work there, and of their roles those there', async () => {
    await engine.staff.grant(admin, 'mechanic2.tyumen', { role: 'mechanic', dealership: 'spb' })
    const { people, places } = await engine.staff.list(local, 'en')
    expect(people.map(({ login }) => login)).toContain('head.tyumen')
    expect(people.map(({ login }) => login)).not.toContain('head.spb')
    expect(people.map(({ login }) => login)).not.toContain('admin')
    expect(people.find(({ login }) => login === 'mechanic2.tyumen')).toMatchObject({ memberships: [{ dealership: 'tyumen' }], hasOthers: true, mayChange: false })
    expect(places.map(({ code }) => code)).toEqual(['tyumen'])
  })

  it('manages memberships there', async () => {
    await engine.staff.grant(local, 'mechanic.tyumen', { role: 'inspector', dealership: 'tyumen' })
    expect((await personOf(local, 'mechanic.tyumen'))?.memberships.map(({ role }) => role)).toEqual(['inspector', 'mechanic'])
    await engine.staff.revoke(local, 'mechanic.tyumen', { role: 'inspector', dealership: 'tyumen' })
    await engine.staff.change(local, 'mechanic.tyumen', { position: 'Старший механик' })
    expect(await personOf(local, 'mechanic.tyumen')).toMatchObject({ position: 'Старший механик', memberships: [{ role: 'mechanic' }] })
  })

  it.each<[string, (engine: Engine, actor: Actor) => Promise<unknown>, string]>([
    ['give a role elsewhere', (on, actor) => on.staff.grant(actor, 'mechanic.tyumen', { role: 'mechanic', dealership: 'spb' }), 'other-place'],
    ['give a role in the network', (on, actor) => on.staff.grant(actor, 'mechanic.tyumen', { role: 'admin', dealership: null }), 'other-place'],
    ['make themselves more', (on, actor) => on.staff.grant(actor, 'boss.local', { role: 'admin', dealership: null }), 'other-place'],
    ['add somebody elsewhere', (on, actor) => on.staff.add(actor, { login: 'spy', name: 'x', memberships: [{ role: 'mechanic', dealership: 'tyumen' }, { role: 'mechanic', dealership: 'spb' }] }), 'other-place'],
    ['take a role elsewhere', (on, actor) => on.staff.revoke(actor, 'head.spb', { role: 'head', dealership: 'spb' }), 'not-held'],
    ['learn who is elsewhere', (on, actor) => on.staff.change(actor, 'head.spb', { name: 'x' }), 'no-person'],
    ['learn who is nowhere', (on, actor) => on.staff.change(actor, 'ghost', { name: 'x' }), 'no-person'],
    ['take over who works elsewhere too', (on, actor) => on.staff.resetPassword(actor, 'mechanic2.tyumen'), 'works-elsewhere'],
    ['close who works elsewhere too', (on, actor) => on.accounts.setActive(actor, 'mechanic2.tyumen', false), 'works-elsewhere'],
    ['take over the administrator', (on, actor) => on.staff.resetPassword(actor, 'admin'), 'no-person'],
    ['add a dealership', (on, actor) => on.sites.add(actor, { code: 'own', titles: { en: 'x', ru: 'x' }, timeZone: 'UTC', currency: 'RUB', areaCode: '', details: {} }), 'network-only'],
    ['move the clocks of theirs', (on, actor) => on.sites.change(actor, 'tyumen', { timeZone: 'UTC' }), 'network-only'],
    ['rename another one', (on, actor) => on.sites.change(actor, 'spb', { titles: { en: 'x', ru: 'x' } }), 'no-dealership'],
    ['read requisites elsewhere', (on, actor) => on.sites.details(actor, 'spb'), 'other-place'],
  ])('may not %s', async (_, attempt, reason) => {
    expect(await reasonOf(attempt(engine, local))).toBe(reason)
  })
})

it('is nothing for everybody else', async () => {
  const head = await network.as('head.tyumen')
  for (const attempt of [() => engine.staff.list(head, 'en'), () => engine.sites.list(head), () => engine.staff.grant(head, 'head.tyumen', { role: 'admin', dealership: 'tyumen' }), () => engine.staff.change(head, 'mechanic.tyumen', { name: 'x' }), () => engine.accounts.setActive(head, 'mechanic.tyumen', false)]) {
    expect(await reasonOf(attempt())).toBe('not-manager')
  }
})

describe('dealerships', () => {
  it('are added and changed, and what letterheads show with them', async () => {
    await engine.sites.add(admin, { code: 'Riga', titles: { en: 'Riga', ru: 'Рига', ro: 'Riga' }, timeZone: 'Europe/Riga', currency: 'EUR', areaCode: '', details: { legalName: 'SIA <b>Auto</b>', address: 'Brīvības iela 1' } })
    await engine.sites.change(admin, 'riga', { areaCode: '67' })
    const riga = (await engine.sites.list(admin)).find(({ code }) => code === 'riga')
    expect(riga).toMatchObject({ titles: { ru: 'Рига' }, currency: 'EUR', areaCode: '67', details: { legalName: 'SIA <b>Auto</b>' }, mayChange: 'all', people: 0, differences: 0 })
    expect(await engine.listView(await network.as('admin', 'riga'), 'en', 'work-order')).toMatchObject({ mayCreate: true })
  })
  it.each([['timeZone', 'Mars/Olympus', 'zone'], ['currency', 'XXXX', 'currency'], ['areaCode', '12a', 'area-code'], ['titles', { en: '', ru: '' }, 'titles']] as const)('refuse a %s of %j', async (name, value, reason) => {
    expect(await reasonOf(engine.sites.change(admin, 'spb', { [name]: value }))).toBe(reason)
  })
})

describe('for oneself', () => {
  it('settings are kept whole, and nothing else is kept with them', async () => {
    const actor = await network.as('advisor.tyumen')
    expect(await engine.own.settings(actor)).toEqual({ density: 'normal', theme: 'auto', navigation: 'full', sounds: false, toasts: true })
    // Two windows at once: neither takes back what the other chose.
    await Promise.all([engine.own.saveSettings(actor, { density: 'compact' }), engine.own.saveSettings(actor, { sounds: true })])
    expect(await engine.own.settings(actor)).toEqual({ density: 'compact', theme: 'auto', navigation: 'full', sounds: true, toasts: true })
    for (const forged of [{ density: 'tiny' }, { isAdmin: true }, { theme: 'x'.repeat(1e6) }, { __proto__x: 1 }, JSON.parse('{"__proto__": {"x": 1}}')]) expect(await reasonOf(engine.own.saveSettings(actor, forged))).toBe('BAD_INPUT')
    expect((await engine.own.settings(await network.as('advisor.spb'))).density).toBe('normal')
  })
  it('a profile is changed without anybody, but not into somebody else', async () => {
    const actor = await network.as('advisor.spb')
    await engine.own.saveProfile(actor, { phone: '8-904-46-73-715', login: 'admin', isActive: false } as never)
    expect(await engine.own.profile(actor)).toMatchObject({ login: 'advisor.spb', phone: '8-904-46-73-715', name: actor.name })
  })
  it('tokens are made by those who may, where they may', async () => {
    expect(await reasonOf(engine.own.createToken(await network.as('advisor.tyumen'), { name: 'x', dealership: 'tyumen', days: 1 }))).toBe('token-place')
    const head = await network.as('head.tyumen')
    expect(await engine.own.tokenPlaces(head)).toEqual([null, 'tyumen'])
    expect(await reasonOf(engine.own.createToken(head, { name: 'x', dealership: 'spb', days: 1 }))).toBe('token-place')
    for (const days of [0, -1, 1.5, 100_000, Number.NaN]) expect(await reasonOf(engine.own.createToken(head, { name: 'x', dealership: 'tyumen', days }))).toBe('token-days')
    const { id } = await engine.own.createToken(head, { name: 'figures', dealership: 'tyumen', days: 30 })
    expect(await engine.accounts.tokens(head)).toMatchObject([{ id, name: 'figures', dealership: 'tyumen', expiresAt: expect.stringContaining('20') }])
  })
})

it('tells the audit of all of it', async () => {
  const told = new Set((await engine.audit(admin, 'en')).map(({ action }) => action))
  for (const action of ['person-added', 'person-changed', 'password-reset', 'role-granted', 'role-revoked', 'account-closed', 'account-opened', 'dealership-added', 'dealership-changed', 'profile-changed', 'token']) {
    expect(auditActions).toContain(action)
    expect(told, action).toContain(action)
  }
})
