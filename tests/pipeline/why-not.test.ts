/** Why not, as data: of events, fields, commands; and what clocks and states say through the API. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '../../engine/index.ts'
import type { Actor } from '../../engine/model/types.ts'
import { statementsOf } from '../fixtures/statements.ts'
import { friday, type Job, openWorkshop, type Workshop } from '../fixtures/workshop.ts'

let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop()
})
afterAll(() => shop?.close())
beforeEach(() => shop.setTime(friday))

interface Reason {
  readonly code: string
  readonly text: string
}
interface Access {
  readonly events: readonly { readonly event: string; readonly allowed: boolean; readonly reason: Reason | null }[]
  readonly fields: readonly { readonly field: string; readonly access: string; readonly reason: Reason | null }[]
  readonly editReason: Reason | null
  readonly deleteReason: Reason | null
}
const accessOf = async (actor: Actor, job: Job): Promise<Access | null> =>
  (await shop.ask<{ a: Access | null }>(actor, 'query ($id: ID!) { a: jobAccess(id: $id) { events { event allowed reason { code text } } fields { field access reason { code text } } editReason { code } deleteReason { code } } }', { id: job.id })).a
const refusal = async (actor: Actor, query: string, variables: Readonly<Record<string, unknown>>) => (await shop.engine.graphql(actor, query, variables)).errors?.[0]?.extensions as { readonly code: string; readonly data?: { readonly reason?: string; readonly reasons?: object } } | undefined
const send = 'mutation ($id: ID!, $version: Int!, $event: JobEvent!) { sendJob(id: $id, version: $version, event: $event) { id } }'
const update = 'mutation ($id: ID!, $version: Int!, $input: JobInput!) { updateJob(id: $id, version: $version, input: $input) { id } }'

describe('why not', () => {
  it('is told of every event, with the code that the command refuses with', async () => {
    const job = await shop.create()
    const { version } = await shop.send(job, 'START')
    for (const actor of [shop.advisor, shop.mechanic]) {
      const { events = [] } = (await accessOf(actor, job)) ?? {}
      expect(events.map(({ event }) => event)).toEqual(expect.arrayContaining(['START', 'PAINTED', 'ARRIVED', 'CANCEL', 'WASHED']))
      for (const { event, allowed, reason } of events) {
        expect(allowed).toBe(reason === null)
        if (reason) expect(await refusal(actor, send, { id: job.id, version, event })).toMatchObject({ code: 'EVENT_REFUSED', data: { reason: reason.code } })
      }
    }
    const codes = async (actor: Actor) => Object.fromEntries(((await accessOf(actor, job))?.events ?? []).map(({ event, reason }) => [event, reason?.code ?? null]))
    expect(await codes(shop.advisor)).toMatchObject({ PAINTED: null, CANCEL: null, START: 'EVENT_STATE', WASHED: 'EVENT_STATE' })
    expect(await codes(shop.mechanic)).toMatchObject({ PAINTED: 'ROLE', CANCEL: 'ROLE', START: 'EVENT_STATE' })
  })

  it('is told of every field, with the code that the command refuses with', async () => {
    const job = await shop.create()
    const { version } = await shop.send(job, 'START')
    const { fields = [] } = (await accessOf(shop.advisor, job)) ?? {}
    expect(fields).toEqual([
      { field: 'title', access: 'READ_ONLY', reason: { code: 'STATE', text: 'In the state “painting” nothing is changed here.' } },
      { field: 'note', access: 'READ_ONLY', reason: { code: 'STATE_ROLE', text: 'In the state “painting” changes are made by: mechanic.' } },
      { field: 'supplier', access: 'EDIT', reason: null },
      { field: 'phone', access: 'READ_ONLY', reason: expect.objectContaining({ code: 'STATE' }) },
    ])
    expect(await refusal(shop.advisor, update, { id: job.id, version, input: { title: 'No', note: 'No' } })).toMatchObject({ code: 'FORBIDDEN', data: { reasons: { title: 'STATE', note: 'STATE_ROLE' } } })
  })

  it('is told of the record as a whole, and nothing of one that may not be read', async () => {
    const job = await shop.create()
    expect(await accessOf(shop.own, job)).toBeNull()
    expect(await accessOf(shop.advisor, job)).toMatchObject({ editReason: null, deleteReason: null })
    const { createJob } = await shop.ask<{ createJob: Job }>(shop.boss, 'mutation { createJob(input: { title: "Mine" }) { id version } }')
    expect(await accessOf(shop.boss, createJob)).toMatchObject({ editReason: null })
    expect(await refusal(shop.own, update, { id: job.id, version: 1, input: { title: 'No' } })).toMatchObject({ code: 'FORBIDDEN', data: { reason: 'NO_EDIT' } })
  })

  it('stands on the buttons of the record’s page too', async () => {
    const job = await shop.create()
    const view = await shop.engine.recordView(shop.mechanic, 'en', 'job', job.id)
    expect(view.events.find(({ event }) => event === 'START')).toMatchObject({ allowed: false, reasonCode: 'ROLE' })
  })
})

describe('clocks in answers', () => {
  interface Clocks {
    readonly id: string
    readonly clocks: readonly { readonly id: string; readonly title: string; readonly status: string; readonly dueAt: string | null; readonly elapsedMs: number; readonly remainingMs: number; readonly breachedAt: string | null }[]
  }
  const selection = 'id clocks { id title status dueAt elapsedMs remainingMs breachedAt }'
  const hour = 3_600_000

  it('show what they show at the moment of reading', async () => {
    const job = await shop.create()
    await shop.send(job, 'START')
    shop.setTime('2026-11-20T07:00:00Z')
    const read = async () => (await shop.ask<{ job: Clocks }>(shop.advisor, `query ($id: ID!) { job(id: $id) { ${selection} } }`, { id: job.id })).job.clocks
    expect(await read()).toEqual([{ id: 'cl_repair', title: 'Repair time', status: 'running', dueAt: '2026-11-20T11:00:00.000Z', elapsedMs: hour, remainingMs: 3 * hour, breachedAt: null }])
    const view = await shop.engine.recordView(shop.advisor, 'ru', 'job', job.id)
    expect(view.clocks).toEqual([expect.objectContaining({ title: 'Время ремонта', elapsedMs: hour, status: 'running' })])
    shop.setTime('2026-11-20T12:00:00Z')
    expect(await read()).toEqual([expect.objectContaining({ elapsedMs: 5 * hour, remainingMs: -hour, breachedAt: '2026-11-20T11:00:00.000Z' })])
    await shop.send(job, 'CANCEL')
    expect(await read()).toEqual([expect.objectContaining({ status: 'stopped', elapsedMs: 5 * hour, dueAt: null, breachedAt: '2026-11-20T11:00:00.000Z' })])
  })

  it('come with any number of records in one statement, under any alias', async () => {
    for (let i = 0; i < 3; i++) await shop.send(await shop.create({ title: 'Many' }), 'START')
    const texts = await statementsOf(async () => {
      const { jobs } = await shop.ask<{ jobs: { nodes: { again: Clocks['clocks'] }[] } }>(shop.advisor, '{ jobs(filter: { title: { eq: "Many" } }) { nodes { again: clocks { status } } } }')
      expect(jobs.nodes.map(({ again }) => again)).toEqual([[{ status: 'running' }], [{ status: 'running' }], [{ status: 'running' }]])
    })
    expect(texts.filter((text) => text.includes('sla_clock'))).toHaveLength(1)
  })

  it('are empty before they began', async () => {
    const job = await shop.create()
    expect((await shop.ask<{ job: Clocks }>(shop.advisor, `query ($id: ID!) { job(id: $id) { ${selection} } }`, { id: job.id })).job.clocks).toEqual([])
  })
})

describe('time in state', () => {
  const figures = 'state group count sumMs avgMs medianMs maxMs'
  interface Stay {
    readonly state: string
    readonly group: string | null
    readonly count: number
    readonly sumMs: number
    readonly avgMs: number
    readonly medianMs: number
    readonly maxMs: number
  }
  const minutes = (value: number): number => value * 60_000
  const inState = async (actor: Actor, args: string): Promise<readonly Stay[]> => (await shop.ask<{ s: Stay[] }>(actor, `{ s: jobsTimeInState(${args}) { ${figures} } }`)).s

  it('is measured from the journal, over the records that the reader may see', async () => {
    for (const [title, wait] of [['Short', 10], ['Middle', 20], ['Long', 90]] as const) {
      shop.setTime(friday)
      const job = await shop.create({ title, note: 'measured' })
      shop.setTime(new Date(Date.parse(friday) + minutes(wait)).toISOString())
      await shop.send(job, 'START')
      shop.setTime(new Date(Date.parse(friday) + minutes(wait + 5)).toISOString())
      await shop.send(job, 'PAINTED')
      shop.setTime(new Date(Date.parse(friday) + minutes(wait + 30)).toISOString())
      await shop.send(job, 'CANCEL')
    }
    const mine = 'filter: { note: { eq: "measured" } }'
    expect(await inState(shop.advisor, `${mine}, state: "received"`)).toEqual([{ state: 'received', group: null, count: 3, sumMs: minutes(120), avgMs: minutes(40), medianMs: minutes(20), maxMs: minutes(90) }])
    // Both stays inside the outer state are one time of the record.
    expect(await inState(shop.advisor, `${mine}, state: "repair"`)).toEqual([expect.objectContaining({ count: 3, sumMs: minutes(90), medianMs: minutes(30) })])
    expect(await inState(shop.advisor, `${mine}, state: "repair.body.painting"`)).toEqual([expect.objectContaining({ count: 3, sumMs: minutes(15) })])
    expect((await inState(shop.advisor, `${mine}, state: "received", groupBy: TITLE`)).map(({ group, sumMs }) => [group, sumMs])).toEqual([['Long', minutes(90)], ['Middle', minutes(20)], ['Short', minutes(10)]])
    expect((await inState(shop.advisor, mine)).map(({ state, count }) => [state, count])).toEqual([['received', 3], ['repair.body.painted|repair.parts.ordered', 3], ['repair.body.painting|repair.parts.ordered', 3]])
    expect(await inState(shop.own, `${mine}, state: "received"`)).toEqual([])
  })

  it('is a measure of reports, in their unit and by their rights', async () => {
    const texts = async (actor: Actor) => {
      const { blocks } = await shop.engine.report(actor, 'en', 'stays', {})
      return blocks.flatMap((block) => (block.kind === 'figures' ? block.figures.map(({ cell }) => cell.text) : block.kind === 'table' ? block.rows.map((row) => row.map(({ text }) => text).join(' ')) : [])).map((text) => text.replaceAll('\u00a0', ' '))
    }
    expect(await texts(shop.advisor)).toEqual(['20.0 min', '1.5 h', 'Long 90.0 min', 'Middle 20.0 min', 'Short 10.0 min'])
    expect(await texts(shop.own)).toEqual(['—', '—'])
  })

  it('of a state that is none is refused in a report', async () => {
    const files = await shop.engine.draft(systemActor)
    const issues = await shop.engine.check(systemActor, { ...files, 'reports/stays/report.json': (files['reports/stays/report.json'] ?? '').replace('"state": "received"', '"state": "receved"') })
    expect(issues).toEqual([expect.objectContaining({ pointer: '/measures/waited/state', hint: 'Did you mean “received”?' })])
  })
})
