/** A draft led through by hand and along scenarios; nothing is written, and nobody sees more than is theirs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftFiles, TriedView, TryOutRequest } from '../../engine/engine.ts'
import { systemActor } from '../../engine/index.ts'
import { raw, sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { friday, openWorkshop, type Workshop, workshopFiles, workshopMachine } from '../fixtures/workshop.ts'

let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop()
})
afterAll(() => shop?.close())

const draft = (change: (machine: typeof workshopMachine) => unknown = () => undefined): DraftFiles => {
  const machine = structuredClone(workshopMachine)
  change(machine)
  return workshopFiles(machine)
}
const plain = { entity: 'job', dealership: 'north', role: 'advisor', at: friday, from: { kind: 'new', state: null }, does: null } as const
const tried = async (request: Partial<TryOutRequest>, files: DraftFiles = draft(), actor: Actor = systemActor): Promise<TriedView> => {
  const { issues, view } = await shop.engine.tryOut(actor, 'en', files, { ...plain, ...request })
  expect(issues.filter(({ severity }) => severity !== 'warning')).toEqual([])
  return view as TriedView
}
/** What is done to a tried record next. */
const next = (view: TriedView, does: TryOutRequest['does'], more: Partial<TryOutRequest> = {}, files?: DraftFiles) => tried({ from: { kind: 'tried', record: view.record }, at: view.at, does, ...more }, files)
const send = (event: string, input: object = {}): TryOutRequest['does'] => ({ kind: 'send', event, input: input as never })

describe('a record led through a draft by hand', () => {
  it('begins new, waits for what its state waits for, and goes where its events lead', async () => {
    const fresh = await tried({})
    expect([fresh.state?.value, fresh.events.map(({ event, allowed }) => [event, allowed]), fresh.mistakes.map(({ pointer }) => pointer)]).toEqual(['received', [['START', true], ['SKIP', true], ['ALARM', true]], ['/title']])
    expect(fresh.waits.map(({ kind, title, at }) => [kind, title, at])).toEqual([['timer', 'nobody_began', '2026-11-20T08:00:00.000Z'], ['timer', 'forgotten', '2026-11-21T06:00:00.000Z']])
    const refused = await next(fresh, send('START', { supplier: 'X' }))
    expect([refused.state?.value, refused.steps[0]?.refused]).toEqual(['received', expect.objectContaining({ code: 'VALIDATION_FAILED', issues: [expect.objectContaining({ pointer: '/title' })] })])
    expect((await next(fresh, { kind: 'send', event: 'START', input: {}, values: { title: 'Typed' } })).label).toBe('Typed')
    const named = await next(fresh, { kind: 'save', values: { title: 'Door' } })
    const started = await next(named, send('START', { supplier: 'X' }))
    expect([started.state?.title, started.label, started.steps[0]?.title, started.clocks.map(({ title, status }) => [title, status])]).toEqual(['painting · ordered', 'Door', 'start', [['Repair time', 'running']]])
  })

  it('lets time pass: delays and alarms happen in their order, told in words', async () => {
    const named = await next(await tried({}), { kind: 'save', values: { title: 'Door' } })
    const started = await next(named, send('START'))
    const later = await next(started, { kind: 'wait', until: '2026-11-23T09:00:00.000Z' })
    expect(later.steps.map(({ kind, title, to, effects }) => [kind, title, to?.title, effects])).toEqual([
      ['timer', 'parts_late', 'painting · late', [{ kind: 'notify', to: ['boss'], text: 'parts are late' }]],
      ['timer', 'too_long', 'cancelled', []],
    ])
    const soon = await next(started, { kind: 'wait', until: '2026-11-20T07:00:00.000Z' })
    expect([soon.steps, soon.at]).toEqual([[], '2026-11-20T07:00:00.000Z'])
    const arrived = await next(await next(started, send('ARRIVED')), { kind: 'wait', until: '2026-11-20T12:00:00.000Z' })
    expect(arrived.steps.map(({ kind, title, effects }) => [kind, title, effects])).toEqual([
      ['alarm', 'Repair time', [{ kind: 'set', field: 'note', from: '—', to: 'an hour left' }]],
      ['alarm', 'Repair time', [{ kind: 'notify', to: ['boss'], text: 'repair takes too long' }]],
    ])
  })

  it('does what automations would do, at once and when their time comes, and no more than once', async () => {
    const automation = (name: string, rest: object) => ({ [`automations/${name}/automation.json`]: JSON.stringify({ id: `au_${name}`, name, titles: { en: name, ru: name }, entity: 'job', ...rest }) })
    const notify = { type: 'notify', params: { to: ['role:boss'], titles: { en: 'nobody answered', ru: 'x' } } }
    const files = {
      ...draft(),
      ...automation('welcome', { trigger: { kind: 'created' }, actions: [{ type: 'set-fields', params: { values: { note: "'welcome'" } } }] }),
      ...automation('again', { trigger: { kind: 'changed', fields: ['note'] }, condition: "record.note == 'welcome'", actions: [{ type: 'comment', params: { text: 'record.note' } }] }),
      ...automation('reminder', { trigger: { kind: 'waiting', state: 'repair', for: 'P2D' }, actions: [notify] }),
      ...automation('cancels', { trigger: { kind: 'waiting', state: 'repair', for: 'PT3H' }, condition: "record.note == 'cancel me'", actions: [{ type: 'send-event', params: { event: 'CANCEL' } }] }),
    }
    const fresh = await tried({}, files)
    expect(fresh.steps.map(({ kind, title, effects }) => [kind, title, effects])).toEqual([
      ['create', 'Job', []],
      ['automation', 'welcome', [{ kind: 'set', field: 'note', from: '—', to: 'welcome' }]],
      ['automation', 'again', [{ kind: 'comment', text: 'welcome' }]],
    ])
    const started = await next(await next(fresh, { kind: 'save', values: { title: 'Door' } }, {}, files), send('START'), {}, files)
    expect(started.waits.map(({ kind, title }) => [kind, title])).toContainEqual(['automation', 'reminder'])
    const late = await next(started, { kind: 'wait', until: '2026-11-22T07:00:00.000Z' }, {}, files)
    expect(late.steps.filter(({ kind }) => kind === 'automation').map(({ title, effects }) => [title, effects])).toEqual([['reminder', [{ kind: 'notify', to: ['boss'], text: 'nobody answered' }]]])
    const doomed = await next(await next(started, { kind: 'save', values: { note: 'cancel me' } }, {}, files), { kind: 'wait', until: '2026-11-20T10:00:00.000Z' }, {}, files)
    expect([doomed.state?.value, doomed.steps.slice(-2).map(({ kind, title }) => [kind, title])]).toEqual(['cancelled', [['automation', 'cancels'], ['event', 'cancel']]])
  })

  it('shows each role its buttons, with the reason of the draft', async () => {
    const guarded = draft(({ states }) => Object.assign(states.repair.on.CANCEL, { guard: { type: 'expression', params: { cel: 'record.note != null', titles: { en: 'Say why first.', ru: 'x' } } } }))
    const inRepair = await tried({ from: { kind: 'new', state: 'repair.body.painting|repair.parts.ordered' } }, guarded)
    const why = ({ events }: TriedView) => Object.fromEntries(events.map(({ event, reason }) => [event, reason]))
    expect(why(inRepair)).toMatchObject({ CANCEL: 'Say why first.', PAINTED: null })
    const asMechanic = await next(inRepair, null, { role: 'mechanic' }, guarded)
    expect(why(asMechanic)).toMatchObject({ CANCEL: 'Your role may not do this here.' })
    expect((await next(inRepair, send('CANCEL'), {}, guarded)).steps[0]?.refused).toMatchObject({ code: 'GUARD', text: 'Say why first.' })
    expect(asMechanic.form.uiSchema).not.toEqual({})
  })

  it('copies a real record with the rights of whoever tries it, and leaves the real one alone', async () => {
    const { id } = await shop.create({ title: 'Real', note: 'kept', phone: '+7 921 555-01-02' })
    const tables = await shop.store.query<{ name: string }>(sql`select format('%I.%I', t.table_schema, t.table_name) as name from information_schema.tables t where t.table_schema in ('platform', 'data') and t.table_type = 'BASE TABLE' order by 1`)
    const contents = () => Promise.all(tables.map(async ({ name }) => [name, await shop.store.query(sql`select count(*) as n, md5(string_agg(r::text, ' ' order by r::text)) as hash from ${raw(name)} r`)]))
    const before = await contents()
    const copy = await tried({ from: { kind: 'copy', id }, does: send('START') })
    expect([copy.label, copy.state?.title, copy.record.values.note]).toEqual(['Real', 'painting · ordered', 'kept'])
    await next(copy, { kind: 'wait', until: '2026-12-20T09:00:00.000Z' })
    expect(await contents()).toEqual(before)
    await expect(shop.engine.tryOut(shop.advisor, 'en', draft(), { ...plain, from: { kind: 'copy', id } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(tried({ from: { kind: 'copy', id: '0199f1de-0000-7000-8000-000000000000' } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    // One who tries drafts, and sees of the jobs only their own.
    const permissions = { job: { read: true, filter: 'record.createdBy == actor.id', fields: { phone: 'masked' } } }
    await shop.engine.publish(systemActor, { ...draft(), 'roles/own/role.json': JSON.stringify({ id: 'ro_own', name: 'own', titles: { en: 'own', ru: 'own' }, workplace: 'desk', permissions, platform: ['definitions.try'] }) }, null)
    await expect(tried({ from: { kind: 'copy', id } }, draft(), shop.own)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await shop.store.query(sql`update data.job set created_by = ${shop.own.id}::uuid where id = ${id}::uuid`)
    expect((await tried({ from: { kind: 'copy', id } }, draft(), shop.own)).record.values).toMatchObject({ note: 'kept' })
    expect((await tried({ from: { kind: 'copy', id } }, draft(), shop.own)).record.values.phone ?? null).toBeNull()
  })

  it.each<[string, object]>([
    ['a state that there is not', { from: { kind: 'tried', record: { values: {}, number: null, state: 'nowhere', stateSince: friday, createdAt: friday, timers: [], clocks: [] } } }],
    ['an outer state', { from: { kind: 'new', state: 'repair' } }],
    ['no record at all', { from: { kind: 'tried', record: null } }],
    ['a clock that is none', { from: { kind: 'tried', record: { values: {}, number: null, state: 'received', stateSince: friday, createdAt: friday, timers: [], clocks: [{ status: 'running' }] } } }],
    ['timers without end', { from: { kind: 'tried', record: { values: {}, number: null, state: 'received', stateSince: friday, createdAt: friday, timers: Array(400).fill({}), clocks: [] } } }],
    ['a moment that is none', { at: 'yesterday' }],
    ['a moment out of time', { does: { kind: 'wait', until: '9999-01-01T00:00:00.000Z' } }],
    ['a form that is none', { does: { kind: 'send', event: 'START', input: [] } }],
    ['values without end', { does: { kind: 'save', values: { note: 'x'.repeat(400_000) } } }],
    ['nothing known', { does: { kind: 'wish' } }],
  ])('refuses %s', async (_, request) => {
    await expect(tried(request)).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('says what is wrong with a draft instead of trying it', async () => {
    const { issues, view } = await shop.engine.tryOut(systemActor, 'en', draft(({ states }) => Object.assign(states.received.on.START, { target: 'nowhere' })), plain)
    expect([issues.map(({ pointer }) => pointer), view]).toEqual([['/states/received/on/START/target'], null])
  })
})

describe('scenarios of a draft', () => {
  it('are found, kept with the package and tried again with each plan', async () => {
    const { scenarios, uncovered } = await shop.engine.findScenarios(systemActor, draft(), 'job', null)
    expect([scenarios.length > 0, uncovered]).toEqual([true, []])
    const kept = { 'entities/job/scenarios.json': JSON.stringify({ scenarios }) }
    expect((await shop.engine.plan(systemActor, { ...draft(), ...kept })).issues).toEqual([])
    const { results } = await shop.engine.runScenarios(systemActor, 'en', { ...draft(), ...kept }, 'job', null)
    expect(results.every(({ failure }) => failure === null) && results.length === scenarios.length).toBe(true)
    const other = draft(({ states }) => Object.assign(states.repair.on.CANCEL, { target: 'stuck' }))
    const plan = await shop.engine.plan(systemActor, { ...other, ...kept })
    expect(plan.issues.length).toBeGreaterThan(0)
    for (const { file, pointer, severity, message } of plan.issues) {
      expect([file, severity]).toEqual(['entities/job/scenarios.json', 'warning'])
      expect([pointer, message]).toEqual([expect.stringMatching(/^\/scenarios\/\d+\/steps\/\d+$/), expect.stringMatching(/^the scenario “.*” does not hold: step \d+, “cancel”, leads to “stuck” instead of “cancelled”$/)])
    }
    // Warnings keep nobody from publishing; the version carries the scenarios.
    await shop.engine.publish(systemActor, { ...other, ...kept }, null)
    expect(JSON.parse((await shop.engine.draft(systemActor))['entities/job/scenarios.json'] ?? '{}')).toEqual({ scenarios })
  })

  it('take along what automations do', async () => {
    const automated = (cel: string) => ({ 'automations/gives-up/automation.json': JSON.stringify({ id: 'au_gives_up', name: 'gives-up', titles: { en: 'Gives up', ru: 'x' }, entity: 'job', trigger: { kind: 'entered', state: 'repair' }, condition: cel, actions: [{ type: 'send-event', params: { event: 'CANCEL' } }] }) })
    const { scenarios } = await shop.engine.findScenarios(systemActor, { ...draft(), ...automated('true') }, 'job', null)
    expect(scenarios.flatMap(({ steps }) => steps).filter(({ transition }) => transition === 'tr_start').map(({ to }) => to)).toEqual(expect.arrayContaining(['st_cancelled']))
    const kept = { 'entities/job/scenarios.json': JSON.stringify({ scenarios }) }
    const failures = async (files: DraftFiles) => (await shop.engine.runScenarios(systemActor, 'en', { ...draft(), ...kept, ...files }, 'job', null)).results.flatMap(({ failure }) => failure ?? [])
    expect(await failures(automated('true'))).toEqual([])
    expect(await failures(automated('false'))).toContainEqual(expect.objectContaining({ kind: 'state', was: 'cancelled' }))
  })

  it('are kept of a walk by hand, with its waits and what was typed', async () => {
    const fresh = await tried({ from: { kind: 'new', state: null }, dealership: null })
    const named = await next(fresh, { kind: 'save', values: { title: 'Door' } }, { dealership: null })
    const started = await next(named, send('START', { supplier: 'X' }), { dealership: null })
    const late = await next(started, { kind: 'wait', until: '2026-11-20T07:45:00.000Z' }, { dealership: null })
    const [, cancelled] = [await next(late, send('ARRIVED_LATE'), { dealership: null }), await next(late, send('CANCEL'), { dealership: null })]
    expect(fresh.scenario).toMatchObject({ begins: 'st_received', steps: [] })
    expect([named.scenario.set, named.scenario.begins]).toEqual([{ title: 'Door' }, null])
    const [start] = started.scenario.steps
    expect(start).toMatchObject({ transition: 'tr_start', role: 'advisor', input: { supplier: 'X' } })
    expect(late.scenario.steps).toEqual([expect.objectContaining({ transition: 'tr_parts_late' })])
    expect(late.scenario.steps[0]).not.toHaveProperty('role')
    const steps = [{ ...start, set: named.scenario.set }, ...late.scenario.steps, ...cancelled.scenario.steps]
    const kept = { 'entities/job/scenarios.json': JSON.stringify({ scenarios: [{ id: 'sc_own', titles: { en: 'Own', ru: 'x' }, role: 'advisor', begins: fresh.scenario.begins, steps }] }) }
    const { issues, results } = await shop.engine.runScenarios(systemActor, 'en', { ...draft(), ...kept }, 'job', null)
    expect([issues, results]).toEqual([[], [{ id: 'sc_own', failure: null }]])
    // A copy of a real record began elsewhere.
    expect((await tried({ from: { kind: 'new', state: 'stuck' } })).scenario.begins).toBeNull()
  })

  it('are refused where there is nothing to go through, or two are one', async () => {
    const scenario = { id: 'sc_one', titles: { en: 'One', ru: 'One' }, begins: 'st_received', steps: [] }
    const twice = { ...draft(), 'entities/job/scenarios.json': JSON.stringify({ scenarios: [scenario, scenario] }) }
    expect((await shop.engine.check(systemActor, twice)).map(({ pointer, message }) => [pointer, message])).toEqual([['/scenarios/1/id', 'the id “sc_one” is taken']])
    const stateless = Object.fromEntries(Object.entries(twice).filter(([path]) => path !== 'entities/job/machine.json'))
    expect((await shop.engine.check(systemActor, stateless)).some(({ message }) => message === '“job” has no states to go through')).toBe(true)
  })
})
