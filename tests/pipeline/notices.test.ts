/** Notices that stand until somebody acts, people named by paths, and who is there: at a desk of its own. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEngine, systemActor } from '../../engine/index.ts'
import type { NotificationView } from '../../engine/engine.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import type { Actor } from '../../engine/model/types.ts'
import { openPlatform, type Platform } from '../../engine/platform/index.ts'
import { openPresence } from '../../engine/runtime/presence/keeper.ts'
import { type Api, openApi } from '../fixtures/api.ts'
import { deskFiles } from '../fixtures/desk.ts'
import { type Listening, listenTo } from '../fixtures/event-stream.ts'
import { friday, openWorkshop, type Workshop } from '../fixtures/workshop.ts'

let desk: Workshop
let platform: Platform
/** Another mechanic, one who works elsewhere, and the goal's supervisor. */
let mate: Actor
let stranger: Actor
let goal: string

beforeAll(async () => {
  desk = await openWorkshop(deskFiles())
  platform = await openPlatform(desk.url)
  await desk.engine.loadSites({ dealerships: [{ code: 'south', titles: { en: 'South', ru: 'Юг' }, timeZone: 'Europe/Moscow', currency: 'EUR', areaCode: '2' }] })
  mate = await person('mate', 'mechanic', 'north')
  stranger = await person('stranger', 'mechanic', 'south')
  goal = await newGoal({ supervisor: desk.boss.id, specialists: [{ who: desk.advisor.id }, { who: stranger.id }, { role: 'mechanic' }] })
})
beforeEach(() => desk.setTime(friday))
afterAll(async () => {
  await platform?.close()
  await desk?.close()
})

async function person(name: string, role: string, dealership: string): Promise<Actor> {
  const id = uuidv7()
  await desk.store.query(sql`insert into platform."user" (id, login, name, position, locale, password_hash) values (${id}::uuid, ${name}, ${name}, '', 'en', '')`)
  await desk.store.query(sql`insert into platform.membership (id, user_id, role, dealership) values (${uuidv7()}::uuid, ${id}::uuid, ${role}, ${dealership})`)
  return desk.engine.actor(id)
}

const newGoal = async (input: object): Promise<string> => (await desk.ask<{ goal: { id: string } }>(desk.boss, 'mutation ($input: GoalInput!) { goal: createGoal(input: $input) { id } }', { input: { name: 'Repair', ...input } })).goal.id
const registered = async (values: object = {}) => desk.send(await desk.create({ title: 'Visit', goal, ...values }), 'REGISTER')
/** What stands for somebody about the record. */
const standing = async (actor: Actor, id: string): Promise<readonly NotificationView[]> => (await desk.engine.notifications(actor, 'en')).filter(({ record, isStanding }) => record === id && isStanding)
const press = async (actor: Actor, id: string) => desk.engine.takeNotification(actor, (await standing(actor, id))[0]?.id ?? '')

describe('a notice that stands', () => {
  it('is for those whom the rows name, by name or by role, as far as they work in the dealership', async () => {
    const { id } = await registered()
    for (const actor of [desk.advisor, desk.mechanic, mate]) expect(await standing(actor, id)).toMatchObject([{ title: 'Take it', press: 'take', isRead: false }])
    for (const actor of [stranger, desk.boss, desk.own]) expect(await standing(actor, id)).toEqual([])
  })

  it('cannot be read away, and counts until its record goes on', async () => {
    const { id } = await registered()
    const before = (await desk.engine.shell(mate, 'en')).standing
    const [notice] = await standing(mate, id)
    await desk.engine.readNotifications(mate, [notice?.id ?? ''])
    await desk.engine.readNotificationsUntil(mate, '2030-01-01T00:00:00Z')
    expect(await standing(mate, id)).toHaveLength(1)
    expect((await desk.engine.shell(mate, 'en')).standing).toBe(before)
    await desk.send({ id }, 'CANCEL')
    expect(await standing(mate, id)).toEqual([])
    expect((await desk.engine.notifications(mate, 'en')).find(({ record }) => record === id)).toMatchObject({ isRead: true, press: null, endedBy: 'advisor' })
    expect((await desk.engine.shell(mate, 'en')).standing).toBe(before - 1)
  })

  it('is taken by one, and whoever is late hears by whom', async () => {
    const { id } = await registered()
    const [late] = await standing(mate, id)
    expect(await press(desk.mechanic, id)).toEqual({ isTaken: true, by: 'mechanic', entity: 'job', record: id })
    expect(await desk.engine.takeNotification(mate, late?.id ?? '')).toEqual({ isTaken: false, by: 'mechanic', entity: 'job', record: id })
    expect(await standing(desk.advisor, id)).toEqual([])
    const { job } = await desk.ask<{ job: { state: string; responsible: { id: string } } }>(desk.boss, 'query ($id: ID!) { job(id: $id) { state responsible { id } } }', { id })
    expect(job).toEqual({ state: 'working', responsible: { id: desk.mechanic.id } })
    await expect(desk.engine.takeNotification(stranger, late?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is taken once when ten press at the same moment', async () => {
    const ten = await Promise.all(Array.from({ length: 10 }, (_, i) => person(`ten${i}`, 'mechanic', 'north')))
    const { id } = await registered()
    const notices = await Promise.all(ten.map(async (actor) => [actor, (await standing(actor, id))[0]?.id ?? ''] as const))
    const answers = await Promise.all(notices.map(([actor, notice]) => desk.engine.takeNotification(actor, notice)))
    const winner = answers.find(({ isTaken }) => isTaken)?.by
    expect(answers.filter(({ isTaken }) => isTaken)).toHaveLength(1)
    expect(new Set(answers.map(({ by }) => by))).toEqual(new Set([winner]))
    const [entries] = await desk.store.query<{ count: number }>(sql`select count(*)::int as count from platform.audit_entry where record_id = ${id}::uuid and event = 'TAKE'`)
    expect(entries?.count).toBe(1)
    await desk.store.query(sql`update platform."user" set is_active = false where login ~ '^ten'`)
  })

  it('goes to the supervisor too when nobody takes it in time, and ends there with the rest', async () => {
    const { id } = await registered()
    desk.setTime('2026-11-20T06:09:59Z')
    await desk.fire()
    expect(await standing(desk.boss, id)).toEqual([])
    desk.setTime('2026-11-20T06:10:01Z')
    await desk.fire()
    expect(await standing(desk.boss, id)).toMatchObject([{ title: 'Nobody has taken it', press: 'take' }])
    expect(await standing(mate, id)).toHaveLength(1)
    await press(desk.boss, id)
    for (const actor of [desk.boss, mate, desk.mechanic]) expect(await standing(actor, id)).toEqual([])
  })

  it('ends where its state is entered anew, and with its record', async () => {
    const { id } = await registered({ responsible: desk.mechanic.id })
    const [first] = await standing(desk.mechanic, id)
    await desk.send({ id }, 'HAND_OVER', { responsible: mate.id })
    expect(await standing(desk.mechanic, id)).toEqual([])
    expect(await standing(mate, id)).toMatchObject([{ title: 'It is yours' }])
    await expect(desk.engine.takeNotification(desk.mechanic, first?.id ?? '')).resolves.toMatchObject({ isTaken: false, by: 'advisor' })
    const { version } = await desk.read(id)
    await desk.ask(desk.boss, 'mutation ($id: ID!, $version: Int!) { deleteJob(id: $id, version: $version) }', { id, version })
    expect(await standing(mate, id)).toEqual([])
  })

  it('ends when a publication leads its record elsewhere', async () => {
    const { id } = await registered()
    await desk.engine.publish(systemActor, deskFiles('queued'), null, undefined, { job: { registered: 'working' } })
    expect(await standing(mate, id)).toEqual([])
    await desk.engine.publish(systemActor, deskFiles(), null)
  })
})

describe('people to choose from', () => {
  const choices = (values: object, about: { readonly event?: string; readonly record?: string } = {}) => desk.engine.choices(desk.advisor, 'en', 'user', '', 20, { entity: 'job', field: 'responsible', values: { ...values }, ...about })

  it('are those whom the path names, free ones first', async () => {
    const leave = openPresence(desk.store, () => undefined)
    leave.enter(mate.id)
    leave.enter(desk.advisor.id)
    await leave.beat()
    await desk.engine.presence.set(desk.advisor, 'busy')
    const found = [{ value: mate.id, title: 'mate', presence: 'present' }, { value: desk.advisor.id, title: 'advisor', presence: 'busy' }, { value: desk.mechanic.id, title: 'mechanic', presence: 'away' }]
    expect(await choices({ goal })).toEqual(found)
    expect(await choices({}, { event: 'HAND_OVER', record: (await registered()).id })).toEqual(found)
    // Where the path names nobody, everybody of the dealership is there to choose.
    expect((await choices({})).map(({ title }) => title)).toEqual(['mate', 'advisor', 'boss', 'mechanic', 'own'])
    await leave.close()
    await desk.store.query(sql`delete from platform.presence`)
    await desk.store.query(sql`delete from platform.presence_connection`)
  })

  it('are held to by the engine: on creation, on a change, and in the form of an event', async () => {
    const refused = async (work: Promise<unknown>) => expect((await work.catch((error: Error) => error.message)) as string).toContain('may not be chosen')
    await refused(desk.create({ title: 'Visit', goal, responsible: desk.boss.id }))
    await refused(desk.create({ title: 'Visit', goal, responsible: stranger.id }))
    const { id, version } = await registered({ responsible: mate.id })
    const update = (input: object) => desk.ask(desk.advisor, 'mutation ($id: ID!, $version: Int!, $input: JobInput!) { updateJob(id: $id, version: $version, input: $input) { id } }', { id, version, input })
    await refused(update({ responsible: desk.own.id }))
    await refused(desk.send({ id }, 'HAND_OVER', { responsible: desk.boss.id }))
    const other = await newGoal({ specialists: [{ role: 'own' }] })
    // Who stood there before stays, also where the path names others now.
    await update({ goal: other, responsible: mate.id })
    await refused(desk.create({ title: 'Visit', goal: other, responsible: mate.id }))
    await desk.create({ title: 'Visit', goal: other, responsible: desk.own.id })
  })
})

describe('presence', () => {
  const open: Listening[] = []
  const apis: Api[] = []
  const of = async (reader: Actor, actor: Actor) => (await desk.engine.presence.of(reader, [actor.id]))[0]?.presence
  afterAll(() => {
    for (const one of open) one.stop()
    for (const one of apis) one.close()
  })
  const serve = async (engine = desk.engine) => {
    const api = await openApi(engine, async (request) => request.headers.cookie ?? null)
    apis.push(api)
    return api
  }
  const listen = async (api: Api, actor: Actor, query: string, headers: Record<string, string> = {}) => {
    const session = await platform.sessions.create({ userId: actor.id, address: null, userAgent: null })
    const one = await listenTo(api.url, { cookie: session, 'x-pitlane-csrf': '1', ...headers }, query)
    open.push(one)
    return one
  }

  it('begins with a connection, is what one chooses, ends some moments after the last connection, and is told to one’s own people', async () => {
    const keeper = openPresence(desk.store, () => undefined, { grace: 20 })
    const query = 'subscription { attention { person { name presence } } }'
    const api = await serve()
    const heard = async (one: Listening, name: string, presence: string) => one.until((all) => all.some(({ data }) => JSON.stringify(data) === JSON.stringify({ attention: { person: { name, presence } } })))
    const [north, south] = [await listen(api, desk.boss, query), await listen(api, stranger, query)]
    const [first, second] = [keeper.enter(mate.id), keeper.enter(mate.id)]
    await heard(north, 'mate', 'PRESENT')
    await desk.ask(mate, 'mutation { setPresence(presence: BUSY) { presence } }')
    await heard(north, 'mate', 'BUSY')
    first()
    first()
    await keeper.beat()
    expect(await of(desk.boss, mate)).toBe('busy')
    second()
    await heard(north, 'mate', 'AWAY')
    expect(await of(desk.boss, mate)).toBe('away')
    await keeper.close()
    // Whoever works elsewhere hears of it neither now nor when they ask.
    expect(await of(stranger, mate)).toBeUndefined()
    await desk.ask(stranger, 'mutation { setPresence(presence: BUSY) { presence } }')
    await heard(south, 'stranger', 'BUSY')
    expect(JSON.stringify(south.heard)).not.toContain('mate')
  })

  it('outlives a process that stops in order, and not one that was killed', async () => {
    const lost = openPresence(desk.store, () => undefined)
    lost.enter(desk.own.id)
    await lost.beat()
    await lost.close()
    expect(await of(desk.boss, desk.own)).toBe('present')
    await desk.store.query(sql`update platform.presence_connection set seen_at = now() - interval '1 minute' where user_id = ${desk.own.id}::uuid`)
    expect(await of(desk.boss, desk.own)).toBe('away')
    const other = openPresence(desk.store, () => undefined)
    await other.beat()
    await other.close()
    expect(await desk.store.query(sql`select 1 from platform.presence_connection where user_id = ${desk.own.id}::uuid`)).toEqual([])
  })

  it('and notices survive a restart under ten who are connected: all come back, nothing is missed, nobody seems away', async () => {
    const query = 'subscription { attention { notification { recordId isStanding } } }'
    const ten = await Promise.all(Array.from({ length: 10 }, (_, i) => person(`again${i}`, 'mechanic', 'north')))
    const first = await createEngine({ databaseUrl: desk.url, demo: false })
    const before = await serve(first)
    const from = (await desk.ask<{ changeCursor: string }>(desk.boss, '{ changeCursor }')).changeCursor
    const streams = await Promise.all(ten.map((actor) => listen(before, actor, query)))
    const known = await registered()
    const about = (id: string, isStanding: boolean) => (heard: Listening['heard']) => heard.some(({ data }) => JSON.stringify(data) === JSON.stringify({ attention: { notification: { recordId: id, isStanding } } }))
    await Promise.all(streams.map((one) => one.until(about(known.id, true))))
    await first.close()
    await Promise.all(streams.map(({ ended }) => ended))
    const missed = await registered()
    expect(await Promise.all(ten.map((actor) => of(desk.boss, actor)))).toEqual(ten.map(() => 'present'))
    const next = await createEngine({ databaseUrl: desk.url, demo: false })
    const after = await serve(next)
    const again = await Promise.all(ten.map((actor, i) => listen(after, actor, query, { 'last-event-id': streams[i]?.heard.at(-1)?.id ?? from })))
    await desk.send(missed, 'CANCEL')
    // What came meanwhile is told as it stands now, then that it has ended: two events, neither twice.
    const ofMissed = (heard: Listening['heard']) => heard.filter(({ data }) => JSON.stringify(data).includes(missed.id))
    await Promise.all(again.map((one) => one.until((heard) => ofMissed(heard).length >= 2)))
    for (const one of again) expect(ofMissed(one.heard)).toHaveLength(2)
    await next.close()
  })
})
