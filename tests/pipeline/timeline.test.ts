import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../engine/kernel/sql.ts'
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

  it('is read in parts: by kind, and what came before', async () => {
    const advisor = await network.as('advisor.tyumen')
    const order = await receiveOrder(network, advisor)
    for (let n = 1; n <= 5; n++) await network.engine.comment(advisor, 'work-order', order.id, `№ ${n}`)
    await network.engine.files.attach(advisor, 'work-order', order.id, { name: 'Фото.txt' }, (async function* () { yield Buffer.from('текст') })())
    const ask = (part: Parameters<typeof network.engine.timeline>[4]) => network.engine.timeline(advisor, 'ru', 'work-order', order.id, part)
    expect((await ask({ kinds: ['files'] })).map(({ kind, text, file }) => [kind, text, file?.size])).toEqual([['file', 'Фото.txt', 10]])
    const first = await ask({ kinds: ['comments'], limit: 2 })
    expect(first.map(({ text }) => text)).toEqual(['№ 5', '№ 4'])
    const rest = await ask({ kinds: ['comments'], before: first[1] as { at: string; id: string } })
    expect(rest.map(({ text }) => text)).toEqual(['№ 3', '№ 2', '№ 1'])
    expect((await ask({})).map(({ kind }) => kind)).toEqual(['file', ...Array.from({ length: 5 }, () => 'comment'), 'create'])
    const [file] = (await network.engine.files.list(advisor, 'work-order', order.id)).files
    await network.engine.files.remove(advisor, file?.id ?? '')
    expect((await ask({ kinds: ['files'] })).map(({ kind, text, file, actor }) => [kind, text, file?.isDeleted, file?.mayRestore, actor])).toEqual([['file-deleted', 'Фото.txt', true, false, advisor.name], ['file', 'Фото.txt', true, false, advisor.name]])
  })

  it('tells those a comment speaks to, as far as they may read the record', async () => {
    const advisor = await network.as('advisor.tyumen')
    const [head, stranger, inspector] = [await network.as('head.tyumen'), await network.as('advisor.spb'), await network.as('inspector.tyumen')]
    const order = await receiveOrder(network, advisor)
    const offered = await network.engine.mentionable(advisor, 'work-order', order.id, '')
    expect(offered.map(({ id }) => id)).not.toContain(stranger.id)
    expect((await network.engine.mentionable(advisor, 'work-order', order.id, head.name.slice(0, 5))).map(({ id }) => id)).toContain(head.id)
    await network.engine.comment(advisor, 'work-order', order.id, `@${head.name} посмотрите <b>это</b>`, [head.id, head.id, stranger.id, advisor.id, 'nonsense', '00000000-0000-0000-0000-000000000000'])
    const [entry] = await network.engine.timeline(inspector, 'ru', 'work-order', order.id, { kinds: ['comments'] })
    expect(entry?.mentions.toSorted()).toEqual([advisor.name, head.name].toSorted())
    const told = await network.engine.notifications(head, 'ru')
    expect(told[0]).toMatchObject({ title: `${advisor.name}: упоминание вас в комментарии`, body: `@${head.name} посмотрите <b>это</b>`, entity: 'work-order', record: order.id })
    expect(told.filter(({ record }) => record === order.id)).toHaveLength(1)
    expect(await network.engine.notifications(stranger, 'ru')).toEqual([])
    await expect(network.engine.mentionable(stranger, 'work-order', order.id, '')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(network.engine.comment(stranger, 'work-order', order.id, 'hello', [head.id])).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('tells subscribers of comments and files', async () => {
    const advisor = await network.as('advisor.tyumen')
    const order = await receiveOrder(network, advisor)
    await network.engine.comment(advisor, 'work-order', order.id, 'слышно?')
    await network.engine.files.attach(advisor, 'work-order', order.id, { name: 'a.txt' }, (async function* () { yield Buffer.from('x') })())
    const changes = await network.store.query<{ kind: string }>(sql`select kind from platform.change where record_id = ${order.id}::uuid order by seq`)
    expect(changes.map(({ kind }) => kind)).toEqual(['created', 'commented', 'attached'])
  })
})
