/** Delays and clocks that a new version brings, changes or takes away, and the records that are there already. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DraftFiles, StateMapping } from '../../engine/engine.ts'
import { createEngine, systemActor } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { holdVersions } from '../../engine/publish/guard.ts'
import { friday, openWorkshop, type Workshop, workshopFiles, workshopMachine } from '../fixtures/workshop.ts'

let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop(plain())
  await shop.engine.loadSites({ dealerships: [{ code: 'south', titles: { en: 'South', ru: 'Юг' }, timeZone: 'Europe/Bucharest', currency: 'EUR', areaCode: '2' }] })
})
afterAll(() => shop?.close())
beforeEach(async () => {
  await shop.engine.wipe()
  shop.setTime(friday)
  await publish(plain())
})

const { received, repair, stuck } = workshopMachine.states
const hourOf = (iso: string): string => iso.slice(0, 16)
type States = Record<string, object>

/** The workshop with some states changed (null: gone), with these clocks. */
function version(states: Record<string, object | null> = {}, clocks: readonly object[] = []): DraftFiles {
  const { after: _, ...still } = received
  const all: Record<string, object | null> = { ...workshopMachine.states, received: still, ...states }
  return workshopFiles({ ...workshopMachine, states: Object.fromEntries(Object.entries(all).filter(([, state]) => state !== null)) as States, meta: { clocks } })
}
/** Without delays where jobs are received, and without clocks. */
const plain = (): DraftFiles => version()
const publish = (files: DraftFiles, mapping?: StateMapping) => shop.engine.publish(systemActor, files, null, undefined, mapping)
const told = async (files: DraftFiles) => {
  const { issues, changes } = await shop.engine.plan(systemActor, files)
  expect(issues.filter(({ severity }) => severity !== 'warning')).toEqual([])
  return changes.map(({ text }) => text).filter((text) => text.includes('reaches'))
}
const timers = async (id: string) => (await shop.store.query<{ state: string; delay: string; due_at: string }>(sql`select t.state, t.delay, t.due_at from platform.timer t where t.record_id = ${id}::uuid order by t.due_at`)).map(({ state, delay, due_at }) => `${state} ${delay} ${hourOf(due_at)}`)
const clocks = (id: string) => shop.store.query<object>(sql`select c.clock, c.status, c.elapsed_ms, c.due_at, c.next_at, c.breached_at from platform.sla_clock c where c.record_id = ${id}::uuid order by c.clock`)
const late = (delay: string, meta: object = {}) => ({ [delay]: { target: 'cancelled', meta: { id: 'tr_given_up', titles: { en: 'Given up', ru: 'Брошено' }, roles: [], ...meta } } })
const receivedWith = (after: object) => ({ received: { ...received, after } })
const clock = (rest: object = {}) => ({ id: 'cl_wait', titles: { en: 'Wait', ru: 'Ожидание' }, limit: 'PT4H', run: ['received'], ...rest })
const hour = 3_600_000

describe('a delay that is new', () => {
  it('waits for records that are there already, from when they came; what is overdue is due at once; the deleted are left alone', async () => {
    const [waiting, gone, moved] = [await shop.create(), await shop.create(), await shop.create()]
    await shop.ask(shop.advisor, 'mutation ($id: ID!, $version: Int!) { deleteJob(id: $id, version: $version) }', { id: gone.id, version: gone.version })
    await shop.send(moved, 'START')
    const others = await timers(moved.id)
    shop.setTime('2026-11-20T09:00:00Z')
    const files = version(receivedWith({ ...late('P1D'), PT2H: { actions: [], meta: { id: 'tr_noticed', titles: { en: 'Noticed', ru: 'Замечено' }, roles: [] } } }))
    expect(await told(files)).toEqual(['New delay P1D of “received” in job: reaches 1 record that is there already', 'New delay PT2H of “received” in job: reaches 1 record that is there already, 1 of them is due at once'])
    expect(await timers(waiting.id)).toEqual([])
    await publish(files)
    expect(await timers(waiting.id)).toEqual(['received PT2H 2026-11-20T08:00', 'received P1D 2026-11-21T06:00'])
    expect([await timers(gone.id), await timers(moved.id)]).toEqual([[], others])
    await shop.fire()
    expect(await timers(waiting.id)).toEqual(['received P1D 2026-11-21T06:00'])
    shop.setTime('2026-11-21T06:00:00Z')
    await shop.fire()
    expect((await shop.read(waiting.id)).state).toBe('cancelled')
  })

  it('counts working time where it says so', async () => {
    const job = await shop.create()
    await publish(version(receivedWith(late('PT2H', { calendar: 'desk' }))))
    expect(await timers(job.id)).toEqual(['received PT2H 2026-11-20T08:00'])
    await publish(version(receivedWith(late('PT3H', { calendar: 'desk' }))))
    // Two hours before lunch, one after it.
    expect(await timers(job.id)).toEqual(['received PT3H 2026-11-20T10:00'])
  })

  it('is not set again where it has fired, nor by a version that leaves it as it is', async () => {
    const files = version(receivedWith({ PT2H: { actions: [], meta: { id: 'tr_noticed', titles: { en: 'Noticed', ru: 'Замечено' }, roles: [] } } }))
    await publish(files)
    const job = await shop.create()
    shop.setTime('2026-11-20T08:00:00Z')
    await shop.fire()
    await publish(version({ ...receivedWith({ PT2H: { actions: [], meta: { id: 'tr_noticed', titles: { en: 'Seen', ru: 'Замечено' }, roles: [] } } }), stuck: { ...stuck, after: { PT2H: stuck.after.PT1H } } }))
    expect(await timers(job.id)).toEqual([])
  })

  it('reaches those who stand inside its state, and under the new name of it', async () => {
    const job = await shop.create()
    await shop.send(job, 'START')
    const fix = { ...repair, after: { ...repair.after, PT5H: { target: 'cancelled', meta: { id: 'tr_very_long', titles: { en: 'Long', ru: 'Долго' }, roles: [] } } } }
    const report = (files: DraftFiles): DraftFiles => ({ ...files, 'reports/stays/report.json': (files['reports/stays/report.json'] ?? '').replace('"state":"repair"', '"state":"fix"') })
    const named = report(version({ repair: null, fix, received: { ...received, after: {}, on: { ...received.on, START: { ...received.on.START, target: 'fix' } } } }))
    expect(await told(named)).toEqual(['New delay PT5H of “fix” in job: reaches 1 record that is there already'])
    await publish(named)
    expect(await timers(job.id)).toEqual(['fix.parts.ordered PT1H30M 2026-11-20T07:30', 'fix PT5H 2026-11-20T11:00', 'fix P3D 2026-11-23T06:00'])
  })

  it('of one dealership’s overlay waits there alone', async () => {
    const [job, other] = [await shop.create(), await shop.create()]
    await shop.store.query(sql`update data.job set dealership = 'south' where id = ${other.id}::uuid`)
    await publish(version(receivedWith(late('P1D'))))
    expect([await timers(job.id), await timers(other.id)]).toEqual([['received P1D 2026-11-21T06:00'], ['received P1D 2026-11-21T06:00']])
    const overlay = JSON.stringify({ base: 'workshop@1.0.0', dealership: 'south', operations: [{ op: 'hide', element: 'tr_given_up' }] })
    expect(await told({ ...version(receivedWith(late('P1D'))), 'overlays/south.json': overlay })).toEqual(['Removed delay P1D of “received” in job: reaches 1 record that is there already'])
    await publish({ ...version(receivedWith(late('P1D'))), 'overlays/south.json': overlay })
    expect([await timers(job.id), await timers(other.id)]).toEqual([['received P1D 2026-11-21T06:00'], []])
    await publish(version(receivedWith(late('P1D'))))
    expect(await timers(other.id)).toEqual(['received P1D 2026-11-21T06:00'])
  })
})

describe('a delay that is there', () => {
  it('is counted again where it becomes another, or its calendar has other hours', async () => {
    await publish(version(receivedWith(late('P1D'))))
    const job = await shop.create()
    await publish(version(receivedWith(late('PT6H', { calendar: 'desk' }))))
    expect(await timers(job.id)).toEqual(['received PT6H 2026-11-20T13:00'])
    const files = version(receivedWith(late('PT6H', { calendar: 'desk' })))
    const calendar = JSON.parse(files['calendars/desk/calendar.json'] ?? '') as { weekdays: Record<string, unknown> }
    await publish({ ...files, 'calendars/desk/calendar.json': JSON.stringify({ ...calendar, weekdays: { ...calendar.weekdays, fri: [['09:00', '14:00']] } }) })
    // Three hours on Friday, three on Monday.
    expect(await timers(job.id)).toEqual(['received PT6H 2026-11-23T07:00'])
  })

  it('ends where it is taken away', async () => {
    await publish(version(receivedWith(late('P1D'))))
    const job = await shop.create()
    expect(await timers(job.id)).toHaveLength(1)
    await publish(plain())
    expect(await timers(job.id)).toEqual([])
  })
})

describe('a clock', () => {
  it('that is new runs from when records came into their state; what is late already is late at once', async () => {
    const [job, moved] = [await shop.create(), await shop.create()]
    await shop.send(moved, 'START')
    shop.setTime('2026-11-20T11:00:00Z')
    const files = version({}, [clock()])
    expect(await told(files)).toEqual(['Clock “Wait” in job: reaches 1 record that is there already, 1 of them is due at once'])
    await publish(files)
    expect(await clocks(job.id)).toEqual([{ clock: 'cl_wait', status: 'running', elapsed_ms: 0, due_at: '2026-11-20T10:00:00.000Z', next_at: '2026-11-20T10:00:00.000Z', breached_at: null }])
    expect(await clocks(moved.id)).toEqual([])
    await shop.fire()
    expect(await clocks(job.id)).toEqual([expect.objectContaining({ next_at: null, breached_at: '2026-11-20T10:00:00.000Z' })])
  })

  it('whose promise changes goes on with what it has used', async () => {
    await publish(version({}, [clock()]))
    const job = await shop.create()
    await publish(version({}, [clock({ limit: 'PT6H', alarms: [{ id: 'al_wait', at: 'PT1H', before: true, actions: [] }] })]))
    expect(await clocks(job.id)).toEqual([expect.objectContaining({ due_at: '2026-11-20T12:00:00.000Z', next_at: '2026-11-20T11:00:00.000Z' })])
    await publish(version({}, [clock({ limit: 'PT6H', calendar: 'desk' })]))
    expect(await clocks(job.id)).toEqual([expect.objectContaining({ due_at: '2026-11-20T13:00:00.000Z', next_at: '2026-11-20T13:00:00.000Z' })])
    shop.setTime('2026-11-20T07:00:00Z')
    await publish(version({}, [clock({ run: ['repair'] })]))
    expect(await clocks(job.id)).toEqual([expect.objectContaining({ status: 'paused', elapsed_ms: hour, due_at: null, next_at: null })])
  })

  it('that was late by a shorter promise is late no more', async () => {
    await publish(version({}, [clock()]))
    const job = await shop.create()
    shop.setTime('2026-11-20T11:00:00Z')
    await shop.fire()
    await publish(version({}, [clock({ limit: 'PT8H' })]))
    expect(await clocks(job.id)).toEqual([expect.objectContaining({ due_at: '2026-11-20T14:00:00.000Z', next_at: '2026-11-20T14:00:00.000Z', breached_at: null })])
  })

  it('goes where it is taken away', async () => {
    await publish(version({}, [clock()]))
    const job = await shop.create()
    await publish(plain())
    expect(await clocks(job.id)).toEqual([])
  })

  it('stands, or begins, with a record whose state is gone and that is put into another', async () => {
    const waits = [clock({ run: ['stuck'] }), clock({ id: 'cl_other' })]
    const files = version({}, waits)
    await publish(files)
    const job = await shop.create()
    await shop.send(job, 'ALARM')
    shop.setTime('2026-11-20T07:00:00Z')
    const { ALARM: _, ...on } = received.on
    const way = (id: string, target: string) => ({ target, meta: { id, titles: { en: id, ru: id }, roles: ['advisor'] } })
    await publish(version({ stuck: null, received: { ...received, after: {}, on: { ...on, NOTE: way('tr_note', 'noted'), ORDER: way('tr_order', 'outside') } } }, [clock({ run: ['outside'] }), clock({ id: 'cl_other' })]), { job: { stuck: 'received' } })
    expect(await clocks(job.id)).toEqual([
      expect.objectContaining({ clock: 'cl_other', status: 'running', elapsed_ms: 0, due_at: '2026-11-20T11:00:00.000Z' }),
      expect.objectContaining({ clock: 'cl_wait', status: 'paused', elapsed_ms: hour, due_at: null }),
    ])
  })
})

describe('a machine that is new to its records', () => {
  it('sets its delays and clocks for all of them', async () => {
    const { 'entities/job/machine.json': _, 'reports/stays/report.json': __, 'entities/job/views.json': views = '', ...rest } = plain()
    const bare = { ...rest, 'entities/job/views.json': views.replace(',"state"', '') }
    await shop.engine.wipe()
    await publish(bare)
    await shop.ask(shop.advisor, 'mutation { createJob(input: { title: "Old" }) { id } }')
    const files = version(receivedWith(late('P1D')), [clock()])
    expect(await told(files)).toEqual(['New delay P1D of “received” in job: reaches 1 record that is there already', 'Clock “Wait” in job: reaches 1 record that is there already'])
    await publish(files)
    const found = await shop.store.query<{ days: number; hours: number }>(sql`select extract(epoch from t.due_at - j.state_since) / 86400 as days, extract(epoch from c.due_at - j.state_since) / 3600 as hours from data.job j join platform.timer t on t.record_id = j.id join platform.sla_clock c on c.record_id = j.id`)
    expect(found.map(({ days, hours }) => [Number(days), Number(hours)])).toEqual([[1, 4]])
  })
})

describe('a timer that comes due while a version is published', () => {
  it('fires once, by the newest version', async () => {
    const target = (name: string) => version({ ...receivedWith({ PT2H: { target: name, meta: { id: 'tr_given_up', titles: { en: 'Given up', ru: 'Брошено' }, roles: [] } } }) })
    await publish(target('cancelled'))
    const jobs = await Promise.all(Array.from({ length: 8 }, () => shop.create()))
    shop.setTime('2026-11-20T08:00:00Z')
    const waiting = async () => (await shop.store.query<{ n: number }>(sql`select count(*) as n from pg_locks l where l.locktype = 'advisory' and not l.granted and l.database = (select d.oid from pg_database d where d.datname = current_database())`))[0]?.n ?? 0
    const queued = (n: number) => expect.poll(waiting, { timeout: 10_000, interval: 20 }).toBeGreaterThanOrEqual(n)
    const worker = await createEngine({ databaseUrl: shop.url, demo: false, clock: shop.now })
    try {
      // A command that runs holds the publication up, and whoever fires waits behind that.
      const publication = await shop.store.transaction(async (query) => {
        await holdVersions(query)
        const begun = publish(target('stuck'))
        await queued(1)
        await worker.startWorker()
        await queued(2)
        return { begun }
      })
      await publication.begun
      await expect.poll(async () => (await shop.store.query(sql`select 1 as one from platform.timer t where t.delay = 'PT2H'`)).length, { timeout: 20_000, interval: 50 }).toBe(0)
    } finally {
      await worker.close()
    }
    const taken = await shop.store.query<{ n: number; to_state: string }>(sql`select count(*) as n, min(a.to_state) as to_state from platform.audit_entry a where a.transition = 'tr_given_up' group by a.record_id`)
    expect(taken).toEqual(jobs.map(() => ({ n: 1, to_state: 'stuck' })))
  })
})
