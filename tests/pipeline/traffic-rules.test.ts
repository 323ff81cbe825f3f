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

describe('a call that nobody was connected with', () => {
  interface Task {
    readonly state: string
    readonly assignee: { readonly login: string }
    readonly dueAt: string
    readonly client: { readonly name: string } | null
  }
  const taskOf = async (actor: Actor, { id }: Row): Promise<Task | null> => (await network.ask<{ row: { task: Task | null } }>(actor, 'query ($id: ID!) { row: incomingTraffic(id: $id) { task: callBackTask { state assignee { login } dueAt client { name } } } }', { id })).row.task
  it('is a task of whoever is responsible, due in half an hour, goes with the contact and ends with it', async () => {
    now = '2026-11-23T10:00:00Z'
    const { client } = await network.ask<{ client: { id: string } }>(desk, 'mutation { client: createClient(input: { name: "Дозвонова Рада", clientType: "natural" }) { id } }')
    const contact = await register('call-service-repair', { client: client.id, responsible: advisor.id })
    expect(await taskOf(advisor, contact)).toEqual({ state: 'open', assignee: { login: 'advisor.spb' }, dueAt: '2026-11-23T10:30:00.000Z', client: { name: 'Дозвонова Рада' } })
    const second = await network.as('advisor2.spb')
    const passed = await send(desk, contact, 'GIVE', { responsible: second.id })
    await fire()
    expect(await taskOf(second, passed)).toMatchObject({ state: 'open', assignee: { login: 'advisor2.spb' } })
    // Of the contact they are told already.
    const told = await network.store.query<{ login: string; entity: string }>(sql`select u.login, n.entity from platform.notification n join platform."user" u on u.id = n.user_id where n.record_id = (select t.call_back_task from data.incoming_traffic t where t.id = ${contact.id}::uuid)`)
    expect(told).toEqual([])
    await send(second, await send(second, passed, 'TAKE'), 'IGNORE', { reason: reasons.get('repeated') })
    await fire()
    expect((await taskOf(second, contact))?.state).toBe('done')
  })
  it('is a task of whoever takes it where nobody was chosen, and none where it was transferred or came by the door', async () => {
    const call = await register('call-service-repair')
    expect(await taskOf(advisor, call)).toBeNull()
    expect(await taskOf(advisor, await send(advisor, call, 'TAKE'))).toMatchObject({ state: 'open', assignee: { login: 'advisor.spb' }, client: null })
    for (const other of [await register('call-service-repair', undefined, 'TRANSFER'), await register('visit-service-repair')]) expect(await taskOf(advisor, await send(advisor, other, 'TAKE'))).toBeNull()
  })
})

describe('a dealership', () => {
  it('has goals, specialists, reasons and documents of its own, as rows of its catalogues', async () => {
    const [supervisor, third, elsewhere] = [await network.as('supervisor.spb'), await network.as('advisor3.spb'), await network.as('reception.tyumen')]
    const goal = { code: 'call-tuning', name: 'Звонок. Сервис. Тюнинг', channel: 'call', department: 'service', purpose: 'Тюнинг', specialists: [{ user: third.id }], documents: [{ document: 'worksheet' }] }
    const { made } = await network.ask<{ made: { id: string } }>(supervisor, 'mutation ($input: TrafficGoalInput!) { made: createTrafficGoal(input: $input) { id } }', { input: goal })
    const { reason } = await network.ask<{ reason: { id: string } }>(supervisor, 'mutation ($input: IgnoreReasonInput!) { reason: createIgnoreReason(input: $input) { id } }', { input: { code: 'no-tuning', name: 'Тюнинг не делаем' } })
    await network.ask(supervisor, 'mutation ($id: ID!) { hideTrafficGoal(id: $id, hidden: true) { id } }', { id: goals.get('call-parts') })
    const offered = async (actor: Actor, catalogue: string) => (await network.engine.choices(actor, 'ru', catalogue, '', 100)).map(({ value }) => value)
    const [own, others] = [await offered(desk, 'traffic-goal'), await offered(elsewhere, 'traffic-goal')]
    expect([own.includes(made.id), others.includes(made.id), own.includes(goals.get('call-parts') ?? ''), others.includes(goals.get('call-parts') ?? '')]).toEqual([true, false, false, true])
    expect([(await offered(desk, 'ignore-reason')).includes(reason.id), (await offered(elsewhere, 'ignore-reason')).includes(reason.id)]).toEqual([true, false])
    goals.set('call-tuning', made.id)
    const contact = await register('call-tuning', { clientText: 'Хочет спойлер' }, 'TRANSFER')
    const told = await network.store.query<{ login: string }>(sql`select u.login from platform.notification n join platform."user" u on u.id = n.user_id where n.record_id = ${contact.id}::uuid`)
    expect(told).toEqual([{ login: 'advisor3.spb' }])
    const taken = await send(third, contact, 'TAKE')
    expect(await buttons(third, taken)).toEqual(['CREATE_WORKSHEET', 'ATTACH', 'IGNORE', 'GIVE'])
    expect((await send(third, taken, 'IGNORE', { reason: reason.id })).state).toBe('ignored')
    expect(await network.refused(elsewhere, 'mutation ($input: IncomingTrafficInput!) { createIncomingTraffic(input: $input) { id } }', { input: { goal: made.id, clientText: 'А' } })).toEqual(['VALIDATION_FAILED'])
  })
  it('lets reception put right the goal of a call that it took, and pass it on to those of the new one', async () => {
    const call = await send(desk, await register('call-other', undefined, 'TRANSFER'), 'TAKE')
    const { row } = await network.ask<{ row: Row }>(desk, 'mutation ($id: ID!, $version: Int!, $goal: ID!) { row: updateIncomingTraffic(id: $id, version: $version, input: { goal: $goal, department: "service" }) { id version state } }', { id: call.id, version: call.version, goal: goals.get('call-service-repair') })
    expect((await send(desk, row, 'GIVE', { responsible: advisor.id })).state).toBe('registered')
  })
})

async function fire(): Promise<void> {
  const model = await network.engine.model(desk)
  const errors: unknown[] = []
  await fireDue({ store: network.store, clock: () => new Date(now), runtimeIn: (code) => ({ store: network.store, model, modelOf: () => model, actor: systemIn(code), clock: () => new Date(now) }), report: (error) => errors.push(error) })
  expect(errors).toEqual([])
}
