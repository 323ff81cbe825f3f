/** Delays that end at a moment of the record: never early, once, moved with it, kept over restarts. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEngine, systemActor } from '../../engine/index.ts'
import { type AlarmClock, fireDue } from '../../engine/jobs/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { systemIn } from '../../engine/runtime/index.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let advisor: Actor
let reception: Actor
beforeAll(async () => {
  network = await openNetwork()
  ;[advisor, reception] = [await network.as('advisor.tyumen'), await network.as('reception.tyumen')]
})
afterAll(() => network.close())
beforeEach(() => network.engine.wipe())

interface Task {
  readonly id: string
  readonly version: number
  readonly state: string
}

const minute = 60_000
const soon = (minutes: number): string => new Date(Math.floor(Date.now() / 1000) * 1000 + minutes * minute).toISOString()
const create = async (input: object, actor = advisor): Promise<Task> => (await network.ask<{ task: Task }>(actor, 'mutation ($input: TaskInput!) { task: createTask(input: $input) { id version state } }', { input: { title: 'Позвонить Виктору', ...input } })).task
const read = async (id: string, actor = advisor): Promise<Task> => (await network.ask<{ task: Task }>(actor, 'query ($id: ID!) { task(id: $id) { id version state } }', { id })).task
const update = async ({ id }: Task, input: object): Promise<void> => {
  const { version } = await read(id)
  await network.ask(advisor, 'mutation ($id: ID!, $version: Int!, $input: TaskInput!) { updateTask(id: $id, version: $version, input: $input) { id } }', { id, version, input })
}
const send = async ({ id }: Task, event: string, input: object = {}): Promise<void> => {
  const { version } = await read(id)
  await network.ask(advisor, 'mutation ($id: ID!, $version: Int!, $event: TaskEvent!, $input: JSON) { sendTask(id: $id, version: $version, event: $event, input: $input) { id } }', { id, version, event, input })
}
const timers = async ({ id }: Task): Promise<readonly string[]> => (await network.store.query<{ due: string }>(sql`select t.due_at as due from platform.timer t where t.record_id = ${id}::uuid`)).map(({ due }) => due)
const told = async (actor: Actor): Promise<readonly string[]> => (await network.engine.notifications(actor, 'ru')).map(({ title, body }) => `${title}: ${body}`)

/** Lets everything go off that is due at this time. */
async function fireAt(time: string): Promise<number> {
  const model = await network.engine.model(advisor)
  const clock = (): Date => new Date(time)
  const alarm: AlarmClock = { store: network.store, clock, runtimeIn: (code) => ({ store: network.store, model, modelOf: () => model, actor: systemIn(code), clock }), report: (error) => { throw error } }
  return fireDue(alarm)
}

describe('a reminder', () => {
  it('comes at its moment, to the one it is for, not before and only once', async () => {
    const at = soon(10)
    const task = await create({ dueAt: at })
    expect(await timers(task)).toEqual([at])
    expect(await fireAt(new Date(Date.parse(at) - 1000).toISOString())).toBe(0)
    expect(await told(advisor)).toEqual([])
    expect(await fireAt(at)).toBe(1)
    expect(await fireAt(soon(60))).toBe(0)
    expect(await told(advisor)).toEqual(['Напоминание: Позвонить Виктору'])
    expect((await read(task.id)).state).toBe('open')
    // What was reminded of stays so, whatever else of it changes.
    await update(task, { notes: 'после обеда' })
    expect(await timers(task)).toEqual([])
  })

  it('follows its field: moved, taken away, set again', async () => {
    const task = await create({ remindAt: soon(10) })
    const [later, last] = [soon(30), soon(50)]
    await update(task, { remindAt: later })
    expect(await timers(task)).toEqual([later])
    expect(await fireAt(soon(20))).toBe(0)
    await update(task, { remindAt: null })
    expect(await timers(task)).toEqual([])
    await send(task, 'SNOOZE', { remindAt: last })
    expect(await timers(task)).toEqual([last])
    await update(task, { remindAt: soon(-5) })
    expect(await timers(task)).toEqual([])
  })

  it('is not for what is done, and is there again for what is not done after all', async () => {
    const at = soon(10)
    const task = await create({ remindAt: at })
    await send(task, 'DONE')
    expect(await timers(task)).toEqual([])
    await send(task, 'REOPEN')
    expect(await timers(task)).toEqual([at])
  })

  it('outlives the process', async () => {
    const at = soon(10)
    const task = await create({ remindAt: at })
    const again = await createEngine({ databaseUrl: network.url, demo: true, report: (error) => console.error(error) })
    expect(await timers(task)).toEqual([at])
    expect(await fireAt(soon(600))).toBe(1)
    expect((await again.notifications(advisor, 'en')).map(({ title }) => title)).toEqual(['Reminder'])
    await again.close()
  })

  it('comes once however many look at it at the same time', async () => {
    await create({ remindAt: soon(10) })
    const fired = await Promise.all([1, 2, 3, 4].map(() => fireAt(soon(10.1))))
    expect(fired.filter((count) => count > 0).length).toBeGreaterThan(0)
    expect(await told(advisor)).toHaveLength(1)
  })
})

describe('a task', () => {
  it('for somebody else is told to them, and is theirs to see; a task of one’s own is told to nobody', async () => {
    await create({ title: 'Свою', dueAt: soon(5) })
    const theirs = await create({ title: 'Заказать пропуск', assignee: reception.id })
    expect(await told(advisor)).toEqual([])
    expect(await told(reception)).toEqual(['Вам поставили задачу: Заказать пропуск'])
    expect((await read(theirs.id, reception)).id).toBe(theirs.id)
    const stranger = await network.as('cashier.tyumen')
    expect(await network.refused(stranger, 'query ($id: ID!) { task(id: $id) { id } }', { id: theirs.id })).toEqual([])
    expect((await network.ask<{ tasks: { totalCount: number } }>(stranger, '{ tasks { totalCount } }')).tasks.totalCount).toBe(0)
  })

  it('of today stands in the day of the one it is for', async () => {
    await create({ title: 'Сегодня', dueAt: new Date(Date.now() - minute).toISOString() })
    const { blocks } = await network.engine.home(advisor, 'ru')
    const day = blocks.find(({ kind }) => kind === 'my-day')
    expect(day?.kind === 'my-day' && day.items.map(({ label, isLate }) => [label, isLate])).toEqual([['Сегодня', true]])
    const other = (await network.engine.home(reception, 'ru')).blocks.find(({ kind }) => kind === 'my-day')
    expect(other?.kind === 'my-day' && other.items).toEqual([])
  })
})

describe('a survey that nobody answers for two days', () => {
  it('becomes a task to call for the one who tried last, once', async () => {
    const service = await network.as('customer-service.tyumen')
    const order = await receiveOrder(network, advisor)
    const { surveyTypes } = await network.ask<{ surveyTypes: { nodes: { id: string }[] } }>(service, '{ surveyTypes(first: 1) { nodes { id } } }')
    const { survey } = await network.ask<{ survey: { id: string; version: number } }>(service, 'mutation ($input: SurveyResponseInput!) { survey: createSurveyResponse(input: $input) { id version } }', { input: { surveyType: surveyTypes.nodes[0]?.id, workOrder: order.id } })
    await network.ask(service, 'mutation ($id: ID!, $version: Int!) { sendSurveyResponse(id: $id, version: $version, event: NO_ANSWER) { id } }', { ...survey })
    const calls = async () => (await network.ask<{ tasks: { nodes: readonly { title: string; assignee: { id: string } }[] } }>(service, '{ tasks { nodes { title assignee { id } } } }')).tasks.nodes
    await fireAt(soon(47 * 60))
    expect(await calls()).toEqual([])
    await fireAt(soon(48 * 60 + 1))
    await fireAt(soon(48 * 60 + 1))
    expect((await calls()).map(({ assignee }) => assignee.id)).toEqual([service.id])
    expect(await told(service)).toContainEqual(expect.stringMatching(/^Нет ответа два дня: перезвоните: .*Попыток: 1\.$/))
  })
})

describe('a new version', () => {
  it('reaches the records that are there, with moments that are still to come', async () => {
    const files = await network.engine.draft(await network.as('admin'))
    const name = 'entities/task/machine.json'
    const machine = JSON.parse(files[name] ?? '') as { states: { open: { after: Record<string, { meta: { at: string } }> } } }
    const [due, remind] = [soon(90), soon(30)]
    const task = await create({ dueAt: due, remindAt: remind })
    const passed = await create({ dueAt: soon(-90), remindAt: remind })
    const reminder = machine.states.open.after.REMIND
    if (reminder) reminder.meta.at = 'record.dueAt'
    await network.engine.publish(systemActor, { ...files, [name]: JSON.stringify(machine) }, 'by due time')
    expect([await timers(task), await timers(passed)]).toEqual([[due], []])
    await network.engine.publish(systemActor, files, 'back')
    expect([await timers(task), await timers(passed)]).toEqual([[remind], [remind]])
  })
})
