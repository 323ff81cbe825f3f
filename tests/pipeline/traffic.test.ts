/** Nine contacts of one week from the reception desk to their end: who is told, what is created, what the journal says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Played, playScenes, playToday } from '../../engine/cli/demo/scenes/index.ts'
import { fireDue } from '../../engine/jobs/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { systemIn } from '../../engine/runtime/index.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
let now = '2017-11-24T08:00:00Z'
let stage: ReturnType<typeof openStage>
const seen = new Map<string, Seen>()
let ids: Played = {}

/** What stood there when a scene was over. */
interface Seen {
  readonly contact: Contact
  readonly told: readonly string[]
}
interface Contact {
  readonly number: number
  readonly state: string
  readonly channel: string
  readonly who: string
  readonly clientText: string | null
  readonly client: { readonly name: string } | null
  readonly responsible: { readonly login: string } | null
  readonly takenBy: { readonly login: string } | null
  readonly waitingMinutes: number | null
  readonly worksheet: { readonly id: string } | null
  readonly booking: { readonly id: string } | null
  readonly visit: { readonly id: string } | null
  readonly workOrder: { readonly id: string } | null
}
const contactFields = 'number state channel who clientText client { name } responsible { login } takenBy { login } waitingMinutes worksheet { id } booking { id } visit { id } workOrder { id }'

const actors = new Map<string, Actor>()
async function as(login: string): Promise<Actor> {
  const known = actors.get(login) ?? (await network.as(login))
  actors.set(login, known)
  return known
}
const ask = async <T>(login: string, query: string, variables = {}): Promise<T> => network.ask<T>(await as(login), query, variables)
const contactOf = async (id: string): Promise<Contact> => (await ask<{ incomingTraffic: Contact }>('head.spb', `query ($id: ID!) { incomingTraffic(id: $id) { ${contactFields} } }`, { id })).incomingTraffic
/** Logins of all who were ever told of the record. */
const toldOf = async (id: string): Promise<readonly string[]> => (await network.store.query<{ login: string }>(sql`select distinct u.login from platform.notification n join platform."user" u on u.id = n.user_id where n.record_id = ${id}::uuid order by 1`)).map(({ login }) => login)

beforeAll(async () => {
  network = await openNetwork({}, () => new Date(now))
  stage = openStage(ask, (moment) => {
    now = new Date(moment).toISOString()
  }, async (login) => (await as(login)).id)
  await playScenes(stage, async (code, played) => {
    await fire()
    ids = { ...ids, ...played, [code]: played.contact ?? '' }
    seen.set(code, { contact: await contactOf(played.contact ?? ''), told: await toldOf(played.contact ?? '') })
  })
}, 60_000)
afterAll(() => network?.close())

/** What automations do by this time. */
async function fire(): Promise<void> {
  const model = await network.engine.model(await as('head.spb'))
  const clock = () => new Date(now)
  const errors: unknown[] = []
  while ((await fireDue({ store: network.store, clock, runtimeIn: (code) => ({ store: network.store, model, modelOf: () => model, actor: systemIn(code), clock }), report: (error) => errors.push(error) })) > 0);
  expect(errors).toEqual([])
}

const at = (code: string): Seen => seen.get(code) as Seen

describe('a car is bought', () => {
  it('1.1: the call goes to the manager chosen and to nobody else; the worksheet has the client that was not there before', async () => {
    const { contact, told } = at('1.1')
    expect(told).toEqual(['sales-manager2.spb'])
    expect(contact).toMatchObject({ state: 'processed', channel: 'call', clientText: 'Виктор', who: 'Виктор', client: { name: 'Виктор' }, takenBy: { login: 'sales-manager2.spb' }, waitingMinutes: 1, worksheet: { id: ids.worksheet } })
    const { worksheets } = await ask<{ worksheets: { nodes: readonly object[] } }>('head.spb', '{ worksheets { nodes { wish nextStep client { name } responsible { login } source { id } goal { code } } } }')
    expect(worksheets.nodes).toEqual([{ wish: 'Мерседес A класс', nextStep: 'handover', client: { name: 'Виктор Иванов' }, responsible: { login: 'sales-manager2.spb' }, source: { id: ids['1.1'] }, goal: { code: 'call-sales-new' } }])
  })
  it('1.2: the visitor waits until the manager presses, and belongs to the worksheet that is there', async () => {
    expect(at('1.2').contact).toMatchObject({ state: 'processed', channel: 'visit', who: 'Виктор Иванов', waitingMinutes: 8, worksheet: { id: ids.worksheet } })
    expect(at('1.2').told).toEqual(['sales-manager2.spb'])
  })
  it('1.3: who was not identified becomes the client of the worksheet; what reception saw stays', async () => {
    expect(at('1.3').contact).toMatchObject({ state: 'processed', who: 'Виктор Иванов', clientText: 'Мужчина, прошёл сразу к Петухову', client: { name: 'Виктор Иванов' } })
    const { worksheet } = await ask<{ worksheet: { state: string; handedOverAt: string } }>('head.spb', 'query ($id: ID!) { worksheet(id: $id) { state handedOverAt } }', { id: ids.worksheet })
    expect(worksheet).toEqual({ state: 'handedOver', handedOverAt: '2017-11-30T13:45:00.000Z' })
  })
})

describe('a car is repaired', () => {
  it('2.1: the booking has the new client, the new car and a bay', async () => {
    expect(at('2.1').contact).toMatchObject({ state: 'processed', client: { name: 'Дмитрий' }, booking: { id: ids.booking } })
    const { preBooking } = await ask<{ preBooking: object }>('head.spb', 'query ($id: ID!) { preBooking(id: $id) { workKind duration bay { code } vehicle { make plate owner { id } } client { id } source { id } } }', { id: ids.booking })
    expect(preBooking).toMatchObject({ workKind: 'maintenance', duration: 90, bay: { code: 'lift-1' }, vehicle: { make: 'Skoda', owner: { id: ids.dmitri } }, client: { id: ids.dmitri }, source: { id: ids['2.1'] } })
  })
  it('2.2: it is moved, not made anew; the history has the old and the new time and who moved it', async () => {
    expect(at('2.2').contact).toMatchObject({ state: 'processed', who: 'Дмитрий', client: { name: 'Дмитрий' }, booking: { id: ids.booking } })
    const { preBookings } = await ask<{ preBookings: { nodes: readonly object[] } }>('head.spb', '{ preBookings { nodes { plannedStart confirmedAt } } }')
    expect(preBookings.nodes).toEqual([{ plannedStart: '2017-11-26T16:00:00.000Z', confirmedAt: '2017-11-25T07:25:00.000Z' }])
    const [moved] = await network.store.query<{ actor: string; changes: object }>(sql`select a.actor_name as actor, a.changes from platform.audit_entry a where a.record_id = ${ids.booking}::uuid and a.event = 'MOVE'`)
    expect(moved).toMatchObject({ actor: 'Гаечкин Савва', changes: { plannedStart: ['2017-11-26T07:00:00.000Z', '2017-11-26T16:00:00.000Z'] } })
  })
  it('2.3: the visit comes with its work order, from the booking', async () => {
    expect(at('2.3').contact).toMatchObject({ state: 'processed', visit: { id: ids.visit }, workOrder: { id: ids.order } })
    const { workOrder } = await ask<{ workOrder: object }>('head.spb', 'query ($id: ID!) { workOrder(id: $id) { vehicleVisit { id booking { id } vehicle { id } } client { id } bay { code } reason } }', { id: ids.order })
    expect(workOrder).toEqual({ vehicleVisit: { id: ids.visit, booking: { id: ids.booking }, vehicle: { id: ids.car } }, client: { id: ids.dmitri }, bay: { code: 'lift-1' }, reason: 'Очередное ТО' })
  })
  it('2.4: the order has one more line, asked for by phone; there is still one visit', async () => {
    expect(at('2.4').contact).toMatchObject({ state: 'processed', channel: 'call', visit: { id: ids.visit }, workOrder: null })
    const { workOrder, vehicleVisits } = await ask<{ workOrder: { total: string; works: readonly object[] }; vehicleVisits: { totalCount: number } }>('head.spb', 'query ($id: ID!) { workOrder(id: $id) { total works { name addedFrom } } vehicleVisits { totalCount } }', { id: ids.order })
    expect(workOrder).toEqual({ total: '3600.00', works: [{ name: 'Техническое обслуживание', addedFrom: 'order' }, { name: 'Проверка тормозной системы', addedFrom: 'phone' }] })
    expect(vehicleVisits.totalCount).toBe(1)
    // The advisor was away: to be called back within half an hour.
    const { row } = await ask<{ row: object }>('advisor.spb', 'query ($id: ID!) { row: incomingTraffic(id: $id) { callBackTask { state dueAt assignee { login } } } }', { id: ids['2.4'] })
    expect(row).toEqual({ callBackTask: { state: 'done', dueAt: '2017-11-27T09:10:00.000Z', assignee: { login: 'advisor.spb' } } })
  })
  it('2.5: nobody was chosen, so all advisors are told; the visit says who it was', () => {
    expect(at('2.5').told).toEqual(['advisor.spb', 'advisor2.spb', 'advisor3.spb', 'advisor4.spb'])
    expect(at('2.5').contact).toMatchObject({ state: 'processed', who: 'Дмитрий Иванов', responsible: { login: 'advisor.spb' }, visit: { id: ids.visit } })
  })
  it('what follows by itself follows: the booking has arrived, the vehicle is handed over', async () => {
    const rows = await ask<Record<'preBooking' | 'vehicleVisit', object>>('head.spb', 'query ($booking: ID!, $visit: ID!) { preBooking(id: $booking) { state } vehicleVisit(id: $visit) { state handedOverAt } }', { booking: ids.booking, visit: ids.visit })
    expect(rows).toEqual({ preBooking: { state: 'arrived' }, vehicleVisit: { state: 'handedOver', handedOverAt: '2017-11-28T11:40:00.000Z' } })
  })
})

describe('foreign traffic', () => {
  it('3.1: all advisors are told; it ends with a reason, and leaves neither document nor client', () => {
    expect(at('3.1').told).toEqual(['advisor.spb', 'advisor2.spb', 'advisor3.spb', 'advisor4.spb'])
    expect(at('3.1').contact).toMatchObject({ state: 'ignored', client: null, worksheet: null, booking: null, visit: null, workOrder: null, takenBy: { login: 'advisor2.spb' } })
  })
})

describe('the journal', () => {
  it('has nine contacts: four calls and five visits, eight processed and one ignored', async () => {
    const { incomingTrafficsAggregate: rows } = await ask<{ incomingTrafficsAggregate: readonly { count: number; group: { channel: string; state: string } }[] }>('head.spb', '{ incomingTrafficsAggregate(groupBy: [{ field: CHANNEL }, { field: STATE }]) { count group { channel state } } }')
    const counted = Object.fromEntries(rows.map(({ count, group }) => [`${group.channel} ${group.state}`, count]))
    expect(counted).toEqual({ 'call processed': 4, 'visit processed': 4, 'visit ignored': 1 })
  })
  it('stays in the cards of the clients: three of one, five of the other, those identified later among them', async () => {
    const count = async (client: string | undefined) => (await ask<{ incomingTraffics: { totalCount: number } }>('advisor.spb', 'query ($client: ID!) { incomingTraffics(filter: { client: { id: { eq: $client } } }) { totalCount } }', { client })).incomingTraffics.totalCount
    expect([await count(ids.viktor), await count(ids.dmitri)]).toEqual([3, 5])
    const relations = await network.engine.related(await as('advisor.spb'), 'ru', 'client', ids.dmitri ?? '')
    expect(relations.filter(({ entity }) => entity === 'incoming-traffic')).toHaveLength(5)
  })
})

describe('the first day', () => {
  it('has contacts in every state around its moment, in both dealerships, and some of them wait', async () => {
    const begun = new Date('2026-11-23T09:10:00Z')
    await playToday(stage, begun)
    const asked = '{ rows: incomingTraffics(filter: { createdAt: { gte: "2026-01-01T00:00:00Z" } }) { nodes { state createdAt stateSince worksheet { nextStepAt } booking { plannedStart } } } }'
    for (const site of ['spb', 'tyumen']) {
      const { nodes } = (await ask<{ rows: { nodes: readonly { state: string; createdAt: string; stateSince: string; worksheet: { nextStepAt: string } | null; booking: { plannedStart: string } | null }[] } }>(`head.${site}`, asked)).rows
      expect(nodes.map(({ state }) => state).sort()).toEqual(['ignored', 'inWork', 'inWork', 'processed', 'processed', 'registered', 'waiting', 'waiting'])
      expect(nodes.filter(({ createdAt, stateSince }) => createdAt > begun.toISOString() || stateSince > begun.toISOString())).toEqual([])
      expect(nodes.flatMap(({ worksheet, booking }) => worksheet?.nextStepAt ?? booking?.plannedStart ?? []).sort()).toEqual(['2026-11-23T11:00:00.000Z', '2026-11-23T13:00:00.000Z'])
    }
  })
})
