/** The client card, field by field and list by list, as people of different roles meet it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine, RecordView } from '../engine/engine.ts'
import { parsePhones } from '../engine/kernel/phones.ts'
import { sql } from '../engine/kernel/sql.ts'
import type { Actor } from '../engine/model/types.ts'
import { type Network, openNetwork } from './fixtures/network.ts'

let network: Network
let engine: Engine
let advisor: Actor
let cashier: Actor
let care: Actor
let head: Actor

beforeAll(async () => {
  network = await openNetwork()
  engine = network.engine
  ;[advisor, cashier, care, head] = await Promise.all(['advisor.tyumen', 'cashier.tyumen', 'customer-service.tyumen', 'head.tyumen'].map((login) => network.as(login))) as [Actor, Actor, Actor, Actor]
})
afterAll(() => network?.close())

interface Made {
  readonly id: string
  readonly version: number
}

const make = async (actor: Actor, type: string, input: Record<string, unknown>): Promise<Made> => (await network.ask<{ made: Made }>(actor, `mutation ($input: ${type}Input!) { made: create${type}(input: $input) { id version } }`, { input })).made
const change = async (actor: Actor, type: string, { id, version }: Made, input: Record<string, unknown>): Promise<Made> => (await network.ask<{ made: Made }>(actor, `mutation ($id: ID!, $version: Int!, $input: ${type}Input!) { made: update${type}(id: $id, version: $version, input: $input) { id version } }`, { id, version, input })).made
const refusedTo = async (actor: Actor, type: string, input: Record<string, unknown>) => network.refused(actor, `mutation ($input: ${type}Input!) { create${type}(input: $input) { id } }`, { input })
const read = async <T>(actor: Actor, one: string, id: string, fields: string): Promise<T> => (await network.ask<{ one: T }>(actor, `query ($id: ID!) { one: ${one}(id: $id) { ${fields} } }`, { id })).one
const card = (actor: Actor, id: string): Promise<RecordView> => engine.recordView(actor, 'ru', 'client', id)
const fact = ({ facts }: RecordView, title: string): string | null => facts.find((one) => one.title === title)?.value.replaceAll(/\s/g, ' ') ?? null
const sectionsOf = ({ form }: RecordView): string => JSON.stringify(form.uiSchema)
const person = (values: Record<string, unknown> = {}) => ({ name: 'Пробный Клиент', clientType: 'natural', ...values })
const orderType = async () => (await network.ask<{ orderTypes: { nodes: { id: string }[] } }>(advisor, '{ orderTypes(first: 1) { nodes { id } } }')).orderTypes.nodes[0]?.id
const columnOf = async (code: string) => (await network.ask<{ columns: { nodes: { id: string }[] } }>(advisor, 'query ($code: String) { columns: dealerColumns(filter: { code: { eq: $code } }) { nodes { id } } }', { code })).columns.nodes[0]?.id
const carOf = (owner: string, plate: string) => make(advisor, 'Vehicle', { make: 'Toyota', model: 'RAV4', plate, owner })
const orderFor = async (client: string, vehicle: string, more: Record<string, unknown> = {}) => make(advisor, 'WorkOrder', { client, vehicle, orderType: await orderType(), mileage: 1000, reason: 'Проверка', ...more })
const found = async (search: string): Promise<readonly string[]> => (await network.ask<{ clients: { nodes: { name: string }[] } }>(advisor, 'query ($search: String) { clients(search: $search, first: 20) { nodes { name } } }', { search })).clients.nodes.map(({ name }) => name)

describe('what a card holds', () => {
  it('T-11, T-12, T-18, T-40: name, phone, passport and postcode stand as typed, and are found', async () => {
    const { id } = await make(head, 'Client', person({ name: 'ЛЕСТРАНС-СЕВЕР 000', phone: '8-904-46-73-715', passportNumber: '001122', postcode: '025000' }))
    expect(await read(head, 'client', id, 'name phone passportNumber postcode')).toEqual({ name: 'ЛЕСТРАНС-СЕВЕР 000', phone: '8-904-46-73-715', passportNumber: '001122', postcode: '025000' })
    expect(await found('лестранс')).toEqual(['ЛЕСТРАНС-СЕВЕР 000'])
    expect(await found('+79044673715')).toEqual(['ЛЕСТРАНС-СЕВЕР 000'])
  })

  it.each<[string, Record<string, unknown>, boolean]>([
    ['T-16: a birthday in the future', { birthDate: '2099-01-01' }, false],
    ['T-20: a passport from before the birthday', { birthDate: '1990-02-22', passportIssuedOn: '1989-02-22' }, false],
    ['T-20: a passport from after it', { birthDate: '1990-02-22', passportIssuedOn: '2008-02-23' }, true],
    ['T-26: a discount of more than everything', { goodsDiscountPct: '101' }, false],
    ['T-30: half an address', { email: 'mail@' }, false],
    ['T-30: a whole one', { email: 'mail@mail.example' }, true],
    ['T-13: no kind of client', { clientType: null }, false],
  ])('%s', async (_, values, isFine) => {
    expect((await refusedTo(head, 'Client', person(values))).length === 0).toBe(isFine)
  })

  it('T-22: a code is one client’s alone', async () => {
    await make(head, 'Client', person({ clientCode: '123321' }))
    expect(await refusedTo(head, 'Client', person({ clientCode: '123321' }))).toEqual(['DUPLICATE'])
  })

  it('T-13, T-52: a company has other fields, and switching back and forth loses nothing', async () => {
    const made = await make(head, 'Client', person({ birthDate: '1990-02-22', sex: 'male' }))
    const asPerson = await card(head, made.id)
    expect(Object.keys(asPerson.form.data)).toContain('birthDate')
    const company = await change(head, 'Client', made, { clientType: 'legal', companyFullName: 'ООО «Проба»', contacts: [{ name: 'Завгар', phone: '333-22-11' }] })
    expect(sectionsOf(await card(head, made.id))).toContain('contacts')
    await change(head, 'Client', company, { clientType: 'natural' })
    expect(await read(head, 'client', made.id, 'birthDate sex companyFullName contacts { name }')).toEqual({ birthDate: '1990-02-22', sex: 'male', companyFullName: 'ООО «Проба»', contacts: [{ name: 'Завгар' }] })
  })

  it('T-17 … T-20: a passport is ••• for a role without the right, and reading it is noted', async () => {
    const { id } = await make(head, 'Client', person({ passportSeries: '40 03', passportNumber: '111222' }))
    expect((await card(head, id)).form.data).toMatchObject({ passportSeries: '40 03', passportNumber: '111222' })
    expect((await card(advisor, id)).form.data).toMatchObject({ passportSeries: '•••', passportNumber: '•••' })
    await expect.poll(async () => (await network.store.query(sql`select 1 from platform.audit_entry a where a.action = 'read-personal' and a.record_id = ${id}::uuid and a.actor_id = ${head.id}::uuid`)).length).toBeGreaterThan(0)
  })

  it('T-33, T-53: a fax among other contacts is told from what takes a text message', () => {
    expect(parsePhones('факс 666-66-77, моб. 8921-555-01-02', '3452').map(({ kind, normal }) => [kind, normal])).toEqual([['fax', expect.anything()], ['mobile', '+79215550102']])
  })

  it('T-43: an address is one line, with what there is of it', async () => {
    const whole = await make(head, 'Client', person({ postcode: '625000', region: 'Тюменская обл', city: 'Тюмень', address: 'ул. Ленина д.1' }))
    const part = await make(head, 'Client', person({ city: 'Омск' }))
    expect(await read(head, 'client', whole.id, 'fullAddress')).toEqual({ fullAddress: '625000, Тюменская обл, Тюмень, ул. Ленина д.1' })
    expect(await read(head, 'client', part.id, 'fullAddress')).toEqual({ fullAddress: 'Омск' })
  })

  it('T-36, T-44, T-54: “do not call” notes who ticked it and when, and forgets both with the tick', async () => {
    const made = await make(head, 'Client', person())
    const ticked = await change(care, 'Client', made, { doNotCall: true })
    const set = await read<{ doNotCallSetBy: { name: string }; doNotCallSetAt: string }>(head, 'client', made.id, 'doNotCallSetBy { name } doNotCallSetAt')
    expect(set.doNotCallSetBy.name).toBe(care.name)
    const later = await change(head, 'Client', ticked, { comments: 'потом' })
    expect(await read(head, 'client', made.id, 'doNotCallSetBy { name } doNotCallSetAt')).toEqual(set)
    await change(head, 'Client', later, { doNotCall: false })
    expect(await read(head, 'client', made.id, 'doNotCallSetBy { name } doNotCallSetAt')).toEqual({ doNotCallSetBy: null, doNotCallSetAt: null })
  })
})

describe('warnings', () => {
  it('T-34, T-36: are told wherever the client is named, with the whole text of the category', async () => {
    const { clientCategories } = await network.ask<{ clientCategories: { nodes: { id: string; name: string; attention: boolean }[] } }>(head, '{ clientCategories(first: 50) { nodes { id name attention } } }')
    const lawyer = clientCategories.nodes.find(({ attention }) => attention)
    const [warned, plain] = await Promise.all([make(head, 'Client', person({ doNotCall: true, clientCategory: lawyer?.id })), make(head, 'Client', person())])
    expect((await card(advisor, warned.id)).warnings.map(({ title, text }) => text ?? title)).toEqual(['Не звонить', lawyer?.name])
    const told = await engine.warnings(advisor, 'ru', 'client', [warned.id, plain.id, 'nonsense'])
    expect(Object.keys(told)).toEqual([warned.id])
    await expect(engine.warnings(advisor, 'ru', 'client', Array.from({ length: 301 }, (_, i) => `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`))).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('surveys and calls', () => {
  const surveyOf = async (client: string) => {
    const { surveyTypes } = await network.ask<{ surveyTypes: { nodes: { id: string }[] } }>(care, '{ surveyTypes(first: 1) { nodes { id } } }')
    const order = await orderFor(client, (await carOf(client, 'А 401 АА 72')).id)
    return make(care, 'SurveyResponse', { workOrder: order.id, surveyType: surveyTypes.nodes[0]?.id })
  }
  const warned = async (id: string) => (await engine.recordView(care, 'en', 'survey-response', id)).warnings.map(({ title }) => title)

  it('T-55: a survey warns of another way and of other hours than the client allows', async () => {
    const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: care.timeZone }).format())
    const closed = hour >= 9 && hour < 12 ? 'evening' : 'morning'
    const [picky, easy] = await Promise.all([make(head, 'Client', person({ surveyMethod: 'email', surveyTime: closed })), make(head, 'Client', person({ surveyMethod: 'phone', surveyTime: 'anytime' }))])
    expect(await warned((await surveyOf(picky.id)).id)).toEqual(['Wants to be asked another way', 'Not the hours this client allows'])
    expect(await warned((await surveyOf(easy.id)).id)).toEqual([])
  })

  it('T-36, T-38, T-54: a list of calls leaves out who asked not to be called, and who wants to be asked another way', async () => {
    const clients = await Promise.all([{}, { surveyMethod: 'phone' }, { doNotCall: true }, { surveyMethod: 'email' }].map((values) => make(head, 'Client', person(values))))
    const surveys = await Promise.all(clients.map(({ id }) => surveyOf(id)))
    const { views } = await engine.listView(care, 'ru', 'survey-response')
    const filter = { and: [views.find(({ id }) => id === 'vi_survey_response_calls')?.filter, { id: { in: surveys.map(({ id }) => id) } }] }
    const { called } = await network.ask<{ called: { nodes: { id: string }[] } }>(care, 'query ($filter: SurveyResponseFilter) { called: surveyResponses(filter: $filter, first: 10) { nodes { id } } }', { filter })
    expect(called.nodes.map(({ id }) => id).sort()).toEqual(surveys.slice(0, 2).map(({ id }) => id).sort())
  })

  it('T-54: who asked not to be called is not called for a survey; an urgent call is kept with who made it and why, for good', async () => {
    const client = await make(head, 'Client', person({ doNotCall: true }))
    const survey = await surveyOf(client.id)
    expect(await warned(survey.id)).toEqual(['Do not call'])
    expect(await network.refused(care, 'mutation ($id: ID!) { sendSurveyResponse(id: $id, version: 1, event: NO_ANSWER) { id } }', { id: survey.id })).toEqual(['EVENT_REFUSED'])
    const called = await change(advisor, 'Client', client, { urgentCalls: [{ reason: 'Машина не заводится на подъёмнике' }] })
    const log = await read<{ urgentCalls: { id: string; reason: string; calledBy: { name: string }; calledAt: string }[] }>(head, 'client', client.id, 'urgentCalls { id reason calledBy { name } calledAt }')
    expect(log.urgentCalls).toMatchObject([{ reason: 'Машина не заводится на подъёмнике', calledBy: { name: advisor.name }, calledAt: expect.any(String) }])
    await change(advisor, 'Client', called, { urgentCalls: [] })
    expect(await read(head, 'client', client.id, 'urgentCalls { id reason calledBy { name } calledAt }')).toEqual(log)
  })
})

describe('prices', () => {
  it('T-26, T-27, T-56: discounts flow into new orders, and old ones keep theirs', async () => {
    const client = await make(head, 'Client', person({ labourDiscountPct: '5', goodsDiscountPct: '10', dealerColumn: await columnOf('D2') }))
    const car = await carOf(client.id, 'А 101 АА 72')
    const lines = { works: [{ name: 'Работа', normHours: '1', price: '1000', quantity: '1' }], parts: [{ name: 'Деталь', price: '1000', quantity: '1' }] }
    const old = await orderFor(client.id, car.id, lines)
    await change(head, 'Client', client, { labourDiscountPct: '7' })
    const fresh = await orderFor(client.id, car.id, lines)
    const fields = 'dealerColumn { code } labourDiscountPct works { sum discountFrom } parts { sum }'
    expect(await read(head, 'workOrder', old.id, fields)).toMatchObject({ dealerColumn: { code: 'D2' }, labourDiscountPct: '5.00', works: [{ sum: '950.00', discountFrom: 'client' }], parts: [{ sum: '900.00' }] })
    expect(await read(head, 'workOrder', fresh.id, fields)).toMatchObject({ labourDiscountPct: '7.00', works: [{ sum: '930.00' }] })
    expect(await change(head, 'WorkOrder', old, { reason: 'Ещё раз' }).then(({ id }) => read(head, 'workOrder', id, 'labourDiscountPct'))).toEqual({ labourDiscountPct: '5.00' })
  })

  it.each<[string, Record<string, unknown>, string, string, string]>([
    ['the card, where it is better', { goodsDiscountPct: '15' }, '850.00', '15.00', 'card'],
    ['the client’s own, where that is better', { goodsDiscountPct: '3' }, '900.00', '10.00', 'client'],
    ['the client’s own, once the card has expired', { goodsDiscountPct: '15', validFrom: '2020-01-01', validTo: '2020-12-31' }, '900.00', '10.00', 'client'],
  ])('T-46: an order takes %s, and its lines say which', async (_, values, sum, pct, from) => {
    const client = await make(head, 'Client', person({ goodsDiscountPct: '10' }))
    const discount = await make(advisor, 'DiscountCard', { cardNumber: `К-${client.id}`, client: client.id, ...values })
    await change(head, 'Client', client, { discountCard: discount.id })
    const order = await orderFor(client.id, (await carOf(client.id, 'А 102 АА 72')).id, { parts: [{ name: 'Деталь', price: '1000', quantity: '1' }, { name: 'По акции', price: '1000', quantity: '1', discountPct: '50' }] })
    expect(await read(head, 'workOrder', order.id, 'goodsDiscountPct parts { sum discountFrom }')).toEqual({ goodsDiscountPct: pct, parts: [{ sum, discountFrom: from }, { sum: '500.00', discountFrom: 'line' }] })
    expect((await card(advisor, client.id)).panels.find(({ id }) => id === 'pa_client_cards')?.count).toBe(1)
  })
})

describe('what hangs on the card', () => {
  it('T-45, T-47, T-50: vehicles and the orders of all of them, with counters', async () => {
    const [client, other] = await Promise.all([make(head, 'Client', person()), make(head, 'Client', person({ name: 'Другой' }))])
    const [first, second] = [await carOf(client.id, 'А 201 АА 72'), await carOf(client.id, 'А 202 АА 72')]
    await orderFor(client.id, first.id)
    // Somebody else brings the client's car.
    await orderFor(other.id, second.id, { owner: client.id })
    const view = await card(advisor, client.id)
    expect(view.panels.map(({ id, count }) => [id, count])).toEqual([['pa_client_vehicles', 2], ['pa_client_contacts', 0], ['pa_client_worksheets', 0], ['pa_client_bookings', 0], ['pa_client_visits', 0], ['pa_client_cards', 0], ['pa_client_orders', 2], ['pa_client_payments', 0], ['pa_client_complaints', 0], ['pa_client_surveys', 0]])
    const history = view.panels.find(({ id }) => id === 'pa_client_orders')
    expect(history?.list.columns.map(({ name }) => name)).toEqual(['number', 'createdAt', 'state', 'vehicle', 'orderType', 'mileage', 'total'])
    const listed = await network.ask<{ workOrders: { totalCount: number } }>(advisor, 'query ($filter: WorkOrderFilter) { workOrders(filter: $filter) { totalCount } }', { filter: history?.filter })
    expect(listed.workOrders.totalCount).toBe(2)
  })

  it('T-48: a paid and an unpaid order come to a debt in the head, less what was paid, more what was given back', async () => {
    const client = await make(head, 'Client', person())
    const car = await carOf(client.id, 'А 301 АА 72')
    const lines = { works: [{ name: 'Работа', normHours: '1', price: '1000', quantity: '1' }] }
    const [paid, unpaid] = [await orderFor(client.id, car.id, lines), await orderFor(client.id, car.id, lines)]
    await network.store.query(sql`update data.work_order set state = 'issued' where id = any(${[paid.id, unpaid.id]}::uuid[])`)
    expect(fact(await card(cashier, client.id), 'Долг')).toMatch(/^2 000,00/)
    const payment = await make(cashier, 'Payment', { workOrder: paid.id, kind: 'payment', method: 'cash' })
    expect(await read(cashier, 'payment', payment.id, 'amount client { id } receivedBy { name }')).toEqual({ amount: '1000.00', client: { id: client.id }, receivedBy: { name: cashier.name } })
    expect(fact(await card(cashier, client.id), 'Долг')).toMatch(/^1 000,00/)
    await make(cashier, 'Payment', { workOrder: paid.id, kind: 'refund', method: 'cash', amount: '100' })
    expect(fact(await card(cashier, client.id), 'Долг')).toMatch(/^1 100,00/)
    expect(fact(await engine.recordView(cashier, 'ru', 'work-order', unpaid.id), 'К оплате')).toMatch(/^1 000,00/)
    expect(await refusedTo(cashier, 'Payment', { workOrder: paid.id, kind: 'payment', method: 'cash', amount: '0' })).toEqual(['VALIDATION_FAILED'])
    // Whoever may not see payments sees no debt either, and takes none.
    const mechanic = await network.as('mechanic.tyumen')
    expect(await refusedTo(mechanic, 'Payment', { client: client.id, kind: 'payment', method: 'cash', amount: '1' })).toEqual(['FORBIDDEN'])
    expect(await refusedTo(advisor, 'Payment', { client: client.id, kind: 'payment', method: 'cash', amount: '1' })).toEqual(['FORBIDDEN'])
  })

  it('T-49: complaints with their comments, orders, payments and comments stand in one timeline', async () => {
    const client = await make(head, 'Client', person())
    const complaint = await make(care, 'Complaint', { client: client.id, subject: 'Плохо помыта машина', comments: [{ text: 'Первый' }, { text: 'Второй' }, { text: 'Третий' }] })
    await engine.comment(care, 'client', client.id, '<b>не разметка</b>')
    await engine.comment(care, 'complaint', complaint.id, 'к жалобе')
    const told = await engine.related(care, 'ru', 'client', client.id)
    expect(told.filter(({ kind }) => kind === 'line').map(({ text }) => text).sort()).toEqual(['Второй', 'Первый', 'Третий'])
    expect(told.find(({ kind }) => kind === 'record')).toMatchObject({ entity: 'complaint', record: complaint.id, text: expect.stringContaining('Плохо помыта машина') })
    expect(told.filter(({ kind }) => kind === 'comment').map(({ text }) => text)).toEqual(expect.arrayContaining(['<b>не разметка</b>', expect.stringContaining('к жалобе')]))
    expect(told.map(({ at }) => at)).toEqual([...told.map(({ at }) => at)].sort().reverse())
    // A cashier may not read complaints, another dealership not this one's.
    expect((await engine.related(cashier, 'ru', 'client', client.id)).some(({ entity }) => entity === 'complaint')).toBe(false)
    expect((await engine.related(await network.as('customer-service.spb'), 'ru', 'client', client.id)).some(({ entity }) => entity === 'complaint')).toBe(false)
    await expect(engine.related(care, 'ru', 'client', '00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
