/** The first screen: by role, in the reader's rights, about the reader and today. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HomeBlockView, HomeView } from '../../engine/engine.ts'
import { systemActor } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
beforeAll(async () => {
  network = await openNetwork()
})
afterAll(() => network.close())

const at = (view: HomeView, id: string): HomeBlockView | undefined => view.blocks.find((block) => block.id === id)
const tile = (view: HomeView, id: string) => {
  const block = at(view, id)
  return block?.kind === 'tile' ? block : null
}
const home = async (login: string, locale = 'ru'): Promise<HomeView> => network.engine.home(await network.as(login), locale)

async function complain(actor: Actor, values: object): Promise<string> {
  const { createComplaint: made } = await network.ask<{ createComplaint: { id: string } }>(actor, 'mutation ($input: ComplaintInput!) { createComplaint(input: $input) { id } }', { input: { channel: 'phone', documentType: 'complaint', subject: 'Шум', ...values } })
  return made.id
}

describe('the home', () => {
  it('stands for every role, in four languages', async () => {
    const users = await network.store.query<{ login: string }>(sql`select u.login from platform."user" u`)
    for (const { login } of users.filter(({ login: one }) => !one.includes('.') || one.endsWith('.tyumen'))) {
      for (const locale of ['en', 'ru', 'uk', 'ro']) {
        const view = await home(login, locale)
        expect(view.blocks.length, login).toBeGreaterThan(3)
        expect(view.blocks.filter(({ kind, title }) => kind !== 'figures' && title === ''), login).toEqual([])
      }
    }
  })

  it('counts the reader’s own records and leads to the list of just these', async () => {
    const [advisor, other] = [await network.as('advisor.tyumen'), await network.as('reception.tyumen')]
    const order = await receiveOrder(network, advisor)
    await network.store.query(sql`update data.work_order set advisor = ${advisor.id}::uuid where id = ${order.id}::uuid`)
    const mine = tile(await network.engine.home(advisor, 'ru'), 'bl_desk_mine')
    expect(mine).toMatchObject({ count: 1, isMore: false, title: 'Мои заказ-наряды' })
    const { workOrders } = await network.ask<{ workOrders: { totalCount: number; nodes: { id: string }[] } }>(advisor, 'query ($filter: WorkOrderFilter) { workOrders(filter: $filter) { totalCount nodes { id } } }', { filter: mine?.link.filter })
    expect(workOrders.nodes.map(({ id }) => id)).toEqual([order.id])
    expect(tile(await network.engine.home(other, 'ru'), 'bl_reception_today')?.count).toBe(1)
    expect(tile(await home('reception.spb'), 'bl_reception_today')?.count).toBe(0)
  })

  it('says what is late since when, in the dealership’s own days', async () => {
    const care = await network.as('customer-service.tyumen')
    const day = (offset: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Yekaterinburg' }).format(Date.now() + offset * 86_400_000)
    const { clients } = await network.ask<{ clients: { nodes: { id: string }[] } }>(care, '{ clients(first: 1) { nodes { id } } }')
    const client = clients.nodes[0]?.id
    await complain(care, { client, responsible: care.id, dueOn: day(-1), subject: 'вчера' })
    await complain(care, { client, responsible: care.id, dueOn: day(0), subject: 'сегодня' })
    await complain(care, { client, responsible: care.id, dueOn: day(1), subject: 'завтра' })
    const view = await home('customer-service.tyumen')
    expect(tile(view, 'bl_care_overdue')).toMatchObject({ count: 1, tone: 'warn' })
    const own = at(view, 'bl_care_day')
    expect(own?.kind === 'my-day' && own.items.map(({ at: due, isLate }) => [due, isLate])).toEqual([[day(-1), true], [day(0), false]])
    const list = at(view, 'bl_care_complaints')
    expect(list).toMatchObject({ kind: 'list', count: 3 })
  })

  it('shows nothing of what the reader may not read', async () => {
    const roles = await network.as('mechanic.tyumen')
    const files = await network.engine.draft(await network.as('admin'))
    const name = 'workplaces/workshop/workplace.json'
    const place = JSON.parse(files[name] ?? '') as { home: { blocks: object[] } }
    const titles = { en: 'Secret', ru: 'Тайна' }
    place.home.blocks.push(
      { kind: 'tile', id: 'bl_shop_secret', titles, entity: 'complaint' },
      { kind: 'list', id: 'bl_shop_masked', titles, entity: 'work-order', filter: { insurerBonus: { gt: '0' } } },
      { kind: 'figures', id: 'bl_shop_sum', figures: [{ titles, entity: 'work-order', function: 'sum', field: 'insurerBonus' }] },
      { kind: 'reports', id: 'bl_shop_reports', reports: ['follow-up-ps'] },
    )
    await network.engine.publish(systemActor, { ...files, [name]: JSON.stringify(place) }, 'secrets')
    const view = await network.engine.home(roles, 'ru')
    expect(view.blocks.map(({ id }) => id).filter((id) => ['bl_shop_secret', 'bl_shop_masked', 'bl_shop_sum', 'bl_shop_reports'].includes(id))).toEqual([])
    expect(at(view, 'bl_shop_mine')).toBeDefined()
    await network.engine.publish(systemActor, files, 'back')
  })

  it('is arranged by each for themselves', async () => {
    const advisor = await network.as('advisor.tyumen')
    const before = (await network.engine.home(advisor, 'ru')).blocks.map(({ id }) => id)
    const [first = '', second = ''] = before
    await network.engine.preferences.save(advisor, 'home', { hidden: [first], order: [...before].reverse() })
    const after = await network.engine.home(advisor, 'ru')
    expect(after.blocks.map(({ id }) => id)).toEqual([...before].reverse().filter((id) => id !== first))
    expect(after.hidden).toMatchObject([{ id: first }])
    expect((await home('advisor.spb')).blocks[0]?.id).toBe(first)
    await network.engine.preferences.save(advisor, 'home', 'nonsense')
    expect((await network.engine.home(advisor, 'ru')).blocks.map(({ id }) => id)).toEqual([first, second, ...before.slice(2)])
  })

  it('draws charts with the words of their groups, for those whose home has them', async () => {
    const chart = await network.engine.homeChart(await network.as('admin'), 'ru', 'bl_admin_states')
    expect(chart.points).toEqual([{ label: 'Приёмка', value: 1, text: '1' }])
    await expect(network.engine.homeChart(await network.as('advisor.tyumen'), 'ru', 'bl_admin_states')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const days = await network.engine.homeChart(await network.as('head.tyumen'), 'ru', 'bl_head_days')
    expect(days.points).toMatchObject([{ value: 1, label: expect.stringMatching(/^\d\d\.\d\d\.\d{4}$/) }])
  })

  it('may be changed by a dealership’s overlay', async () => {
    const files = await network.engine.draft(await network.as('admin'))
    const overlay = { base: `auto-service@${(JSON.parse(files['manifest.json'] ?? '{}') as { version: string }).version}`, dealership: 'spb', operations: [
      { op: 'hide', element: 'bl_desk_ready' },
      { op: 'retitle', element: 'bl_desk_mine', titles: { ru: 'Мои машины' } },
      { op: 'add-block', workplace: 'wp_service_desk', after: null, block: { kind: 'tile', id: 'bl_spb_all', titles: { en: 'All', ru: 'Все заказы' }, entity: 'work-order' } },
    ] }
    await network.engine.publish(systemActor, { ...files, 'overlays/spb/overlay.json': JSON.stringify(overlay) }, 'overlay')
    const [spb, tyumen] = [await home('advisor.spb'), await home('advisor.tyumen')]
    expect(spb.blocks[0]).toMatchObject({ id: 'bl_spb_all', title: 'Все заказы' })
    expect(at(spb, 'bl_desk_mine')?.title).toBe('Мои машины')
    expect([at(spb, 'bl_desk_ready'), at(tyumen, 'bl_spb_all')]).toEqual([undefined, undefined])
    expect(at(tyumen, 'bl_desk_mine')?.title).toBe('Мои заказ-наряды')
  })
})
