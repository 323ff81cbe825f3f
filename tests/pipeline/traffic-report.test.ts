/** Figures of incoming traffic add up: what arrived is what was processed, ignored or is open, by whatever it is told apart. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ReportView } from '../../engine/engine.ts'
import type { Actor } from '../../engine/model/types.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
let desk: Actor
let seller: Actor
let report: ReportView
let sheet = ''

interface Row {
  readonly id: string
  readonly version: number
}
const events = 'mutation ($items: [IncomingTrafficSending!]!) { rows: sendIncomingTraffics(items: $items) { items { record { id version } } } }'
async function sent(actor: Actor, rows: readonly Row[], event: string, input: object = {}): Promise<readonly Row[]> {
  const { rows: done } = await network.ask<{ rows: { items: readonly { record: Row }[] } }>(actor, events, { items: rows.map(({ id, version }) => ({ id, version, event, input })) })
  return done.items.map(({ record }) => record)
}

beforeAll(async () => {
  network = await openNetwork({}, () => new Date('2026-11-23T08:00:00Z'))
  ;[desk, seller] = await Promise.all([network.as('reception.spb'), network.as('sales-manager.spb')])
  const known = await network.ask<Record<'goals' | 'reasons', { nodes: { id: string; code: string }[] }>>(desk, '{ goals: trafficGoals { nodes { id code } } reasons: ignoreReasons { nodes { id code } } }')
  const goal = known.goals.nodes.find(({ code }) => code === 'call-sales-new')?.id
  const reason = (code: string) => known.reasons.nodes.find((one) => one.code === code)?.id
  const { made } = await network.ask<{ made: { items: readonly { record: Row }[] } }>(desk, 'mutation ($items: [IncomingTrafficInput!]!) { made: createIncomingTraffics(items: $items) { items { record { id version } } } }', { items: Array.from({ length: 31 }, (_, i) => ({ goal, clientText: `Звонок ${i + 1}`, source: 'site' })) })
  const client = await network.ask<{ client: { id: string } }>(seller, 'mutation { client: createClient(input: { name: "Лидов Ян", clientType: "natural" }) { id } }')
  sheet = (await network.ask<{ sheet: { id: string } }>(seller, 'mutation ($client: ID!) { sheet: createWorksheet(input: { client: $client }) { id } }', { client: client.client.id })).sheet.id
  const taken = await sent(seller, await sent(desk, made.items.map(({ record }) => record), 'REGISTER'), 'TAKE')
  await sent(seller, taken.slice(0, 14), 'ATTACH', { worksheet: sheet })
  await sent(seller, taken.slice(14, 20), 'IGNORE', { reason: reason('advertising') })
  await sent(seller, taken.slice(20, 23), 'IGNORE', { reason: reason('fraud') })
  await sent(seller, taken.slice(23), 'IGNORE', { reason: reason('wrong-number') })
  report = await network.engine.report(await network.as('head.spb'), 'ru', 'incoming-traffic', {})
}, 60_000)
afterAll(() => network?.close())

const figures = (id: string) => report.blocks.flatMap((block) => (block.kind === 'figures' && block.id === id ? block.figures.map(({ title, cell, share }) => [title, cell.value, share?.text ?? null]) : []))
const table = (id: string) => report.blocks.flatMap((block) => (block.kind === 'table' && block.id === id ? [{ rows: block.rows.map((row) => row.map(({ text }) => text)), total: block.total?.map(({ text }) => text) }] : []))[0]

it('31 arrived are 14 processed and 17 ignored', () => {
  expect(figures('bl_traffic_head').map(([title, value]) => [title, Number(value)])).toEqual([['Поступило', 31], ['Обработано', 14], ['Проигнорировано', 17], ['Ещё не обработано', 0]])
  expect(figures('bl_traffic_more').slice(0, 3)).toEqual([['Звонки', 31, null], ['Визиты', 0, null], ['Спам и накрутка', 9, expect.stringContaining('29')]])
})
it('ignored ones stay out of the conversion, and in every sum', () => {
  for (const id of ['bl_traffic_goals', 'bl_traffic_channels', 'bl_traffic_sources', 'bl_traffic_people']) {
    const { rows = [], total = [] } = table(id) ?? {}
    expect(rows[0]?.slice(1, 5)).toEqual(['31', '14', '17', '0'])
    expect(total.slice(1, 5)).toEqual(['31', '14', '17', '0'])
    expect(rows[0]?.[5]).toContain('100')
  }
})
it('tells ignored ones by reason', () => {
  expect(table('bl_traffic_ignored')?.rows.map((row) => row.slice(0, 3))).toEqual([['Ошиблись номером', '8', '0'], ['Реклама, предложение услуг', '6', '6'], ['Накрутка, ложное обращение', '3', '3']])
})
it('leads from a figure to the records that it counts', async () => {
  const drill = report.blocks.flatMap((block) => (block.kind === 'figures' && block.id === 'bl_traffic_head' ? [block.figures[2]?.cell.drill] : []))[0]
  const { rows } = await network.ask<{ rows: { totalCount: number } }>(desk, 'query ($filter: IncomingTrafficFilter) { rows: incomingTraffics(filter: $filter) { totalCount } }', { filter: drill?.filter })
  expect(rows.totalCount).toBe(17)
})
