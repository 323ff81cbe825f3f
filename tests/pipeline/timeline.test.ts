import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network

beforeAll(async () => {
  network = await openNetwork()
})
afterAll(() => network?.close())

describe('the timeline of a record', () => {
  it('tells what was said with an event, and nothing of the fields a reader may not see', async () => {
    const advisor = await network.as('advisor.tyumen')
    const mechanic = await network.as('mechanic.tyumen')
    const order = await receiveOrder(network, advisor)
    const { o: full } = await network.ask<{ o: { version: number } }>(advisor, 'mutation ($id: ID!, $v: Int!) { o: updateWorkOrder(id: $id, version: $v, input: { works: [{ name: "Мойка", normHours: 1, price: 100, quantity: 1 }] }) { version } }', { id: order.id, v: order.version })
    const send = 'mutation ($id: ID!, $v: Int!, $e: WorkOrderEvent!, $input: JSON) { o: sendWorkOrder(id: $id, version: $v, event: $e, input: $input) { version } }'
    const { o: asked } = await network.ask<{ o: { version: number } }>(advisor, send, { id: order.id, v: full.version, e: 'REQUEST_APPROVAL' })
    await network.ask(advisor, send, { id: order.id, v: asked.version, e: 'APPROVE', input: { agreedSum: '4321.00', approvedBy: 'Ковшов сам', approvedVia: 'phone', mechanic: mechanic.id } })
    const timeline = await network.engine.timeline(mechanic, 'ru', 'work-order', order.id)
    expect(timeline.map(({ kind }) => kind)).toEqual(['transition', 'transition', 'update', 'create'])
    expect(timeline[0]).toMatchObject({ title: 'Согласовано, в ремонт', actor: advisor.name, text: 'Ковшов сам', from: { value: 'approval' }, to: { value: 'inRepair' } })
    expect(JSON.stringify(timeline)).not.toMatch(/4321|4 321/)
    expect(JSON.stringify(await network.engine.timeline(advisor, 'ru', 'work-order', order.id))).toMatch(/4\s?321/u)
  })

  it('keeps comments in their order, and refuses empty ones', async () => {
    const advisor = await network.as('advisor.tyumen')
    const order = await receiveOrder(network, advisor)
    for (const text of ['первое', '  второе <b>\n']) await network.engine.comment(advisor, 'work-order', order.id, text)
    const texts = (await network.engine.timeline(advisor, 'ru', 'work-order', order.id)).filter(({ kind }) => kind === 'comment').map(({ text }) => text)
    expect(texts).toEqual(['второе <b>', 'первое'])
    for (const text of ['', '  \n', 'x'.repeat(10_001), 'a\u0000b']) await expect(network.engine.comment(advisor, 'work-order', order.id, text)).rejects.toMatchObject({ code: expect.stringMatching(/VALIDATION_FAILED|BAD_INPUT/) })
  })
})
