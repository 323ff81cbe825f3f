/** Nested and parallel states, by real commands. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../engine/index.ts'
import { openWorkshop, type Workshop, workshopFiles, workshopMachine } from '../fixtures/workshop.ts'

let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop()
})
afterAll(() => shop?.close())

const open = 'repair.body.painting|repair.parts.ordered'
const refusal = async (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Error) => error.message)

describe('a job in parallel states', () => {
  it('enters every region, moves in each alone, and goes on once all have ended', async () => {
    const job = await shop.create()
    expect(job.state).toBe('received')
    expect((await shop.send(job, 'START')).state).toBe(open)
    expect((await shop.send(job, 'PAINTED')).state).toBe('repair.body.painted|repair.parts.ordered')
    expect(await refusal(shop.send(job, 'PAINTED'))).toContain('EVENT_REFUSED')
    expect((await shop.send(job, 'ARRIVED')).state).toBe('handover.washing')
    expect((await shop.send(job, 'WASHED')).state).toBe('done')
  })

  it('is left from any of its regions at once', async () => {
    const job = await shop.create()
    await shop.send(job, 'START')
    expect((await shop.send(job, 'CANCEL')).state).toBe('cancelled')
  })

  it('enters a nested final state from outside, and what follows from it', async () => {
    expect((await shop.send(await shop.create(), 'SKIP')).state).toBe('done')
  })

  it('lets each role write what its states open, the inner before the outer', async () => {
    const job = await shop.create()
    const { version } = await shop.send(job, 'START')
    const update = (actor: Workshop['advisor'], at: number, input: object) => shop.ask<{ updateJob: { version: number } }>(actor, 'mutation ($id: ID!, $version: Int!, $input: JobInput!) { updateJob(id: $id, version: $version, input: $input) { version } }', { id: job.id, version: at, input })
    // The region of the parts has its own rule, that of the body the outer state's.
    await update(shop.advisor, version, { supplier: 'Somebody' })
    await update(shop.mechanic, version + 1, { note: 'Rust' })
    expect(await refusal(update(shop.advisor, version + 2, { note: 'No' }))).toContain('FORBIDDEN')
    expect(await refusal(update(shop.mechanic, version + 2, { supplier: 'No' }))).toContain('FORBIDDEN')
    const arrived = await shop.send(job, 'ARRIVED')
    expect(await refusal(update(shop.advisor, arrived.version, { supplier: 'No more' }))).toContain('FORBIDDEN')
  })

  it('demands what the outer state requires', async () => {
    const without = await shop.create()
    await shop.send(without, 'ALARM')
    expect(await refusal(shop.send(without, 'ORDER'))).toContain('VALIDATION_FAILED')
    const job = await shop.create({ title: 'Job', supplier: 'Somebody' })
    await shop.send(job, 'ALARM')
    expect((await shop.send(job, 'ORDER')).state).toBe('outside.sent')
  })

  it('is shown by the titles of all its states, filtered by its key, and has a column on the board for each', async () => {
    const job = await shop.create({ title: 'Seen' })
    await shop.send(job, 'START')
    const view = await shop.engine.recordView(shop.advisor, 'en', 'job', job.id)
    expect(view.state).toMatchObject({ value: open, title: 'painting · ordered', category: 'active' })
    expect(view.events.map(({ event, allowed }) => [event, allowed])).toEqual(expect.arrayContaining([['PAINTED', true], ['ARRIVED', true], ['CANCEL', true]]))
    expect(view.events.find(({ event }) => event === 'PAINTED')?.target?.title).toBe('painted')
    const { jobs } = await shop.ask<{ jobs: { nodes: { title: string }[] } }>(shop.advisor, 'query ($state: String) { jobs(filter: { state: { eq: $state }, title: { eq: "Seen" } }) { nodes { title } } }', { state: open })
    expect(jobs.nodes).toHaveLength(1)
    const columns = (await shop.engine.listView(shop.advisor, 'en', 'job')).entity.states.map(({ value }) => value)
    expect(columns).toEqual(expect.arrayContaining(['received', 'handover.washing', open, 'repair.body.painted|repair.parts.late', 'done']))
    expect(columns.filter((key) => ['repair', 'handover', 'repair.body.painting'].includes(key))).toEqual([])
  })

  it('tells in its timeline where it came from and went', async () => {
    const job = await shop.create()
    shop.setTime('2026-11-20T06:10:00Z')
    await shop.send(job, 'START')
    const [last] = await shop.engine.timeline(shop.advisor, 'en', 'job', job.id)
    expect(last).toMatchObject({ kind: 'transition', title: 'start', to: { value: open } })
  })
})

describe('what goes on in a machine', () => {
  it('is counted by state, also of regions side by side, with stays and ways taken', async () => {
    const before = await shop.engine.machineFigures(systemActor, 'job')
    const seen = { ...systemActor, dealerships: shop.boss.dealerships }
    const now = Date.parse('2026-11-24T08:00:00Z')
    shop.setTime(new Date(now).toISOString())
    const start = await shop.engine.machineFigures(seen, 'job')
    const job = await shop.create()
    shop.setTime(new Date(now + 7_200_000).toISOString())
    await shop.send(job, 'START')
    const after = await shop.engine.machineFigures(seen, 'job')
    expect(after?.taken.tr_start).toBe((start?.taken.tr_start ?? 0) + 1)
    for (const key of ['repair.body.painting', 'repair.parts.ordered']) expect(after?.records[key]).toBe((start?.records[key] ?? 0) + 1)
    expect(after?.medianMs.received).toBeGreaterThanOrEqual(0)
    expect(after).toMatchObject({ days: 90, isSample: false })
    // Whoever sees no dealership sees no counts.
    expect(Object.keys(before?.records ?? {})).toEqual([])
  })

  it('is a minute old at most, told to those who read definitions, and of live machines', async () => {
    const seen = { ...systemActor, dealerships: shop.boss.dealerships }
    const first = await shop.engine.machineFigures(seen, 'job')
    await shop.send(await shop.create(), 'START')
    expect(await shop.engine.machineFigures(seen, 'job')).toBe(first)
    expect(await refusal(shop.engine.machineFigures(shop.mechanic, 'job'))).toContain('Your role does not reach')
    expect([await shop.engine.machineFigures(seen, 'nothing'), await shop.engine.machineFigures(seen, '__proto__')]).toEqual([null, null])
  })
})

describe('a history state', () => {
  it('is refused with the reason', async () => {
    const { states, ...rest } = workshopMachine
    const files = workshopFiles({ ...rest, states: { ...states, before: { type: 'history', meta: { id: 'st_before', titles: { en: 'B', ru: 'B' }, category: 'active' } } } })
    const issues = await shop.engine.check(systemActor, files)
    expect(issues).toEqual([expect.objectContaining({ pointer: '/states/before/type', hint: expect.stringContaining('There is no history state: a record is stored by the states it stands in') })])
  })
})
