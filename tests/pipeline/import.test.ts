import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../engine/index.ts'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import type { Sheet } from '../../engine/transfer/sheets/sheet.ts'
import { writeXlsx } from '../../engine/transfer/sheets/write-xlsx.ts'
import { go, receive } from '../fixtures/imports.ts'
import { fileOf, overJob } from '../fixtures/long-jobs.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let head: Actor
beforeAll(async () => {
  network = await openNetwork()
  head = await network.as('head.tyumen')
  await network.engine.startWorker()
})
afterAll(() => network?.close())

const clients = () => network.store.query<{ name: string; phone: string | null; birth: string | null; discount: number | null; kind: string }>(sql`select name, phone, birth_date::text as birth, goods_discount_pct as discount, client_type as kind from data.client where deleted_at is null order by name`)
const csv = (...rows: readonly string[]): string => rows.join('\r\n')
const titles = 'Имя клиента;Тип клиента;Телефон;День рождения;Скидка на товары'

it('a messy table comes in: each value as its field has it, phones as they stand, what is doubtful said', async () => {
  const id = await receive(network.engine, head, 'client', csv(titles, 'Гусев Артём;Физическое лицо;моб. 8911-717-83-00;02.01.1990;12,5', 'Рожкова Инна;natural;моб. 983-10-99 Юлия;1985-12-31;7', 'ООО Ромашка;Юридическое лицо;моб. 8911-717-84-0;;'))
  const view = await network.engine.imports.view(head, 'ru', id, null)
  expect(view.settings).toMatchObject({ encoding: 'utf-8', separator: ';', columns: ['name', 'clientType', 'phone', 'birthDate', 'goodsDiscountPct'] })
  expect(view.rows.map(({ problems }) => problems)).toEqual([[], [], []])
  expect((await go(network.engine, head, 'check', id)).result).toMatchObject({ rows: 3, created: 3, wrong: 0, warned: 2 })
  expect(await clients()).toEqual([])
  const run = await go(network.engine, head, 'run', id)
  expect(run.result).toMatchObject({ rows: 3, created: 3, updated: 0, skipped: 0, wrong: 0, warned: 2 })
  expect(await clients()).toEqual([
    { name: 'Гусев Артём', phone: 'моб. 8911-717-83-00', birth: '1990-01-02', discount: 12.5, kind: 'natural' },
    { name: 'ООО Ромашка', phone: 'моб. 8911-717-84-0', birth: null, discount: null, kind: 'legal' },
    { name: 'Рожкова Инна', phone: 'моб. 983-10-99 Юлия', birth: '1985-12-31', discount: 7, kind: 'natural' },
  ])
})

it('the same file once more doubles nothing; it may fill what is empty, or write over it', async () => {
  const again = await receive(network.engine, head, 'client', csv(titles, 'Гусев Артём Новый;Физическое лицо;+7 911 717-83-00;02.01.1990;20', 'ООО Ромашка;legal;;;3'))
  expect((await network.engine.imports.view(head, 'ru', again, null)).rows[0]?.existing).toEqual(['Гусев Артём'])
  expect((await go(network.engine, head, 'run', again)).result).toMatchObject({ created: 0, skipped: 2 })
  expect((await go(network.engine, head, 'run', again, { whenThere: 'fill' })).result).toMatchObject({ updated: 1, skipped: 1 })
  expect((await clients()).map(({ name, discount }) => [name, discount])).toEqual([['Гусев Артём', 12.5], ['ООО Ромашка', 3], ['Рожкова Инна', 7]])
  expect((await go(network.engine, head, 'run', again, { whenThere: 'skip', rows: { 2: 'update' } })).result).toMatchObject({ updated: 1, skipped: 1 })
  expect((await clients()).map(({ name, discount }) => [name, discount])[0]).toEqual(['Гусев Артём Новый', 20])
})

describe('a file with mistakes', () => {
  const rows = [titles, 'Верный Пётр;natural;89210000001;01.02.1980;1', 'Неверный Иван;робот;89210000002;31.02.1980;много', ';natural;89210000003;;', 'Верный Пётр;natural;8-921-000-00-01;;2', titles, '', '=2+3;natural;;;101']

  it('says of each row what is wrong, the trial as the import does', async () => {
    const id = await receive(network.engine, head, 'client', csv(...rows))
    const check = await go(network.engine, head, 'check', id)
    const before = await clients()
    const run = await go(network.engine, head, 'run', id)
    const figures = ({ result }: typeof run) => ({ ...result, page: '' })
    expect(figures(run)).toEqual(figures(check))
    expect(run.result).toMatchObject({ rows: 5, created: 1, skipped: 1, wrong: 3 })
    expect((await clients()).length).toBe(before.length + 1)
    expect(((run.result?.problems ?? []) as { row: number; problems: { field: string; message: string }[] }[]).map(({ row, problems }) => [row, problems.map(({ field }) => field)])).toEqual([[3, ['clientType', 'birthDate', 'goodsDiscountPct']], [4, ['name']], [8, ['goodsDiscountPct']]])
  })

  it('gives the wrong rows back with what is wrong, and takes them mended', async () => {
    const id = await receive(network.engine, head, 'client', csv(...rows))
    const check = await go(network.engine, head, 'check', id)
    expect(check.file).toBe('clients !.csv')
    const text = (await fileOf(network.engine, head, check.id)).toString('utf8')
    const lines = text.trimEnd().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toBe(`\uFEFF${titles};Что не так`)
    expect(lines[1]).toContain('«День рождения»: «31.02.1980» — не дата')
    expect(lines[3]).toMatch(/^'=2\+3;/)
    const mended = text.replace('робот', 'natural').replace('31.02.1980', '28.02.1980').replace('много', '5').replace(/^;natural/m, 'Третий;natural').replace(';101;', ';10;')
    const second = await go(network.engine, head, 'run', await receive(network.engine, head, 'client', mended))
    expect(second.result).toMatchObject({ created: 3, wrong: 0 })
    expect((await clients()).map(({ name }) => name)).toContain('=2+3')
  })
})

it('an import is taken back: what it made goes, what it changed becomes what it was, what was worked with since stays', async () => {
  const made = await go(network.engine, head, 'run', await receive(network.engine, head, 'client', csv(titles, 'Уйдёт Первый;natural;89220000001;;', 'Останется Второй;natural;89220000002;;', 'Нужен Третий;natural;89220000003;;', 'Рожкова Инна;natural;983-10-99;;15')), { whenThere: 'update' })
  expect(made.result).toMatchObject({ created: 3, updated: 1 })
  const [changed, used] = await Promise.all(['Останется Второй', 'Нужен Третий'].map(async (name) => (await network.store.query<{ id: string; version: number }>(sql`select id, version from data.client where name = ${name}`))[0]))
  await network.ask(head, 'mutation ($id: ID!, $version: Int!) { updateClient(id: $id, version: $version, input: { name: "Изменён Второй" }) { id } }', changed)
  await network.ask(head, 'mutation ($owner: ID!) { createVehicle(input: { make: "Lada", model: "Vesta", owner: $owner }) { id } }', { owner: used?.id })
  const undo = await overJob(network.engine, head, await network.engine.imports.undo(head, 'ru', made.id), 'ru')
  expect(undo).toMatchObject({ status: 'done', result: { undone: 2, kept: 2 } })
  expect(((undo.result?.notes ?? []) as { why: string }[]).map(({ why }) => why).sort()).toEqual(['changed', 'used'])
  const left = await clients()
  expect(left.map(({ name }) => name)).not.toContain('Уйдёт Первый')
  expect(left.find(({ name }) => name === 'Рожкова Инна')).toMatchObject({ discount: 7, phone: 'моб. 983-10-99 Юлия' })
  const audit = await network.store.query<{ action: string; actor: string }>(sql`select action, actor_name as actor from platform.audit_entry where action in ('import', 'import-undo') order by at desc, id desc limit 2`)
  expect(audit).toEqual([{ action: 'import-undo', actor: head.name }, { action: 'import', actor: head.name }])
})

it('references come by label or code; one that nothing is called by is refused', async () => {
  await receiveOrder(network, await network.as('advisor.tyumen'), 'Владелец Машины')
  const table = csv('Марка;Модель;Владелец', 'Kia;Rio;Владелец Машины', 'Kia;Ceed;Никто Такой')
  const run = await go(network.engine, head, 'run', await receive(network.engine, head, 'vehicle', table, 'cars.csv'))
  expect(run.result).toMatchObject({ created: 1, wrong: 1 })
  expect(JSON.stringify(run.result?.problems)).toContain('«Владелец»: записи «Никто Такой» нет.')
})

const groups = () => network.store.query<{ name: string; clients: number }>(sql`select g.name, (select count(*)::int from data.client c where c.client_group = g.id and c.deleted_at is null) as clients from data.client_group g where g.deleted_at is null and g.name like 'Новая%' order by g.name`)

it('what nothing is called by is made where that was chosen, once however it is written, and goes when the import is taken back', async () => {
  const id = await receive(network.engine, head, 'client', csv('Имя клиента;Тип клиента;Наименование группы', 'В группе Первый;natural;Новая группа', 'В группе Второй;natural;новая  ГРУППА', 'В другой;natural;Новая другая'))
  const field = (await network.engine.imports.view(head, 'ru', id, null)).fields.find(({ name }) => name === 'clientGroup')
  expect(field?.mayMakeMissing).toBe(true)
  expect((await go(network.engine, head, 'run', id)).result).toMatchObject({ created: 0, wrong: 3 })
  expect((await go(network.engine, head, 'check', id, { createMissing: ['clientGroup'] })).result).toMatchObject({ created: 3, made: 2 })
  expect(await groups()).toEqual([])
  const run = await go(network.engine, head, 'run', id, { createMissing: ['clientGroup'] })
  expect(run.result).toMatchObject({ created: 3, made: 2, wrong: 0 })
  expect(await groups()).toEqual([{ name: 'Новая группа', clients: 2 }, { name: 'Новая другая', clients: 1 }])
  expect((await overJob(network.engine, head, await network.engine.imports.undo(head, 'ru', run.id), 'ru')).result).toMatchObject({ undone: 5, kept: 0 })
  expect(await groups()).toEqual([])
})

it('people come by login or by name, and only those who work there', async () => {
  const advisor = await network.as('advisor.tyumen')
  const table = csv('Что сделать;Исполнитель', 'По логину;ADVISOR.tyumen', `По имени;${advisor.name}`, 'Чужой;advisor.spb', 'Никто;нет такого')
  const run = await go(network.engine, head, 'run', await receive(network.engine, head, 'task', table, 'tasks.csv'))
  expect(run.result).toMatchObject({ created: 2, wrong: 2 })
  expect(JSON.stringify(run.result?.problems)).toContain('«Исполнитель»: сотрудника «advisor.spb» нет.')
  const tasks = await network.store.query<{ assignee: string }>(sql`select assignee from data.task where title like 'По %'`)
  expect(tasks.map(({ assignee }) => assignee)).toEqual([advisor.id, advisor.id])
})

it('of a workbook the sheet that was chosen is read, its columns anew', async () => {
  const sheet = (name: string, rows: readonly (readonly string[])[]): Sheet => ({ name, head: rows[0] ?? [], rows: (async function* () { yield rows.slice(1).map((row) => row.map((text) => ({ kind: 'text' as const, text }))) })() })
  const pieces: Buffer[] = []
  for await (const piece of writeXlsx([sheet('Черновик', [['Заметка'], ['не то']]), sheet('Клиенты', [['Тип клиента', 'Имя клиента'], ['natural', '=1+1']])])) pieces.push(piece)
  const id = await receive(network.engine, head, 'client', Buffer.concat(pieces), 'book.xlsx')
  const first = await network.engine.imports.view(head, 'ru', id, null)
  expect(first).toMatchObject({ sheets: ['Черновик', 'Клиенты'], titles: ['Заметка'] })
  const second = await network.engine.imports.view(head, 'ru', id, { ...first.settings, sheet: 1, columns: [] })
  expect(second).toMatchObject({ titles: ['Тип клиента', 'Имя клиента'], settings: { sheet: 1, columns: ['clientType', 'name'] } })
  expect((await go(network.engine, head, 'run', id, second.settings)).result).toMatchObject({ rows: 1, created: 1 })
  expect((await clients()).map(({ name }) => name)).toContain('=1+1')
})

it('nobody brings in what they may not make, nor sees the file of another, nor another dealership’s records', async () => {
  const mechanic = await network.as('mechanic.tyumen')
  await expect(receive(network.engine, mechanic, 'client', csv(titles, 'А;natural;;;'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(receive(network.engine, head, 'nothing', 'a')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const id = await receive(network.engine, head, 'client', csv(titles, 'Свой;natural;;;'))
  const other = await network.as('head.spb')
  await expect(network.engine.imports.view(other, 'ru', id, null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(network.engine.imports.run(other, 'ru', id, {})).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const run = await go(network.engine, head, 'run', id)
  await expect(network.engine.imports.undo(other, 'ru', run.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(network.engine.imports.receive({ ...systemActor, dealership: null }, 'ru', 'work-order', { name: 'a.csv', content: (async function* () {})() })).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

it('the state of a record is no column', async () => {
  const id = await receive(network.engine, head, 'work-order', csv('Состояние;Причина обращения', 'Выдан;Стук'), 'orders.csv')
  const view = await network.engine.imports.view(head, 'ru', id, null)
  expect(view.settings.columns).toEqual([null, 'reason'])
  expect(view.fields.map(({ name }) => name)).not.toContain('state')
})
