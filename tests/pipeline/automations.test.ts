/** Automations: once for each occasion, never early, over restarts and publications, never in a circle. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DraftFiles, systemActor } from '../../engine/index.ts'
import { fireDue, startDueSchedules } from '../../engine/jobs/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { systemIn } from '../../engine/runtime/index.ts'
import { friday, openWorkshop, type Workshop, workshopFiles } from '../fixtures/workshop.ts'

const titles = (text: string) => ({ en: text, ru: text })
const automation = (name: string, trigger: object, actions: readonly object[], rest: object = {}): DraftFiles => ({
  [`automations/${name}/automation.json`]: JSON.stringify({ id: `au_${name}`, name, titles: titles(name), entity: 'job', trigger, actions, ...rest }),
})
const set = (values: object) => ({ type: 'set-fields', params: { values } })
const comment = (text: string) => ({ type: 'comment', params: { text: JSON.stringify(text) } })
const send = (event: string) => ({ type: 'send-event', params: { event } })
const tell = (rest: object) => ({ type: 'notify', params: { to: ['role:boss'], ...rest } })

const own: DraftFiles = {
  ...automation('welcome', { kind: 'created' }, [tell({ message: 'new-job' })]),
  ...automation('stamp', { kind: 'changed', fields: ['phone'] }, [set({ supplier: "'asked'", phone: "'+7'" }), comment('stamped')], { condition: "record.note != 'quiet'" }),
  ...automation('late', { kind: 'waiting', state: 'stuck', for: 'PT2H' }, [send('ORDER')]),
  ...automation('begun', { kind: 'entered', state: 'repair' }, [set({ note: 'record.title' })]),
  ...automation('ping', { kind: 'changed', fields: ['title'] }, [set({ supplier: "record.supplier == 'a' ? 'b' : 'a'" })], { condition: "record.title.startsWith('loop')" }),
  ...automation('pong', { kind: 'changed', fields: ['supplier'] }, [set({ title: "record.title + '.'" })], { condition: "record.title.startsWith('loop')" }),
  ...automation('morning', { kind: 'schedule', at: '09:00', weekdays: ['mon', 'fri'], filter: { note: { eq: 'daily' } } }, [comment('good morning')]),
  ...automation('silent', { kind: 'created' }, [comment('never')], { off: true }),
  'messages/new-job/message.json': JSON.stringify({ id: 'me_new_job', name: 'new-job', titles: titles('New job'), entity: 'job', subject: { en: 'Job {{record.title}}', ru: 'Заявка {{record.title}}' }, body: { en: 'In {{record.state}} since {{record.createdAt}}', ru: '{{record.note}}' } }),
}

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop({ ...workshopFiles(), ...own })
})
afterAll(() => workshop.close())
beforeEach(async () => {
  await workshop.engine.wipe()
  workshop.setTime(friday)
})

const at = (hours: number): string => new Date(Date.parse(friday) + hours * 3_600_000).toISOString()
const values = async (id: string): Promise<{ title: string; note: string | null; supplier: string | null; state: string }> =>
  (await workshop.ask<{ job: { title: string; note: string | null; supplier: string | null; state: string } }>(workshop.advisor, 'query ($id: ID!) { job(id: $id) { title note supplier state } }', { id })).job
const comments = async (id: string): Promise<readonly string[]> => (await workshop.store.query<{ body: string }>(sql`select c.body from platform.comment c where c.record_id = ${id}::uuid order by c.id`)).map(({ body }) => body)
const journal = async (id: string): Promise<readonly (readonly [string | null, string | null, string, string | null])[]> =>
  (await workshop.store.query<{ transition: string; note: string; actor: string; dealership: string }>(sql`select a.transition, a.note, a.actor_name as actor, a.dealership from platform.audit_entry a where a.record_id = ${id}::uuid and a.action = 'automation' order by a.id`)).map(({ transition, note, actor, dealership }) => [transition, note, actor, dealership])
const timers = async (id: string): Promise<readonly string[]> => (await workshop.store.query<{ state: string; due: string }>(sql`select t.state, t.due_at as due from platform.timer t where t.record_id = ${id}::uuid and t.state like 'automation:%' order by 1`)).map(({ state, due }) => `${state.slice(11)} ${due}`)
const update = async (id: string, input: object): Promise<void> => {
  const { version } = await workshop.read(id)
  await workshop.ask(workshop.advisor, 'mutation ($id: ID!, $version: Int!, $input: JobInput!) { updateJob(id: $id, version: $version, input: $input) { id } }', { id, version, input })
}
/** Fires until nothing more is due: what automations do may set off others. */
const fireAll = async (): Promise<void> => {
  for (let round = 0; round < 20; round++) {
    const { fired, errors } = await workshop.fire()
    expect(errors).toEqual([])
    if (fired === 0) return
  }
  throw new Error('automations go on for ever')
}

describe('an automation', () => {
  it('tells of a new record in the words of a message, in every language, once', async () => {
    const job = await workshop.create({ title: 'Кузов', note: 'быстро' })
    await fireAll()
    await fireAll()
    const told = async (locale: string) => (await workshop.engine.notifications(workshop.boss, locale)).map(({ title, body }) => [title, body])
    expect(await told('ru')).toEqual([['Заявка Кузов', 'быстро']])
    expect((await told('en'))[0]?.[0]).toBe('Job Кузов')
    expect((await told('en'))[0]?.[1]).toMatch(/^In received since 20 Nov 2026, 11:00$/)
    expect(await journal(job.id)).toEqual([['au_welcome', 'welcome', 'Pitlane', 'north']])
    expect(await comments(job.id)).toEqual([])
  })

  it('acts on each change of its field while its condition holds, and not on what it does itself', async () => {
    const job = await workshop.create({ title: 'A' })
    await update(job.id, { phone: '1' })
    await fireAll()
    expect((await values(job.id)).supplier).toBe('asked')
    expect(await comments(job.id)).toEqual(['stamped'])
    await update(job.id, { phone: '2' })
    await update(job.id, { phone: '3' })
    await fireAll()
    expect(await comments(job.id)).toEqual(['stamped', 'stamped', 'stamped'])
    await update(job.id, { phone: '4', note: 'quiet' })
    await fireAll()
    expect(await comments(job.id)).toHaveLength(3)
  })

  it('acts when a record comes into an outer state, though it has gone on since', async () => {
    const job = await workshop.create({ title: 'Painted' })
    await workshop.send(job, 'START')
    await workshop.send(job, 'PAINTED')
    await workshop.send(job, 'CANCEL')
    await fireAll()
    expect((await values(job.id)).note).toBe('Painted')
  })

  it('waits for as long as nothing happens in a state, and is over with it', async () => {
    const [job, gone] = [await workshop.create({ title: 'Long', supplier: 'X' }), await workshop.create({ title: 'Short' })]
    await workshop.send(job, 'ALARM')
    await workshop.send(gone, 'ALARM')
    expect(await timers(job.id)).toContain(`au_late ${at(2)}`)
    workshop.setTime(at(1.1))
    await workshop.store.query(sql`delete from platform.timer t where t.record_id = ${job.id}::uuid and t.delay = 'PT1H'`)
    await update(gone.id, { note: 'goes on' })
    await fireAll()
    expect((await values(gone.id)).state).toBe('noted')
    workshop.setTime(at(1.99))
    await fireAll()
    expect((await values(job.id)).state).toBe('stuck')
    workshop.setTime(at(2))
    await fireAll()
    expect((await values(job.id)).state).toBe('outside.sent')
    expect((await journal(gone.id)).map(([id]) => id)).not.toContain('au_late')
  })

  it('that is refused says so in the journal and is not tried again', async () => {
    const job = await workshop.create({ title: 'No supplier' })
    await workshop.send(job, 'ALARM')
    await workshop.store.query(sql`delete from platform.timer t where t.record_id = ${job.id}::uuid and t.delay = 'PT1H'`)
    workshop.setTime(at(3))
    await fireAll()
    expect((await values(job.id)).state).toBe('stuck')
    expect((await journal(job.id)).map(([, note]) => note)).toContainEqual(expect.stringMatching(/^“late” was not carried out: .*supplier/))
    expect(await timers(job.id)).toEqual([])
    const told = await workshop.engine.timeline(workshop.advisor, 'ru', 'job', job.id)
    expect(told.filter(({ kind }) => kind === 'automation').map(({ title, text }) => [title, text])).toEqual(expect.arrayContaining([['late', expect.stringContaining('«late» не выполнено: ')], ['welcome', null]]))
  })

  it('ends in a circle with another one, and says so', async () => {
    const job = await workshop.create({ title: 'loop' })
    await update(job.id, { title: 'loop!' })
    await fireAll()
    expect(await values(job.id)).toMatchObject({ title: 'loop!.', supplier: 'a' })
    expect((await journal(job.id)).map(([, note]) => note)).toContain('“ping” was not started again: automations set each other off in a circle.')
  })

  it('is done once by several workers, and again as a whole where one was killed in between', async () => {
    const job = await workshop.create({ title: 'A' })
    await update(job.id, { phone: '1' })
    const killed = { ...workshop.store, transaction: ((work) => workshop.store.transaction(async (query) => { await work(query); throw Object.assign(new Error('killed'), { isKill: true }) })) as typeof workshop.store.transaction }
    const alarm = await workshop.alarm([])
    await fireDue({ ...alarm, runtimeIn: (code) => ({ ...alarm.runtimeIn(code), store: killed }) })
    expect(await comments(job.id)).toEqual([])
    workshop.setTime(at(1))
    await Promise.all([workshop.fire(), workshop.fire(), workshop.fire()])
    expect(await comments(job.id)).toEqual(['stamped'])
  })
})

describe('an automation with a timetable', () => {
  const start = async (): Promise<number> => {
    const model = await workshop.engine.model(workshop.advisor)
    return startDueSchedules({ ...(await workshop.alarm([])), scheduledIn: async () => [null, 'north'], runtimeIn: (code) => ({ store: workshop.store, model, modelOf: () => model, actor: systemIn(code), clock: workshop.now }) })
  }

  it('finds its records at its time in the dealership, once, and catches up on the last time alone', async () => {
    const [daily, other] = [await workshop.create({ title: 'A', note: 'daily' }), await workshop.create({ title: 'B', note: 'weekly' })]
    expect(await start()).toBe(0)
    // Monday, nine o'clock there.
    workshop.setTime('2026-11-23T03:59:59.000Z')
    expect(await start()).toBe(0)
    workshop.setTime('2026-11-23T04:00:00.000Z')
    expect((await Promise.all([start(), start()])).reduce((a, b) => a + b)).toBe(1)
    expect(await start()).toBe(0)
    await fireAll()
    expect(await comments(daily.id)).toEqual(['good morning'])
    expect(await comments(other.id)).toEqual([])
    // Nobody looked for two weeks.
    workshop.setTime('2026-12-08T12:00:00.000Z')
    expect(await start()).toBe(1)
    await fireAll()
    expect(await comments(daily.id)).toEqual(['good morning', 'good morning'])
  })
})

describe('publishing', () => {
  const publish = (...files: readonly DraftFiles[]) => workshop.engine.publish(systemActor, Object.assign({}, workshopFiles(), own, ...files), null)

  it('lets a new automation reach the records that are there, ends one that goes, and a dealership may hide one', async () => {
    const job = await workshop.create({ title: 'Old', supplier: 'X' })
    await fireAll()
    await publish(automation('stale', { kind: 'waiting', state: 'received', for: 'PT3H' }, [comment('stale')]), automation('dated', { kind: 'date', field: 'createdAt', after: 'P1D' }, [comment('a day old')]))
    expect(await timers(job.id)).toEqual([`au_dated ${at(24)}`, `au_stale ${at(3)}`])
    await publish(automation('stale', { kind: 'waiting', state: 'received', for: 'PT1H' }, [comment('stale')]))
    expect(await timers(job.id)).toEqual([`au_stale ${at(1)}`])
    await publish(automation('stale', { kind: 'waiting', state: 'received', for: 'PT1H' }, [comment('stale')]), { 'overlays/north.json': JSON.stringify({ base: 'workshop@1.0.0', dealership: 'north', operations: [{ op: 'hide', element: 'au_stale' }, { op: 'set-automation', automation: { id: 'au_own', name: 'own', titles: titles('own'), entity: 'job', trigger: { kind: 'waiting', state: 'received', for: 'PT5H' }, actions: [comment('ours')] } }] }) })
    expect(await timers(job.id)).toEqual([`au_own ${at(5)}`])
    workshop.setTime(at(6))
    await workshop.store.query(sql`delete from platform.timer t where t.record_id = ${job.id}::uuid and t.state = 'received'`)
    await fireAll()
    expect(await comments(job.id)).toEqual(['ours'])
    await publish()
  })

  it('refuses an automation that speaks of what is not there', async () => {
    const plan = await workshop.engine.plan(systemActor, { ...workshopFiles(), ...own, ...automation('wrong', { kind: 'waiting', state: 'stcuk', for: 'PT5S', calendar: 'deks' }, [tell({ message: 'new-jobs' }), send('GO')], { condition: 'record.titel' }) })
    expect(plan.issues.map(({ pointer }) => pointer)).toEqual(['/trigger/state', '/trigger/for', '/trigger/calendar', '/condition', '/actions/0/params/message', '/actions/1/params/event'])
  })
})
