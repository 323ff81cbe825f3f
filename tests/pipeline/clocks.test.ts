/** Clocks of records in working time: run, stand, end, remind and escalate. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fireDue } from '../../engine/jobs/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import { friday, openWorkshop, type Workshop } from '../fixtures/workshop.ts'

let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop()
})
afterAll(() => shop?.close())
beforeEach(() => shop.setTime(friday))
afterEach(() => shop.engine.wipe())

interface Row {
  readonly status: string
  readonly elapsed_ms: number
  readonly due_at: string | null
  readonly next_at: string | null
  readonly alarms: readonly string[]
  readonly breached_at: string | null
}
const rows = (id: string): Promise<readonly Row[]> => shop.store.query<Row>(sql`select c.status, c.elapsed_ms, c.due_at, c.next_at, c.alarms, c.breached_at from platform.sla_clock c where c.record_id = ${id}::uuid`)
const notices = async (): Promise<readonly string[]> => (await shop.engine.notifications(shop.boss, 'en')).map(({ title }) => title)
const hour = 3_600_000

describe('a clock of a record', () => {
  it('runs in its states, stands in others, and ends with them; working time counts', async () => {
    const job = await shop.create()
    expect(await rows(job.id)).toEqual([])
    await shop.send(job, 'START')
    // Four hours from Friday eleven, lunch left out: four o'clock.
    expect(await rows(job.id)).toEqual([{ status: 'running', elapsed_ms: 0, due_at: '2026-11-20T11:00:00.000Z', next_at: '2026-11-20T10:00:00.000Z', alarms: [], breached_at: null }])
    shop.setTime('2026-11-20T07:30:00Z')
    await shop.fire()
    expect((await rows(job.id))[0]).toMatchObject({ status: 'paused', elapsed_ms: 1.5 * hour, due_at: null, next_at: null })
    // The parts come on Monday at ten; two and a half hours are left, with lunch between.
    shop.setTime('2026-11-23T05:00:00Z')
    await shop.send(job, 'ARRIVED')
    expect((await rows(job.id))[0]).toMatchObject({ status: 'running', due_at: '2026-11-23T07:30:00.000Z', next_at: '2026-11-23T06:30:00.000Z' })
    shop.setTime('2026-11-23T06:00:00Z')
    await shop.send(job, 'CANCEL')
    expect((await rows(job.id))[0]).toMatchObject({ status: 'stopped', elapsed_ms: 2.5 * hour, breached_at: null })
  })

  it('reminds and escalates once each, by the engine itself, with a journal entry', async () => {
    const job = await shop.create()
    await shop.send(job, 'START')
    await shop.send(job, 'ARRIVED')
    const note = async () => (await shop.ask<{ job: { note: string | null } }>(shop.advisor, 'query ($id: ID!) { job(id: $id) { note } }', { id: job.id })).job.note
    shop.setTime('2026-11-20T09:59:59Z')
    await shop.fire()
    expect(await note()).toBeNull()
    shop.setTime('2026-11-20T10:00:00Z')
    const alarm = await shop.alarm([])
    await Promise.all([fireDue(alarm), fireDue(alarm), fireDue(alarm)])
    await shop.fire()
    expect(await note()).toBe('an hour left')
    const entries = () => shop.store.query<{ action: string; transition: string | null; note: string | null; actor_name: string }>(sql`select a.action, a.transition, a.note, a.actor_name from platform.audit_entry a where a.record_id = ${job.id}::uuid and a.actor_name = 'Pitlane' order by a.at, a.action`)
    expect(await entries()).toEqual([{ action: 'alarm', transition: 'al_soon', note: 'Repair time', actor_name: 'Pitlane' }, { action: 'update', transition: null, note: null, actor_name: 'Pitlane' }])
    shop.setTime('2026-11-20T11:29:59Z')
    await shop.fire()
    expect(await rows(job.id)).toEqual([expect.objectContaining({ breached_at: '2026-11-20T11:00:00.000Z', alarms: ['al_soon'] })])
    expect(await notices()).toEqual([])
    shop.setTime('2026-11-20T11:30:00Z')
    await shop.fire()
    await shop.fire()
    expect(await notices()).toEqual(['repair takes too long'])
    expect((await rows(job.id))[0]).toMatchObject({ alarms: ['al_soon', 'al_over'], next_at: null })
  })

  it('goes with a deleted record', async () => {
    const job = await shop.create()
    const { version } = await shop.send(job, 'START')
    await shop.ask(shop.advisor, 'mutation ($id: ID!, $version: Int!) { deleteJob(id: $id, version: $version) }', { id: job.id, version })
    expect(await rows(job.id)).toEqual([])
  })

  it('of loaded records stands as their history left it, and alarms that are past are history', async () => {
    const id = uuidv7()
    const now = Date.now()
    const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
    await shop.engine.loadHistory({ records: [{ id, entity: 'job', dealership: 'north', at: ago(60 * 24 * 30), by: 'advisor', values: { title: 'Old' }, events: [{ at: ago(60 * 24 * 29), by: 'advisor', event: 'START' }] }] }, () => undefined)
    expect((await rows(id))[0]).toMatchObject({ status: 'running', alarms: ['al_soon', 'al_over'], next_at: null, breached_at: expect.any(String) })
  })
})
