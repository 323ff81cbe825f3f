/** A draft tried on what really happened; nothing is written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftFiles } from '../../engine/engine.ts'
import { systemActor } from '../../engine/index.ts'
import { raw, sql } from '../../engine/kernel/sql.ts'
import { friday, openWorkshop, type Workshop, workshopFiles, workshopMachine } from '../fixtures/workshop.ts'

let shop: Workshop
let cancelled: string
let done: string
beforeAll(async () => {
  shop = await openWorkshop()
  const minutes = (value: number): string => new Date(Date.parse(friday) + value * 60_000).toISOString()
  const job = async (title: string, from: number, events: readonly string[]): Promise<string> => {
    shop.setTime(minutes(from))
    const { id } = await shop.create({ title, phone: '+7 921 555-01-02' })
    for (const [i, event] of events.entries()) {
      shop.setTime(minutes(from + i + 1))
      await shop.send({ id }, event, event === 'START' ? { supplier: 'Somebody', phone: '+7 921 555-01-03' } : {})
    }
    return id
  }
  cancelled = await job('Cancelled', 0, ['START', 'PAINTED', 'CANCEL'])
  done = await job('Done', 10, ['START', 'ARRIVED', 'PAINTED', 'WASHED'])
  await shop.ask(shop.advisor, 'mutation ($id: ID!, $version: Int!) { updateJob(id: $id, version: $version, input: { note: "later" }) { id } }', { ...(await shop.create({ title: 'New' })) })
  // A timer's event is part of what happened.
  shop.setTime(minutes(200))
  await shop.fire()
})
afterAll(() => shop?.close())

type Machine = typeof workshopMachine
const draft = (change: (machine: Machine) => unknown): DraftFiles => {
  const machine = structuredClone(workshopMachine)
  change(machine)
  return workshopFiles(machine)
}
const tried = (files: DraftFiles, options: { readonly last?: number; readonly entity?: string } = {}) => shop.engine.simulate(systemActor, files, options)
type Open = Record<string, unknown>
const on = (machine: Machine, state: 'received' | 'repair'): Record<string, Open> => machine.states[state].on as unknown as Record<string, Open>

describe('a simulation', () => {
  it('of what is live shows no difference', async () => {
    const result = await tried(workshopFiles())
    expect(result).toEqual({ issues: [], found: 3, records: 3, events: 8, differences: [], skipped: [] })
  })

  it('tells events that would be refused, and why', async () => {
    const { differences } = await tried(draft((machine) => Object.assign(on(machine, 'repair').CANCEL ?? {}, { guard: { type: 'expression', params: { cel: 'record.note != null', titles: { en: 'Say why first.', ru: 'Сначала скажите почему.' } } } })))
    expect(differences).toEqual([
      { kind: 'refused', entity: 'job', record: cancelled, number: null, event: 'CANCEL', at: '2026-11-20T06:03:00.000Z', by: 'advisor', state: 'repair.body.painted|repair.parts.ordered', reason: { code: 'GUARD', text: 'Say why first.' } },
      { kind: 'end', entity: 'job', record: cancelled, number: null, was: 'cancelled', now: 'repair.body.painted|repair.parts.ordered' },
    ])
  })

  it('tells roles, steps and required fields that would stand in the way', async () => {
    const reasons = async (change: (machine: Machine) => unknown) => (await tried(draft(change))).differences.flatMap((one) => (one.kind === 'refused' ? [[one.record, one.event, one.reason.code]] : []))
    expect(await reasons((machine) => Object.assign((on(machine, 'repair').CANCEL as { meta: object }).meta, { roles: ['boss'] }))).toEqual([[cancelled, 'CANCEL', 'ROLE']])
    expect(await reasons((machine) => Object.assign(machine.states.repair.meta, { required: ['title', 'note'] }))).toEqual([[done, 'START', 'VALIDATION_FAILED'], [cancelled, 'START', 'VALIDATION_FAILED']])
  })

  it('tells records that would go elsewhere, and do other things on the way', async () => {
    const { differences } = await tried(draft((machine) => Object.assign(on(machine, 'repair').CANCEL ?? {}, { target: 'stuck', actions: [{ type: 'set-fields', params: { values: { note: "'over'" } } }] })))
    expect(differences).toEqual([
      expect.objectContaining({ kind: 'state', record: cancelled, event: 'CANCEL', was: 'cancelled', now: 'stuck' }),
      expect.objectContaining({ kind: 'effects', record: cancelled, was: [], now: ['set note = "over"'] }),
      expect.objectContaining({ kind: 'end', record: cancelled, was: 'cancelled', now: 'stuck' }),
    ])
  })

  it('takes automations along: what they do at once, and what when its time comes', async () => {
    const automation = (name: string, rest: object) => ({ [`automations/${name}/automation.json`]: JSON.stringify({ id: `au_${name}`, name, titles: { en: name, ru: name }, entity: 'job', ...rest }) })
    const { differences } = await tried({
      ...workshopFiles(),
      ...automation('welcome', { trigger: { kind: 'created' }, actions: [{ type: 'set-fields', params: { values: { note: "'welcome'" } } }] }),
      ...automation('reminder', { trigger: { kind: 'waiting', state: 'received', for: 'PT1H' }, actions: [{ type: 'notify', params: { to: ['role:boss'], titles: { en: 'begin', ru: 'x' } } }] }),
      ...automation('cancels', { trigger: { kind: 'entered', state: 'repair' }, condition: "record.title == 'Cancelled'", actions: [{ type: 'send-event', params: { event: 'CANCEL' } }] }),
    })
    const told = differences.flatMap((one) => (one.kind === 'effects' ? [[one.record === cancelled ? 'cancelled' : one.record === done ? 'done' : 'new', one.event, one.was, one.now.map((effect) => (effect.startsWith('set') ? effect : (JSON.parse(effect) as { kind: string }).kind))]] : []))
    const welcome = 'set note = "welcome"'
    expect(told).toHaveLength(4)
    expect(told).toEqual(expect.arrayContaining([['cancelled', null, [], [welcome]], ['cancelled', 'START', [], ['send']], ['done', null, [], [welcome]], ['new', null, [], [welcome, 'notify']]]))
    expect(differences.filter(({ kind }) => kind !== 'effects')).toEqual([])
  })

  it('knows renamed states and fields by their ids', async () => {
    const renamed = draft((machine) => {
      const { stuck, ...rest } = machine.states
      Object.assign(machine, { states: { ...rest, jammed: stuck } })
      Object.assign(on(machine, 'received').ALARM ?? {}, { target: 'jammed' })
    })
    expect((await tried(renamed)).differences).toEqual([])
  })

  it('says what is wrong with a draft instead of trying it', async () => {
    const { issues, records } = await tried(draft((machine) => Object.assign(on(machine, 'received').START ?? {}, { target: 'nowhere' })))
    expect([issues.map(({ pointer }) => pointer), records]).toEqual([['/states/received/on/START/target'], 0])
  })

  it('tries as many records as are asked for, of one entity', async () => {
    expect((await tried(workshopFiles(), { last: 1, entity: 'job' })).records).toBe(1)
    await expect(tried(workshopFiles(), { last: 0 })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(tried(workshopFiles(), { entity: 'nothing' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(shop.engine.simulate(shop.advisor, workshopFiles())).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('goes over its records part by part, as they were when it began', async () => {
    const until = shop.now().toISOString()
    const parts = await Promise.all([0, 2].map((from) => shop.engine.simulate(systemActor, workshopFiles(), { part: { from, count: 2, until } })))
    expect(parts.map(({ found, records, events }) => [found, records, events])).toEqual([[3, 2, expect.any(Number)], [3, 1, expect.any(Number)]])
    expect(parts.reduce((sum, { events }) => sum + events, 0)).toBe(8)
    expect(await shop.engine.simulate(systemActor, workshopFiles(), { part: { from: 0, count: 2, until: '2026-11-01T00:00:00.000Z' } })).toMatchObject({ found: 0, records: 0 })
    await expect(shop.engine.simulate(systemActor, workshopFiles(), { part: { from: -1, count: 2, until } })).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('changes no row of any table', async () => {
    const tables = await shop.store.query<{ name: string }>(sql`select format('%I.%I', t.table_schema, t.table_name) as name from information_schema.tables t where t.table_schema in ('platform', 'data') and t.table_type = 'BASE TABLE' order by 1`)
    const contents = () => Promise.all(tables.map(async ({ name }) => [name, await shop.store.query(sql`select count(*) as n, md5(string_agg(r::text, ' ' order by r::text)) as hash from ${raw(name)} r`)]))
    const before = await contents()
    expect(tables.length).toBeGreaterThan(20)
    await tried(draft((machine) => Object.assign(on(machine, 'repair').CANCEL ?? {}, { target: 'stuck', actions: [{ type: 'notify', params: { to: ['role:boss'], titles: { en: 'x', ru: 'x' } } }] })))
    expect(await contents()).toEqual(before)
  })

  it('keeps what was typed for it, but no personal data', async () => {
    const kept = await shop.store.query<{ input: object }>(sql`select a.input from platform.audit_entry a where a.record_id = ${done}::uuid and a.event = 'START'`)
    expect(kept).toEqual([{ input: { supplier: 'Somebody' } }])
  })
})
