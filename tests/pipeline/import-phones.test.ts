/** Phones of a messy table: each stands as it was typed, is found by its number, and what is doubtful about it is said. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { go, receive } from '../fixtures/imports.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

let network: Network
let head: Actor
beforeAll(async () => {
  network = await openNetwork()
  head = await network.as('head.spb')
  await network.engine.startWorker()
})
afterAll(() => network?.close())

/** What stands in the table, what it is called up by, and what is said of it. */
const table: readonly (readonly [typed: string, found: readonly string[], said?: string])[] = [
  ['8-904-46-73-700', ['+79044673700']],
  ['111-22-00', ['1112200', '+78121112200']],
  ['333-22-00', ['3332200', '+78123332200']],
  ['факс 666-66-00', ['6666600']],
  ['моб. 8911-717-83-00', ['+79117178300']],
  ['моб. 8911-717-84-0', ['8911717840'], 'неполный'],
  ['моб. 983-10-00', ['+78129831000'], 'семь цифр'],
  ['моб. 89219557800,', ['+79219557800']],
  ['моб. 9697800 Алексан', ['+78129697800', 'Алексан'], 'семь цифр'],
  ['моб. 89500078900 Але', ['+79500078900']],
  ['моб. 9266200 Юлия, р', ['+78129266200', 'Юлия'], 'семь цифр'],
  ['моб. 8921-401-84-00', ['+79214018400']],
  ['89052013800', ['+79052013800']],
  ['8129240300 8129052013800', ['+78129240300', '+79052013800']],
  ['921-315-56-00 Елена', ['+79213155600', 'Елена']],
  ['8129217763100', ['+79217763100']],
  ['89217814000 Светлана', ['+79217814000']],
  ['88129035100', ['+78129035100']],
  ['9035100', ['+78129035100']],
  ['89219572100', ['+79219572100']],
  ['9219572100', ['+79219572100']],
  ['911-191-99-00 III', ['+79111919900']],
  ['8129052169500', ['+79052169500']],
]

it('none is lost, changed or unsaid', async () => {
  const rows = table.map(([typed], i) => `Клиент ${i};natural;${typed}`)
  const id = await receive(network.engine, head, 'client', ['Имя клиента;Тип клиента;Телефон', ...rows].join('\r\n'))
  const { result } = await go(network.engine, head, 'run', id, { whenThere: 'create' })
  expect(result).toMatchObject({ rows: table.length, created: table.length, wrong: 0 })
  const kept = await network.store.query<{ name: string; phone: string }>(sql`select name, phone from data.client order by substring(name from 8)::integer`)
  expect(kept.map(({ phone }) => phone)).toEqual(table.map(([typed]) => typed))
  const warnings = (result?.warnings ?? []) as { row: number; problems: { message: string }[] }[]
  const saidOf = (i: number) => warnings.find(({ row }) => row === i + 2)?.problems.map(({ message }) => message).join(' ')
  for (const [i, [, , said]] of table.entries()) expect(saidOf(i) ?? 'nothing').toContain(said ?? 'nothing')
})

it('each is called up by its number', async () => {
  for (const [i, [typed, numbers]] of table.entries()) {
    for (const number of numbers) {
      const { clients } = await network.ask<{ clients: { nodes: { name: string }[] } }>(head, 'query ($search: String) { clients(search: $search, first: 20) { nodes { name } } }', { search: number })
      expect(clients.nodes.map(({ name }) => name), `${typed} by ${number}`).toContain(`Клиент ${i}`)
    }
  }
})

it('the same number written otherwise is the same client, and no second one', async () => {
  const id = await receive(network.engine, head, 'client', ['Имя клиента;Тип клиента;Телефон', 'Ещё раз;natural;+7 (904) 467-37-00', 'И ещё;natural;8 (812) 666-66-00', 'Новый;natural;+79990000000'].join('\r\n'))
  expect((await go(network.engine, head, 'run', id)).result).toMatchObject({ created: 1, skipped: 2 })
})
