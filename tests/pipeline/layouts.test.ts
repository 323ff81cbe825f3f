/** Board, calendar and chart of lists as people with different rights see them, and what may be done with a card. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RoleDefinition } from '../../engine/definition/types.ts'
import type { FreeTimesAsked, FreeTimesView, ListView } from '../../engine/engine.ts'
import type { JsonObject } from '../../engine/kernel/json.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

const operations = [{ op: 'hide', element: 'fl_work_order_bay' }, { op: 'hide', element: 'fl_work_order_planned_start' }, { op: 'set-planner', entity: 'pre-booking', overlap: 'refuse' }]
const storekeeper = JSON.parse(readFileSync('definitions/auto-service/roles/storekeeper/role.json', 'utf8')) as RoleDefinition
/** A storekeeper sees the bookings that are theirs. */
const ownOnly = { ...storekeeper, permissions: { ...storekeeper.permissions, 'pre-booking': { ...storekeeper.permissions['pre-booking'], read: true, filter: 'record.advisor == actor.id' } } }
const friday = new Date('2026-11-20T06:00:00Z')

let network: Network
beforeAll(async () => {
  network = await openNetwork({ 'overlays/spb.json': JSON.stringify({ base: 'auto-service@1.0.0', dealership: 'spb', operations }), 'roles/storekeeper/role.json': JSON.stringify(ownOnly) }, () => friday)
})
afterAll(() => network?.close())

const listOf = async (login: string, entity: string): Promise<ListView> => network.engine.listView(await network.as(login), 'ru', entity)
const names = (fields: readonly { readonly name: string }[] | undefined): readonly string[] => (fields ?? []).map(({ name }) => name)

describe('the layouts of a list', () => {
  it('say what makes columns, lanes, sums, resources and dimensions, in the reader’s language', async () => {
    const { layouts, board, calendar, chart } = await listOf('advisor.tyumen', 'work-order')
    expect(layouts).toEqual(['table', 'board', 'calendar', 'chart'])
    expect(board).toMatchObject({ columns: { name: 'state', title: 'Состояние' }, swimLanes: { name: 'advisor' }, sums: [{ name: 'total', type: 'money' }] })
    expect(calendar).toMatchObject({ start: { name: 'plannedStart' }, end: { name: 'plannedEnd' }, mayEdit: true, hours: { weekdays: { sat: [['10:00', '16:00']] } } })
    expect(names(calendar?.resources)).toEqual(['bay', 'mechanic', 'advisor'])
    expect(chart).toMatchObject({ kind: 'bar', bucket: 'month', measure: null })
    expect(names(chart?.measures)).toContain('total')
  })

  it('are derived where a definition has none: a board by state with a machine, a chart always', async () => {
    const vehicles = await listOf('advisor.tyumen', 'vehicle')
    expect(vehicles).toMatchObject({ layouts: ['table', 'chart'], board: null, calendar: null })
    expect(names(vehicles.chart?.dimensions)).toContain('createdAt')
  })

  it('follow what a dealership hides', async () => {
    const [own, other] = [await listOf('advisor.tyumen', 'work-order'), await listOf('advisor.spb', 'work-order')]
    expect([own.calendar === null, other.calendar === null]).toEqual([false, true])
    expect(other.layouts).toEqual(['table', 'board', 'chart'])
  })

  it('do not group or sum what stands behind a mask', async () => {
    const clients = await listOf('advisor.tyumen', 'client')
    expect(JSON.stringify(clients.chart)).not.toContain('passport')
    expect(JSON.stringify((await listOf('advisor.tyumen', 'work-order')).chart)).toContain('worksTotal')
  })
})

describe('what may be done with a card', () => {
  it('is what its page offers: events with their target, form and reason', async () => {
    const advisor = await network.as('advisor.tyumen')
    const order = await receiveOrder(network, advisor)
    const { events, version, state } = await network.engine.recordEvents(advisor, 'ru', 'work-order', order.id)
    expect([version, state]).toEqual([order.version, 'reception'])
    expect(events.map(({ event, allowed, target }) => [event, allowed, target?.value])).toEqual([['START_DIAGNOSIS', true, 'diagnosis'], ['REQUEST_APPROVAL', false, 'approval'], ['CANCEL', true, 'cancelled']])
    expect(events[1]?.reason).toBe('Сначала добавьте хотя бы одну работу.')
    expect(events[0]?.form).not.toBeNull()
    expect(events).toEqual((await network.engine.recordView(advisor, 'ru', 'work-order', order.id)).events)
  })

  it('is not told of another dealership’s record', async () => {
    const order = await receiveOrder(network, await network.as('advisor.tyumen'), 'Чужов Пётр')
    await expect(network.as('advisor.spb').then((stranger) => network.engine.recordEvents(stranger, 'ru', 'work-order', order.id))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(network.as('advisor.tyumen').then((own) => network.engine.recordEvents(own, 'ru', 'work-order', 'no-id'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('free times', () => {
  const monday = '2026-11-23'
  /** A time of Monday there. */
  const at = (time: string, zone = '+05:00'): string => new Date(`${monday}T${time}:00${zone}`).toISOString()
  const times = async (login: string, asked: Partial<FreeTimesAsked>, entity = 'pre-booking'): Promise<FreeTimesView> => network.engine.freeTimes(await network.as(login), 'en', entity, { record: null, values: {}, day: monday, ...asked })
  const startsOf = ({ starts }: FreeTimesView): readonly string[] => starts.map((start) => new Date(Date.parse(start.at) + 5 * 3_600_000).toISOString().slice(11, 16))
  const baysOf = async (login: string): Promise<readonly string[]> => (await network.ask<{ bays: { nodes: { id: string }[] } }>(await network.as(login), '{ bays(first: 20, orderBy: [{ field: POSITION, direction: ASC }]) { nodes { id } } }')).bays.nodes.map(({ id }) => id)
  const create = 'mutation ($input: PreBookingInput!) { createPreBooking(input: $input) { id version } }'
  const clients = new Map<string, string>()
  const inputFor = async (login: string, values: JsonObject): Promise<{ readonly input: JsonObject }> => {
    const client = clients.get(login) ?? (await receiveOrder(network, await network.as(login), `Записной ${login}`)).client
    clients.set(login, client)
    return { input: { client, workKind: 'repair', duration: 60, ...values } }
  }
  const book = async (login: string, values: JsonObject) => (await network.ask<{ createPreBooking: { id: string; version: number } }>(await network.as(login), create, await inputFor(login, values))).createPreBooking

  it('are those of what is chosen, in its hours, for as long as it takes; what is taken is told with its record', async () => {
    const [first = '', second = ''] = await baysOf('advisor.tyumen')
    const taken = await book('advisor.tyumen', { plannedStart: at('10:00'), bay: first })
    const asked = await times('advisor.tyumen', { values: { bay: first, duration: 60, plannedStart: at('10:30') } })
    expect(startsOf(asked)).toEqual(['09:00', '11:00', '11:30', '12:00', '14:00', '14:30', '15:00', '15:30', '16:00', '16:30', '17:00', '17:30', '18:00', '18:30', '19:00'])
    expect(asked).toMatchObject({ day: monday, today: '2026-11-20', minutes: 60, isWorked: true, next: null, chosen: ['Bay'], among: null, isOutside: false, isPast: false, isRefused: false })
    expect(asked.overlaps).toEqual([{ id: taken.id, title: expect.stringContaining('Записной') as string, from: at('10:00'), to: at('11:00'), minutes: 30, by: ['Bay'] }])
    const asking = 'query ($values: JSON) { freeTimes(entity: "pre-booking", day: "2026-11-23", values: $values) { minutes starts next overlaps { recordId minutes } } }'
    expect(await network.ask(await network.as('advisor.tyumen'), asking, { values: { bay: first, plannedStart: at('10:30') } })).toEqual({ freeTimes: { minutes: 60, starts: asked.starts.map((start) => start.at), next: null, overlaps: [{ recordId: taken.id, minutes: 30 }] } })
    // Neither itself, nor what is on another bay, nor what begins as it ends, is in its way.
    expect((await times('advisor.tyumen', { record: taken.id, values: {} })).overlaps).toEqual([])
    expect(startsOf(await times('advisor.tyumen', { record: taken.id, values: {} }))).toContain('10:00')
    for (const values of [{ bay: second, plannedStart: at('10:00') }, { bay: first, plannedStart: at('11:00') }]) expect((await times('advisor.tyumen', { values })).overlaps).toEqual([])
  })

  it('count what could be chosen while nothing is, and offer what is free then', async () => {
    const bays = await baysOf('advisor.tyumen')
    const { starts, among, offers } = await times('advisor.tyumen', { values: { plannedStart: at('10:00') } })
    expect([among, starts.find((start) => start.at === at('10:00'))?.count, starts.find((start) => start.at === at('09:00'))?.count]).toEqual(['Bay', bays.length - 1, bays.length])
    expect(offers).toMatchObject([{ field: 'bay' }])
    expect(offers[0]?.choices.map(({ value }) => value).sort()).toEqual(bays.slice(1).sort())
  })

  it('know free days, and the next one that is not; what is outside of the hours, over, or the wrong way round', async () => {
    const [bay = ''] = await baysOf('advisor.tyumen')
    expect(await times('advisor.tyumen', { day: '2026-11-22', values: { bay } })).toMatchObject({ isWorked: false, starts: [], next: at('09:00') })
    expect(await times('advisor.tyumen', { values: { bay, plannedStart: at('13:30') } })).toMatchObject({ isOutside: true })
    expect(await times('advisor.tyumen', { day: '2026-11-19', values: { bay, plannedStart: '2026-11-19T06:00:00Z' } })).toMatchObject({ starts: [], isPast: true })
    expect(await times('advisor.tyumen', { values: { bay, plannedStart: at('12:00'), plannedEnd: at('11:00') } }, 'work-order')).toMatchObject({ isBackwards: true, minutes: 60 })
    for (const [day, plannedStart] of [['9999-12-31', '9999-12-31T23:59:00Z'], ['2199-12-31', '2199-12-31T22:00:00Z'], ['2026-02-30', '+275760-09-12T00:00:00Z']] as const) expect((await times('advisor.tyumen', { day, values: { plannedStart } })).overlaps).toEqual([])
    expect((await times('advisor.tyumen', { day: 'tomorrow', values: { bay: 'x', advisor: 7, duration: -5, plannedStart: 'soon' } as never })).minutes).toBe(1)
  })

  it('are taken by what the reader may not see, which is told as busy alone; another dealership’s count nowhere', async () => {
    const [bay = ''] = await baysOf('advisor.tyumen')
    const asked = await times('storekeeper.tyumen', { values: { bay, plannedStart: at('10:00') } })
    expect(asked.overlaps).toEqual([{ id: null, title: null, from: at('10:00'), to: at('11:00'), minutes: 60, by: ['Bay'] }])
    expect(startsOf(asked)).not.toContain('10:00')
    await book('advisor.tyumen', { plannedStart: at('17:00'), bay })
    const other = await times('advisor.spb', { values: { bay, plannedStart: at('17:00') } })
    expect([other.overlaps, other.starts.some((start) => start.at === at('17:00'))]).toEqual([[], true])
    const { id } = await book('advisor.spb', { plannedStart: at('18:00'), bay })
    expect(startsOf(await times('advisor.tyumen', { values: { bay } }))).toContain('18:00')
    await expect(times('advisor.tyumen', { record: id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(times('mechanic.tyumen', { values: { bay } }, 'payment')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('stand in the form of a record, in that of an event, and in a form of another kind of record that asks for them', async () => {
    const { id } = await book('advisor.tyumen', { plannedStart: at('16:00') })
    const advisor = await network.as('advisor.tyumen')
    const optionsOf = (form: { readonly uiSchema: JsonObject } | null | undefined) => (form?.uiSchema.plannedStart as { readonly 'ui:options'?: { readonly freeTimes?: object } } | undefined)?.['ui:options']?.freeTimes
    const whole = { entity: 'pre-booking', start: 'plannedStart', reads: ['duration', 'bay', 'advisor'], end: null }
    expect(optionsOf((await network.engine.recordView(advisor, 'en', 'pre-booking', null)).form)).toEqual({ ...whole, record: null, isOpen: true })
    const { form, events } = await network.engine.recordView(advisor, 'en', 'pre-booking', id)
    expect(optionsOf(form)).toEqual({ ...whole, record: id, isOpen: false })
    expect(optionsOf(events.find(({ event }) => event === 'MOVE')?.form)).toEqual({ ...whole, record: id, isOpen: true })
  })

  it('are nobody’s twice where a dealership refuses overlaps, not even at the same moment', async () => {
    const [, , bay = ''] = await baysOf('advisor.spb')
    const [one, other] = await Promise.all(['advisor.spb', 'head.spb'].map(async (login) => ({ actor: await network.as(login), variables: await inputFor(login, { plannedStart: at('12:00', '+03:00'), bay }) })))
    const answers = await Promise.all([one, other].flatMap((who) => (who ? [network.engine.graphql(who.actor, create, who.variables)] : [])))
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1)
    expect(answers.flatMap(({ errors = [] }) => errors.map(({ message, extensions }) => [extensions?.code, message]))).toEqual([['VALIDATION_FAILED', expect.stringContaining('12:00') as string]])
    // Another time is; moving it onto the taken one is not, in whatever way; what is cancelled takes no time.
    const later = await book('head.spb', { plannedStart: at('13:00', '+03:00'), bay })
    const head = await network.as('head.spb')
    const move = 'mutation ($id: ID!, $version: Int!, $at: JSON) { sendPreBooking(id: $id, version: $version, event: MOVE, input: $at) { id } }'
    expect(await network.refused(head, move, { ...later, at: { plannedStart: at('12:30', '+03:00'), bay } })).toEqual(['VALIDATION_FAILED'])
    expect(await network.refused(head, 'mutation ($id: ID!, $version: Int!, $input: PreBookingInput!) { updatePreBooking(id: $id, version: $version, input: $input) { id } }', { ...later, input: { duration: 90, plannedStart: at('11:30', '+03:00') } })).toEqual(['VALIDATION_FAILED'])
    await network.ask(head, 'mutation ($id: ID!, $version: Int!) { updatePreBooking(id: $id, version: $version, input: { note: "Ждёт" }) { id } }', later)
    await network.ask(head, 'mutation ($id: ID!, $version: Int!) { sendPreBooking(id: $id, version: $version, event: CANCEL, input: { reason: "Передумал" }) { id } }', { id: later.id, version: later.version + 1 })
    await book('advisor.spb', { plannedStart: at('13:00', '+03:00'), bay })
    // Some that are there are moved to one time at once; no number makes them wait for each other.
    const there = await Promise.all(['14:00', '15:00', '16:00', '17:00', '19:00'].map((time) => book('head.spb', { plannedStart: at(time, '+03:00'), bay })))
    const moved = await Promise.all(there.map((one) => network.engine.graphql(head, move, { ...one, at: { plannedStart: at('18:00', '+03:00'), bay } })))
    expect(moved.filter(({ errors }) => errors === undefined)).toHaveLength(1)
    // Where overlaps are warned of they are saved.
    for (const login of ['advisor.tyumen', 'head.tyumen']) await book(login, { plannedStart: at('12:00'), bay })
  })
})
