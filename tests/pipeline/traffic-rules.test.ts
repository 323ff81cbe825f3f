/** What may not happen to a contact: nothing is lost, nobody takes what another has, nothing ends without a document or a reason. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fireDue } from '../../engine/jobs/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { systemIn } from '../../engine/runtime/index.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
let now = '2026-11-23T08:00:00Z'
let desk: Actor
let seller: Actor
let advisor: Actor
const goals = new Map<string, string>()
const reasons = new Map<string, string>()

interface Row {
  readonly id: string
  readonly version: number
  readonly state: string
}

beforeAll(async () => {
  network = await openNetwork({}, () => new Date(now))
  ;[desk, seller, advisor] = await Promise.all([network.as('reception.spb'), network.as('sales-manager.spb'), network.as('advisor.spb')])
  const rows = await network.ask<Record<'goals' | 'reasons', { nodes: { id: string; code: string }[] }>>(desk, '{ goals: trafficGoals { nodes { id code } } reasons: ignoreReasons { nodes { id code } } }')
  for (const { id, code } of rows.goals.nodes) goals.set(code, id)
  for (const { id, code } of rows.reasons.nodes) reasons.set(code, id)
}, 60_000)
afterAll(() => network?.close())

const register = async (goal: string, input: object = { clientText: 'Мужчина в синей куртке' }, event = 'REGISTER'): Promise<Row> => {
  const { row } = await network.ask<{ row: Row }>(desk, 'mutation ($input: IncomingTrafficInput!) { row: createIncomingTraffic(input: $input) { id version state } }', { input: { goal: goals.get(goal), ...input } })
  return send(desk, row, event)
}
const sending = 'mutation ($id: ID!, $version: Int!, $event: IncomingTrafficEvent!, $input: JSON) { row: sendIncomingTraffic(id: $id, version: $version, event: $event, input: $input) { id version state } }'
const send = async (actor: Actor, { id, version }: Row, event: string, input: object = {}): Promise<Row> => (await network.ask<{ row: Row }>(actor, sending, { id, version, event, input })).row
const refusal = async (actor: Actor, { id, version }: Row, event: string, input: object = {}): Promise<readonly unknown[]> => {
  const extensions = (await network.engine.graphql(actor, sending, { id, version, event, input })).errors?.[0]?.extensions as { readonly code?: string; readonly data?: { readonly reason?: string } } | undefined
  return [extensions?.code, extensions?.data?.reason]
}
const buttons = async (actor: Actor, { id }: Row): Promise<readonly string[]> => (await network.engine.recordView(actor, 'en', 'incoming-traffic', id)).events.filter(({ allowed }) => allowed).map(({ event }) => event)

describe('reception', () => {
  it('needs to know something of the person: an empty client is refused, a description is not', async () => {
    expect(await network.refused(desk, 'mutation ($goal: ID!) { createIncomingTraffic(input: { goal: $goal }) { id } }', { goal: goals.get('visit-service-repair') })).toEqual(['VALIDATION_FAILED'])
    expect((await register('visit-service-repair')).state).toBe('registered')
  })
  it('transfers calls, not visitors, and cannot say that a goal is of another contact type', async () => {
    expect((await register('call-sales-new', undefined, 'TRANSFER')).state).toBe('registered')
    const { row } = await network.ask<{ row: Row }>(desk, 'mutation ($goal: ID!) { row: createIncomingTraffic(input: { goal: $goal, clientText: "А" }) { id version state } }', { goal: goals.get('visit-sales-new') })
    expect(await refusal(desk, row, 'TRANSFER')).toEqual(['EVENT_REFUSED', 'GUARD'])
    expect(await network.refused(desk, 'mutation ($goal: ID!) { createIncomingTraffic(input: { goal: $goal, channel: "call", clientText: "А" }) { id } }', { goal: goals.get('visit-sales-new') })).toEqual(['VALIDATION_FAILED'])
  })
  it('neither edits work orders nor makes documents of a contact', async () => {
    const contact = await send(seller, await register('call-sales-new'), 'TAKE')
    expect(await refusal(desk, contact, 'CREATE_WORKSHEET', { clientName: 'Виктор' })).toEqual(['EVENT_REFUSED', 'ROLE'])
    expect(await network.refused(desk, 'mutation { updateWorkOrder(id: "00000000-0000-7000-8000-000000000000", version: 1, input: { mileage: 1 }) { id } }')).toEqual(['FORBIDDEN'])
  })
})

describe('a contact', () => {
  it('is taken by one, however many press at once', async () => {
    const contact = await register('visit-service-repair')
    const people = await Promise.all(['advisor.spb', 'advisor2.spb', 'advisor3.spb', 'advisor4.spb'].map((login) => network.as(login)))
    const answers = await Promise.all([...people, ...people, ...people].map((actor) => network.engine.graphql(actor, sending, { id: contact.id, version: contact.version, event: 'TAKE', input: {} })))
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1)
  })
  it('that was meant for somebody is not taken by a colleague, but by a supervisor', async () => {
    const contact = await register('call-sales-new', { clientText: 'Виктор', responsible: seller.id })
    expect(await refusal(await network.as('sales-manager2.spb'), contact, 'TAKE')).toEqual(['EVENT_REFUSED', 'GUARD'])
    expect((await send(await network.as('supervisor.spb'), contact, 'TAKE')).state).toBe('inWork')
  })
  it('offers the documents of its goal, and ends with one of them or with a reason', async () => {
    const sale = await send(seller, await register('call-sales-new'), 'TAKE')
    expect(await buttons(seller, sale)).toEqual(['CREATE_WORKSHEET', 'ATTACH', 'IGNORE', 'GIVE'])
    const repair = await send(advisor, await register('call-service-repair'), 'TAKE')
    expect(await buttons(advisor, repair)).toEqual(['CREATE_BOOKING', 'CREATE_VISIT', 'ATTACH', 'IGNORE', 'GIVE'])
    expect(await refusal(advisor, repair, 'CREATE_WORKSHEET', { clientName: 'А' })).toEqual(['EVENT_REFUSED', 'GUARD'])
    expect(await refusal(advisor, repair, 'ATTACH')).toEqual(['EVENT_REFUSED', 'GUARD'])
    expect(await refusal(advisor, repair, 'IGNORE')).toEqual(['VALIDATION_FAILED', undefined])
    expect(await refusal(advisor, repair, 'IGNORE', { reason: reasons.get('other') })).toEqual(['EVENT_REFUSED', 'GUARD'])
    expect(await refusal(advisor, repair, 'IGNORE', { reason: reasons.get('other'), comment: '' })).toEqual(['EVENT_REFUSED', 'GUARD'])
    expect((await send(advisor, repair, 'IGNORE', { reason: reasons.get('wrong-number') })).state).toBe('ignored')
  })
  it('asks in its form only for what the goal leads to', async () => {
    const sale = await send(seller, await register('call-sales-new'), 'TAKE')
    const view = await network.engine.recordView(seller, 'en', 'incoming-traffic', sale.id)
    const asked = (event: string) => Object.keys((view.events.find((one) => one.event === event)?.form?.schema as { properties?: object } | undefined)?.properties ?? {})
    expect(asked('ATTACH')).toEqual(['worksheet'])
    expect(asked('CREATE_WORKSHEET')).toEqual(['clientName', 'nextStep', 'nextStepAt'])
    expect(await refusal(seller, sale, 'ATTACH', { visit: sale.id })).toEqual(['VALIDATION_FAILED', undefined])
  })
  it('offers the documents of its client first, and all others after them', async () => {
    const made = async (name: string): Promise<string> => (await network.ask<{ client: { id: string } }>(desk, 'mutation ($name: String!) { client: createClient(input: { name: $name, clientType: "natural" }) { id } }', { name })).client.id
    const sheet = async (client: string): Promise<string> => (await network.ask<{ sheet: { id: string } }>(seller, 'mutation ($client: ID!) { sheet: createWorksheet(input: { client: $client }) { id } }', { client })).sheet.id
    const [own, other] = [await made('Первых Нил'), await made('Вторых Глеб')]
    const sheets = [await sheet(own), await sheet(other), await sheet(other)]
    const contact = await send(seller, await register('visit-sales-new', { client: own }), 'TAKE')
    const offered = await network.engine.choices(seller, 'ru', 'worksheet', '', 3, { entity: 'incoming-traffic', event: 'ATTACH', field: 'worksheet', record: contact.id, values: {} })
    // The others were made in one moment of the test's clock: either may come first.
    expect(offered[0]?.value).toBe(sheets[0])
    expect(offered.slice(1).map(({ value }) => value).sort()).toEqual(sheets.slice(1).sort())
    expect((await send(seller, contact, 'ATTACH', { worksheet: sheets[2] })).state).toBe('processed')
    expect(await network.engine.linkedStates(seller, 'ru', 'worksheet', [sheets[2] ?? '', contact.id])).toMatchObject({ [sheets[2] ?? '']: { title: 'Переговоры' } })
    expect(await network.engine.linkedStates(await network.as('mechanic.spb'), 'ru', 'worksheet', [sheets[2] ?? ''])).toEqual({})
  })
  it('asks for no name where the client is known, and creates nobody a second time', async () => {
    const { createClient: client } = await network.ask<{ createClient: { id: string } }>(desk, 'mutation { createClient(input: { name: "Игнатова Мила", clientType: "natural" }) { id } }')
    const contact = await send(seller, await register('visit-sales-new', { client: client.id }), 'TAKE')
    await send(seller, contact, 'CREATE_WORKSHEET', { nextStep: 'offer' })
    const { clients } = await network.ask<{ clients: { totalCount: number } }>(desk, '{ clients(filter: { name: { eq: "Игнатова Мила" } }) { totalCount } }')
    expect(clients.totalCount).toBe(1)
  })
  it('takes everything back where one of its documents is refused', async () => {
    const contact = await send(advisor, await register('visit-service-repair', { clientText: 'Игнатов Пров' }), 'TAKE')
    expect(await refusal(advisor, contact, 'CREATE_VISIT', { clientName: 'Игнатов Пров', orderType: contact.id })).toEqual(['VALIDATION_FAILED', undefined])
    const before = await network.ask<Record<'clients' | 'vehicleVisits', { totalCount: number }>>(advisor, '{ clients(filter: { name: { eq: "Игнатов Пров" } }) { totalCount } vehicleVisits { totalCount } }')
    expect([before.clients.totalCount, before.vehicleVisits.totalCount]).toEqual([0, 0])
  })
  it('cannot be deleted by those who deal with it, nor by their head', async () => {
    const contact = await register('call-other')
    for (const login of ['reception.spb', 'sales-manager.spb', 'supervisor.spb', 'head.spb']) {
      expect(await network.refused(await network.as(login), 'mutation ($id: ID!, $version: Int!) { deleteIncomingTraffic(id: $id, version: $version) }', { ...contact })).toEqual(['FORBIDDEN'])
    }
  })
  it('that nobody took for ten minutes is told to the supervisors, once', async () => {
    now = '2026-11-23T09:00:00Z'
    const contact = await register('visit-service-repair', undefined, 'QUEUE')
    const toldSupervisors = async () => (await network.store.query<{ login: string }>(sql`select u.login from platform.notification n join platform."user" u on u.id = n.user_id where n.record_id = ${contact.id}::uuid and u.login like 'supervisor%'`)).map(({ login }) => login)
    now = '2026-11-23T09:09:59Z'
    await fire()
    expect(await toldSupervisors()).toEqual([])
    now = '2026-11-23T09:10:00Z'
    await fire()
    await fire()
    expect(await toldSupervisors()).toEqual(['supervisor.spb'])
  })
})

async function fire(): Promise<void> {
  const model = await network.engine.model(desk)
  const errors: unknown[] = []
  await fireDue({ store: network.store, clock: () => new Date(now), runtimeIn: (code) => ({ store: network.store, model, modelOf: () => model, actor: systemIn(code), clock: () => new Date(now) }), report: (error) => errors.push(error) })
  expect(errors).toEqual([])
}
