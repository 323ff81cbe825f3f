/** What is filled in at the desk: made and sent on in one command, found while it is typed, kept to what goes together. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '../../engine/kernel/uuid.ts'
import type { Actor } from '../../engine/model/types.ts'
import { openApi } from '../fixtures/api.ts'
import { frontDesk } from '../fixtures/front-desk.ts'
import { type Network, openNetwork, receiveOrder, tokenOf } from '../fixtures/network.ts'

let network: Network
let desk: Actor
let order: Awaited<ReturnType<typeof receiveOrder>>
beforeAll(async () => {
  network = await openNetwork(frontDesk())
  desk = await network.as('reception.tyumen')
  order = await receiveOrder(network, await network.as('advisor.tyumen'))
})
afterAll(() => network.close())

const register = 'mutation ($input: GuestInput!, $event: GuestEvent, $values: JSON) { createGuest(input: $input, event: $event, eventInput: $values) { id number version state } }'

interface Guest {
  readonly createGuest: { readonly id: string; readonly number: number; readonly version: number; readonly state: string }
}

const made = async (input: object, event?: string): Promise<Guest['createGuest']> => (await network.ask<Guest>(desk, register, { input, event })).createGuest
const issuesOf = async (query: string, variables: object) => (await network.engine.graphql(desk, query, variables as Record<string, unknown>)).errors?.map(({ extensions }) => (extensions?.issues as { pointer: string; message: string }[] | undefined)?.map(({ pointer, message }) => [pointer, message]))
const goals = async (channel: string): Promise<readonly string[]> => (await network.ask<{ trafficGoals: { nodes: { id: string }[] } }>(desk, 'query ($channel: String) { trafficGoals(filter: { channel: { eq: $channel } }) { nodes { id } } }', { channel })).trafficGoals.nodes.map(({ id }) => id)
const count = async (): Promise<number> => (await network.ask<{ guests: { totalCount: number } }>(desk, '{ guests { totalCount } }')).guests.totalCount

describe('a record that is made and sent on in one', () => {
  it('stands in the event’s state, with both in its history', async () => {
    const [goal] = await goals('visit')
    const guest = await made({ who: 'мужчина в синей куртке', channel: 'visit', goal }, 'SEND')
    expect(guest).toMatchObject({ state: 'with', version: 2 })
    const entries = await network.engine.timeline(desk, 'ru', 'guest', guest.id)
    expect(entries.map(({ kind }) => kind).sort()).toEqual(['create', 'transition'])
    expect(await made({ who: 'Анна', channel: 'visit' })).toMatchObject({ state: 'here', version: 1 })
  })

  it('is neither made nor sent where the event is refused, and says at which field', async () => {
    const before = await count()
    expect(await issuesOf(register, { input: { who: 'Анна', channel: 'visit' }, event: 'SEND' })).toEqual([[['/goal', 'В состоянии «with» поле «goal» должно быть заполнено.']]])
    expect(await issuesOf(register, { input: { channel: 'visit' }, event: 'WAIT' })).toEqual([[['/who', 'Заполните поле «Клиент».']]])
    expect(await network.refused(desk, register, { input: { who: 'Анна', channel: 'visit' }, event: 'TAKE' })).toEqual(['EVENT_REFUSED'])
    expect(await network.refused(desk, register, { input: { who: 'Анна', channel: 'visit' }, event: 'COME' })).toEqual(['EVENT_REFUSED'])
    expect(await count()).toBe(before)
  })

  it('is made once, however often and at once it is sent', async () => {
    const before = await count()
    const [api, token] = [await openApi(network.engine), await tokenOf(network, 'reception.tyumen')]
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-dealership': 'tyumen', 'idempotency-key': uuidv7() }
    const send = async (event: string) => (await (await fetch(api.url, { method: 'POST', headers, body: JSON.stringify({ query: register, variables: { input: { who: 'Пётр', channel: 'call' }, event } }) })).json()) as { data: Guest; errors?: { extensions: { code: string } }[] }
    const answers = await Promise.all([send('WAIT'), send('WAIT'), send('WAIT')])
    expect(new Set(answers.map(({ data }) => data.createGuest.id)).size).toBe(1)
    expect(await count()).toBe(before + 1)
    expect((await send('COME')).errors?.[0]?.extensions.code).toBe('IDEMPOTENCY_MISMATCH')
    api.close()
  })
})

describe('choices that depend on other fields', () => {
  it('are offered, and taken, only as they go with what stands there', async () => {
    const [calls, visits] = [await goals('call'), await goals('visit')]
    const offered = await network.engine.choices(desk, 'ru', 'traffic-goal', '', 50, { entity: 'guest', field: 'goal', values: { channel: 'call' } })
    expect(offered.map(({ value }) => value).sort()).toEqual([...calls].sort())
    expect((await network.engine.choices(desk, 'ru', 'traffic-goal', '', 50, { entity: 'guest', field: 'goal', values: {} })).length).toBe(calls.length + visits.length)
    const refusal = [[['/goal', 'Выбранное в поле «goal» не подходит к тому, что стоит в поле «channel»: выберите другое.']]]
    expect(await issuesOf(register, { input: { who: 'Анна', channel: 'call', goal: visits[0] } })).toEqual(refusal)
    const { id } = await made({ who: 'Анна', channel: 'visit', goal: visits[0] })
    const update = 'mutation ($id: ID!, $input: GuestInput!) { updateGuest(id: $id, version: 1, input: $input) { id } }'
    expect(await issuesOf(update, { id, input: { channel: 'call' } })).toEqual(refusal)
    expect(await issuesOf(update, { id, input: { channel: 'call', goal: calls[0] } })).toBeUndefined()
  })

  it('hold what an event changes, too', async () => {
    const [[call], [visit]] = [await goals('call'), await goals('visit')]
    const send = 'mutation ($id: ID!, $version: Int!) { sendGuest(id: $id, version: $version, event: PHONE) { state } }'
    const { id, version } = await made({ who: 'Анна', channel: 'visit', goal: visit }, 'WAIT')
    expect(await issuesOf(send, { id, version })).toEqual([[['/goal', expect.stringContaining('не подходит')]]])
    expect(await issuesOf(send, await made({ who: 'Анна', channel: 'call', goal: call }, 'WAIT'))).toBeUndefined()
  })

  it('ask of a vehicle whose it is, and leave a record alone whose vehicle has been sold since', async () => {
    const other = await receiveOrder(network, await network.as('advisor.tyumen'), 'Ломакина Вера Игоревна')
    const offered = await network.engine.choices(desk, 'ru', 'vehicle', '', 50, { entity: 'guest', field: 'vehicle', values: { client: order.client } })
    expect(offered.map(({ value }) => value)).toEqual([order.vehicle])
    expect(await issuesOf(register, { input: { who: 'x', channel: 'visit', client: other.client, vehicle: order.vehicle } })).toEqual([[['/vehicle', expect.stringContaining('не подходит')]]])
    const { id } = await made({ who: 'x', channel: 'visit', client: other.client, vehicle: other.vehicle })
    await network.ask(await network.as('advisor.tyumen'), 'mutation ($id: ID!, $owner: ID) { updateVehicle(id: $id, version: 1, input: { owner: $owner }) { id } }', { id: other.vehicle, owner: order.client })
    expect(await issuesOf('mutation ($id: ID!) { updateGuest(id: $id, version: 1, input: { note: "перезвонить" }) { id } }', { id })).toBeUndefined()
  })
})

describe('the form at the desk', () => {
  const lookAt = (values: object) => network.engine.lookDesk(desk, 'ru', 'bl_guest_desk', values as Record<string, string>)

  it('asks its own fields, and offers what this person may send', async () => {
    const block = await network.engine.homeBlock(desk, 'ru', 'bl_guest_desk')
    if (block?.kind !== 'desk') throw new Error('there is no form')
    const { record, silent } = block.desk
    expect(record.form.uiSchema['ui:order']).toEqual(['channel', 'goal', 'who', 'vehicle', 'served', 'note', 'client'])
    expect(silent).toEqual(['client'])
    expect(record.form.schema.required).toEqual(['channel', 'who'])
    expect(record.events.map(({ event, primary }) => [event, primary])).toEqual([['SEND', true], ['WAIT', false]])
    expect(await network.engine.homeBlock(await network.as('mechanic.tyumen'), 'ru', 'bl_guest_desk')).toBeNull()
  })

  it.each([['имени', 'ковшов тим'], ['телефону', '5550102'], ['номеру латиницей', 'k777op']])('finds a client by %s', async (_, text) => {
    const found = await network.engine.findForField(desk, 'ru', 'guest', 'who', text)
    expect(found[0]).toMatchObject({ text: 'Ковшов Тимур Эдуардович', values: { client: order.client } })
    if (text === 'k777op') expect(found[0]).toMatchObject({ entity: 'vehicle', values: { vehicle: order.vehicle } })
  })

  it('tells who one is talking to, what to say, and what does not go together', async () => {
    const [goal] = await goals('visit')
    const look = await lookAt({ channel: 'call', goal, client: order.client })
    expect(look.unfit).toEqual(['goal'])
    expect(look.script).toMatch(/^Визит/)
    expect(look.about).toMatchObject({ label: 'Ковшов Тимур Эдуардович', phones: ['моб. 8921-555-01-02'] })
    const lists = new Map(look.about?.lists.map((list) => [list.entity.name, list]))
    expect(lists.get('vehicle')).toMatchObject({ fills: 'vehicle' })
    expect(lists.get('vehicle')?.rows.map(({ id }) => id)).toContain(order.vehicle)
    expect(lists.get('work-order')?.rows.map(({ id, state }) => [id, state])).toContainEqual([order.id, 'reception'])
    expect((await lookAt({ client: uuidv7() })).about).toBeNull()
    await expect(network.engine.lookDesk(await network.as('mechanic.tyumen'), 'ru', 'bl_guest_desk', {})).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps several that are half filled, each by itself, and tells of them nowhere else', async () => {
    const draft = (who: string) => ({ baseVersion: 0, values: { who, client: order.client }, base: {} })
    await network.engine.drafts.save(desk, 'guest', 'new-1', draft('первый'))
    await network.engine.drafts.save(desk, 'guest', 'new-2', draft('второй'))
    const block = await network.engine.homeBlock(desk, 'ru', 'bl_guest_desk')
    if (block?.kind !== 'desk') throw new Error('there is no form')
    expect(Object.entries(block.desk.drafts).map(([sheet, { values }]) => [sheet, values.who])).toEqual([['new-1', 'первый'], ['new-2', 'второй']])
    expect(block.desk.record.labels[order.client]).toBe('Ковшов Тимур Эдуардович')
    expect(await network.engine.drafts.list(desk, 'ru')).toEqual([])
    await expect(network.engine.drafts.save(desk, 'guest', 'new-9', draft('x'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the queue', () => {
  it('shows who waits, the longest waiting first', async () => {
    const first = await made({ who: 'Раньше всех', channel: 'visit' }, 'WAIT')
    const second = await made({ who: 'Потом', channel: 'visit' }, 'WAIT')
    await made({ who: 'Не ждёт', channel: 'visit' })
    const queue = await network.engine.homeBlock(desk, 'ru', 'bl_guest_queue')
    if (queue?.kind !== 'queue') throw new Error('there is no queue')
    const ids = queue.rows.map(({ id }) => id)
    expect(ids.indexOf(first.id)).toBeLessThan(ids.indexOf(second.id))
    expect(queue.rows.every(({ state, stateSince }) => state === 'waiting' && stateSince <= queue.now)).toBe(true)
    expect(queue).toMatchObject({ warn: 5, columns: [{ name: 'number' }, { name: 'who' }, { name: 'goal' }] })
  })
})
