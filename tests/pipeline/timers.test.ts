/** Delayed transitions: never early, once, and none lost. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEngine } from '../../engine/index.ts'
import { fireDue } from '../../engine/jobs/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import { statementsOf } from '../fixtures/statements.ts'
import { friday, openWorkshop, type Workshop } from '../fixtures/workshop.ts'

let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop()
})
afterAll(() => shop?.close())
beforeEach(() => shop.setTime(friday))
afterEach(() => shop.engine.wipe())

interface Timer {
  readonly state: string
  readonly delay: string
  readonly due_at: string
  readonly attempts: number
  readonly last_error: string | null
}
const timers = (id: string): Promise<readonly Timer[]> => shop.store.query<Timer>(sql`select t.state, t.delay, t.due_at, t.attempts, t.last_error from platform.timer t where t.record_id = ${id}::uuid order by t.due_at`)
const names = async (id: string): Promise<readonly string[]> => (await timers(id)).map(({ state, delay }) => `${state} ${delay}`)
const notices = async (): Promise<readonly string[]> => (await shop.engine.notifications(shop.boss, 'en')).map(({ title }) => title)
const journal = (id: string): Promise<readonly { action: string; transition: string | null; actor_name: string; note: string | null; to_state: string | null }[]> =>
  shop.store.query(sql`select a.action, a.transition, a.actor_name, a.note, a.to_state from platform.audit_entry a where a.record_id = ${id}::uuid order by a.at, a.id`)

describe('timers are set', () => {
  it('by states that are entered, in the command itself, and end with them', async () => {
    const job = await shop.create()
    // Working time: two hours from eleven are over at two, with lunch between.
    expect((await timers(job.id)).map(({ delay, due_at }) => [delay, due_at])).toEqual([['PT2H', '2026-11-20T08:00:00.000Z'], ['P1D', '2026-11-21T06:00:00.000Z']])
    await shop.send(job, 'START')
    expect(await names(job.id)).toEqual(['repair.parts.ordered PT1H30M', 'repair P3D'])
  })

  it('once: those of states that are not left stay as they are', async () => {
    const job = await shop.create()
    await shop.send(job, 'START')
    const [, before] = await timers(job.id)
    shop.setTime('2026-11-20T06:30:00Z')
    await shop.send(job, 'PAINTED')
    await shop.send(job, 'ARRIVED')
    expect(await names(job.id)).toEqual([])
    expect(before?.due_at).toBe('2026-11-23T06:00:00.000Z')
    const other = await shop.create()
    await shop.send(other, 'START')
    shop.setTime('2026-11-20T06:40:00Z')
    await shop.send(other, 'PAINTED')
    expect((await timers(other.id)).map(({ due_at }) => due_at)).toEqual(['2026-11-20T08:00:00.000Z', '2026-11-23T06:30:00.000Z'])
  })

  it('and go with a deleted record', async () => {
    const job = await shop.create()
    await shop.ask(shop.advisor, 'mutation ($id: ID!, $version: Int!) { deleteJob(id: $id, version: $version) }', { ...job })
    expect(await names(job.id)).toEqual([])
  })

  it('or not at all, where the command fails', async () => {
    const job = await shop.create()
    await shop.send(job, 'ALARM')
    await expect(shop.send(job, 'ORDER')).rejects.toThrow('VALIDATION_FAILED')
    expect(await names(job.id)).toEqual(['stuck PT1H'])
  })

  it('for loaded records that stand in a state with a delay, and for no others', async () => {
    const job = (id: string, events: readonly string[]) => ({ id, entity: 'job', dealership: 'north', at: '2026-11-19T06:00:00Z', by: 'advisor', values: { title: 'Old' }, events: events.map((event, i) => ({ at: `2026-11-19T0${7 + i}:00:00Z`, by: 'advisor', event })) })
    const [waiting, over] = [uuidv7(), uuidv7()]
    await shop.engine.loadHistory({ records: [job(waiting, ['START']), job(over, ['START', 'CANCEL'])] }, () => undefined)
    expect((await timers(waiting)).map(({ delay, due_at }) => [delay, due_at])).toEqual([['PT1H30M', '2026-11-19T08:30:00.000Z'], ['P3D', '2026-11-22T07:00:00.000Z']])
    expect(await timers(over)).toEqual([])
  })
})

describe('timers fire', () => {
  it('never early, at their time, by the engine itself', async () => {
    const job = await shop.create()
    await shop.send(job, 'START')
    shop.setTime('2026-11-20T07:29:59.999Z')
    expect(await shop.fire()).toEqual({ fired: 0, errors: [] })
    shop.setTime('2026-11-20T07:30:00Z')
    expect(await shop.fire()).toEqual({ fired: 1, errors: [] })
    expect((await shop.read(job.id)).state).toBe('repair.body.painting|repair.parts.late')
    expect(await notices()).toEqual(['parts are late'])
    expect((await journal(job.id)).find(({ transition }) => transition === 'tr_parts_late')).toMatchObject({ action: 'transition', actor_name: 'Pitlane', to_state: 'repair.body.painting|repair.parts.late' })
    expect(await shop.fire()).toEqual({ fired: 0, errors: [] })
  })

  it('without a target once, and the record stays', async () => {
    const job = await shop.create({ title: 'Job', note: 'known' })
    shop.setTime('2026-11-20T08:00:00Z')
    await shop.fire()
    await shop.fire()
    expect(await notices()).toEqual(['nobody began'])
    expect([(await shop.read(job.id)).state, await names(job.id)]).toEqual(['received', ['received P1D']])
  })

  it('are ended by a guard that refuses, which the journal says', async () => {
    const job = await shop.create({ title: 'Job', note: 'known' })
    shop.setTime('2026-11-21T06:00:00Z')
    expect((await shop.fire()).fired).toBe(2)
    expect([(await shop.read(job.id)).state, await names(job.id)]).toEqual(['received', []])
    expect((await journal(job.id)).find(({ action }) => action === 'timer')).toMatchObject({ note: 'The delay P1D of “received” ended without effect: its condition did not hold.' })
    const forgotten = await shop.create()
    shop.setTime('2026-11-22T06:00:00Z')
    await shop.fire()
    expect((await shop.read(forgotten.id)).state).toBe('cancelled')
  })

  it('are ended where the definitions know them no more', async () => {
    const job = await shop.create()
    await shop.store.query(sql`update platform.timer set state = 'nowhere' where record_id = ${job.id}::uuid`)
    shop.setTime('2026-11-21T06:00:00Z')
    expect(await shop.fire()).toEqual({ fired: 2, errors: [] })
    expect([(await shop.read(job.id)).state, await names(job.id), await notices()]).toEqual(['received', [], []])
    expect((await journal(job.id)).filter(({ action }) => action === 'timer').map(({ note }) => note)).toEqual([expect.stringContaining('the definitions know it no more'), expect.stringContaining('the definitions know it no more')])
  })

  it('once, however many workers are at it', async () => {
    const jobs = await Promise.all(Array.from({ length: 12 }, () => shop.create()))
    for (const job of jobs) await shop.send(job, 'START')
    shop.setTime('2026-11-20T07:30:00Z')
    const alarm = await shop.alarm([])
    await Promise.all(Array.from({ length: 6 }, () => fireDue(alarm)))
    await shop.fire()
    const entries = await shop.store.query<{ n: number }>(sql`select count(*) as n from platform.audit_entry a where a.transition = 'tr_parts_late' group by a.record_id`)
    expect(entries.map(({ n }) => n)).toEqual(jobs.map(() => 1))
    expect(await notices()).toHaveLength(12)
  })

  it('once, also while people send events on the same records', async () => {
    const jobs = await Promise.all(Array.from({ length: 10 }, () => shop.create()))
    for (const job of jobs) await shop.send(job, 'START')
    shop.setTime('2026-11-20T07:30:00Z')
    const alarm = await shop.alarm([])
    const sent = await Promise.allSettled([...jobs.map((job) => shop.send(job, 'ARRIVED')), fireDue(alarm), fireDue(alarm)])
    expect(sent.filter(({ status, ...rest }) => status === 'rejected' && !String((rest as { reason?: unknown }).reason).includes('VERSION_CONFLICT'))).toEqual([])
    await shop.fire()
    const states = await Promise.all(jobs.map(async ({ id }) => (await shop.read(id)).state))
    const late = (await notices()).length
    // Each was either in time, or late and told so; nothing is left waiting for parts that are there.
    expect(states.every((state) => state.endsWith('parts.arrived') || state.endsWith('parts.late'))).toBe(true)
    expect(states.filter((state) => state.endsWith('parts.late')).length).toBeLessThanOrEqual(late)
    expect(await shop.store.query(sql`select 1 as one from platform.timer t where t.delay = 'PT1H30M'`)).toEqual([])
  })

  it('again later where they fail, with the reason, in nobody’s way', async () => {
    const bad = await shop.create()
    await shop.send(bad, 'ALARM')
    const good = await shop.create()
    await shop.send(good, 'START')
    shop.setTime('2026-11-20T07:30:00Z')
    const { fired, errors } = await shop.fire()
    expect([fired, errors.length]).toEqual([2, 1])
    expect((await shop.read(good.id)).state).toContain('late')
    expect(await timers(bad.id)).toEqual([{ state: 'stuck', delay: 'PT1H', due_at: '2026-11-20T07:30:05.000Z', attempts: 1, last_error: expect.stringContaining('VALIDATION_FAILED') }])
    expect((await shop.fire()).fired).toBe(0)
    shop.setTime('2026-11-20T07:30:05Z')
    await shop.fire()
    expect((await timers(bad.id))[0]).toMatchObject({ attempts: 2, due_at: '2026-11-20T07:30:15.000Z' })
    await shop.ask(shop.advisor, 'mutation ($id: ID!, $version: Int!) { updateJob(id: $id, version: $version, input: { note: "seen" }) { id } }', { id: bad.id, version: 2 })
    shop.setTime('2026-11-20T07:30:15Z')
    expect((await shop.fire()).errors).toEqual([])
    expect((await shop.read(bad.id)).state).toBe('noted')
  })

  it('soon after a worker begins, for what came due while there was none', async () => {
    const job = await shop.create()
    await shop.send(job, 'START')
    shop.setTime('2026-11-20T09:00:00Z')
    const begun = Date.now()
    const other = await createEngine({ databaseUrl: shop.url, demo: false, clock: shop.now })
    try {
      await other.startWorker()
      await expect.poll(async () => (await shop.read(job.id)).state, { interval: 50, timeout: 5000 }).toContain('late')
      expect(Date.now() - begun).toBeLessThan(5000)
    } finally {
      await other.close()
    }
  })
})

describe('an event that moves neither timer nor clock', () => {
  it('costs no statement more', async () => {
    const job = await shop.create()
    const entering = await statementsOf(() => shop.send(job, 'START'))
    const timekeeping = (texts: readonly string[]) => texts.filter((text) => /platform\.(timer|sla_clock|dealership)\b/.test(text))
    expect(timekeeping(entering)).not.toEqual([])
    expect(timekeeping(await statementsOf(() => shop.send(job, 'PAINTED')))).toEqual([])
  })
})
