/** Board, calendar and chart of lists as people with different rights see them, and what may be done with a card. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListView } from '../../engine/engine.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
beforeAll(async () => {
  network = await openNetwork({ 'overlays/spb.json': JSON.stringify({ base: 'auto-service@1.0.0', dealership: 'spb', operations: [{ op: 'hide', element: 'fl_work_order_bay' }, { op: 'hide', element: 'fl_work_order_planned_start' }] }) })
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
