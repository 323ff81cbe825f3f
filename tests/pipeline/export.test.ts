import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ExportFormat, ListExport } from '../../engine/engine.ts'
import { sql } from '../../engine/kernel/sql.ts'
import type { Actor } from '../../engine/model/types.ts'
import { fileOf, overJob } from '../fixtures/long-jobs.ts'
import { type Network, openNetwork, receiveOrder } from '../fixtures/network.ts'

let network: Network
let head: Actor
let advisor: Actor
beforeAll(async () => {
  network = await openNetwork()
  head = await network.as('head.tyumen')
  advisor = await network.as('advisor.tyumen')
  await receiveOrder(network, advisor)
  await receiveOrder(network, await network.as('advisor.spb'), 'Чужой Клиент Иванович')
  for (const [i, name] of ['=HYPERLINK("http://evil")', '@SUM(A1)', '-2+3', '+7 921', '\tтаб', "'=уже с апострофом", 'Обычный "в кавычках"; и с точкой'].entries()) {
    await network.ask(advisor, 'mutation ($input: ClientInput!) { createClient(input: $input) { id } }', { input: { name, clientType: 'natural', goodsDiscountPct: '12.5', birthDate: `1990-02-0${i + 1}` } })
  }
  await network.engine.startWorker()
})
afterAll(() => network?.close())

async function exported(actor: Actor, locale: string, asked: ListExport): Promise<Buffer> {
  const id = await network.engine.transfer.startExport(actor, locale, asked)
  expect(await overJob(network.engine, actor, id)).toMatchObject({ status: 'done', error: null })
  return fileOf(network.engine, actor, id)
}

const rowsOf = (file: Buffer, delimiter = ';'): string[][] => parse(file, { bom: true, delimiter, relax_column_count: true })
const clients = (format: ExportFormat, rest: Partial<ListExport> = {}): ListExport => ({ entity: 'client', columns: ['name', 'clientType', 'goodsDiscountPct', 'birthDate', 'createdAt', 'createdBy'], orderBy: [{ field: 'NAME', direction: 'ASC' }], format, ...rest })

it('a list goes into a CSV as its reader’s spreadsheet expects it, in the order asked', async () => {
  const file = await exported(head, 'ru', clients('csv', { search: 'Ковшов' }))
  expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [titles, row, ...rest] = rowsOf(file)
  expect(rest).toEqual([])
  expect(titles?.[0]).toBe('Имя клиента')
  expect(row?.slice(0, 3)).toEqual(['Ковшов Тимур Эдуардович', 'Физическое лицо', '10,00'])
  expect(row?.[4]).toMatch(/^\d\d\.\d\d\.\d{4} \d\d:\d\d$/)
  const english = rowsOf(await exported(head, 'en', clients('csv', { search: 'Ковшов' })), ',')
  expect(english[1]?.[2]).toBe('10.00')
})

it('nothing in it is a formula, and numbers stay numbers', async () => {
  const names = rowsOf(await exported(head, 'ru', clients('csv', { filter: { birthDate: { gte: '1990-01-01' } } }))).slice(1).map(([name]) => name)
  expect(names.sort()).toEqual(["'+7 921", "'-2+3", `'=HYPERLINK("http://evil")`, "''=уже с апострофом", "'@SUM(A1)", 'Обычный "в кавычках"; и с точкой', 'таб'].sort())
})

it('into a workbook it goes with types', async () => {
  const [titles, row] = await readSheet(await exported(head, 'ru', clients('xlsx', { search: 'HYPERLINK' })))
  expect(titles?.[1]).toBe('Тип клиента')
  expect(row?.slice(0, 4)).toEqual(['=HYPERLINK("http://evil")', 'Физическое лицо', 12.5, new Date('1990-02-01T00:00:00Z')])
})

it('references go by their labels, times by the clock of the dealership, and foreign records stay where they are', async () => {
  const file = rowsOf(await exported(head, 'ru', { entity: 'work-order', columns: ['number', 'client', 'state', 'createdAt'], format: 'csv' }))
  expect(file).toHaveLength(2)
  const [[at] = []] = [await network.store.query<{ at: string }>(sql`select to_char(created_at at time zone 'Asia/Yekaterinburg', 'DD.MM.YYYY HH24:MI') as at from data.work_order where dealership = 'tyumen'`)]
  expect(file[1]?.slice(1)).toEqual([expect.stringContaining('Ковшов'), 'Приёмка', at?.at])
})

it('a field that is masked is masked, and not to be sorted or filtered by', async () => {
  const supervisor = await network.as('supervisor.tyumen')
  const asked: ListExport = { entity: 'client', columns: ['name', 'passportNumber', 'passportIssuedOn'], search: 'Ковшов', format: 'csv' }
  await network.store.query(sql`update data.client set passport_number = '654321', passport_issued_on = '2010-01-02' where name like 'Ковшов%'`)
  expect(rowsOf(await exported(supervisor, 'ru', asked))[1]).toEqual(['Ковшов Тимур Эдуардович', '•••', '•••'])
  expect(rowsOf(await exported(head, 'ru', asked))[1]).toEqual(['Ковшов Тимур Эдуардович', '654321', '02.01.2010'])
  await expect(network.engine.transfer.startExport(supervisor, 'ru', { ...asked, filter: { passportNumber: { eq: '654321' } } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

it('whoever may not export is told at once', async () => {
  await expect(network.engine.transfer.startExport(advisor, 'ru', clients('csv'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(network.engine.transfer.startExport(head, 'ru', { entity: 'client', filter: { nothing: { eq: 1 } }, format: 'csv' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
})

it('is written down with the number of rows, the columns and what is personal', async () => {
  await exported(head, 'ru', { entity: 'client', columns: ['name', 'phone'], format: 'csv' })
  const [entry] = await network.store.query<{ note: string; actor: string; entity: string }>(sql`select note, actor_name as actor, entity from platform.audit_entry where action = 'export' order by at desc, id desc limit 1`)
  expect(entry).toMatchObject({ entity: 'client', actor: head.name, note: expect.stringMatching(/^csv, 9: name, phone/) })
})

it('a job is its person’s alone, tells them when it is done, and its file waits seven days', async () => {
  const id = await network.engine.transfer.startExport(head, 'ru', clients('csv'))
  const job = await overJob(network.engine, head, id, 'ru')
  expect(job).toMatchObject({ title: 'Выгрузка: Клиенты', done: 9, total: 9, file: expect.stringMatching(/^Клиенты \d{4}-\d\d-\d\d \d\d-\d\d\.csv$/) })
  expect(Date.parse(job.expiresAt ?? '') - Date.parse(job.finishedAt ?? '')).toBe(7 * 86_400_000)
  const other = await network.as('head.spb')
  await expect(network.engine.jobs.one(other, 'ru', id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(network.engine.jobs.file(other, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(network.engine.jobs.cancel(other, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await network.engine.jobs.list(other, 'ru')).toEqual([])
  const [told] = await network.engine.notifications(head, 'ru')
  expect(told).toMatchObject({ title: 'Выгрузка: Клиенты', body: expect.stringContaining('строк: 9') })
})

it('a report goes out with the numbers of its page', async () => {
  const actor = await network.as('head.tyumen')
  const [report] = (await network.engine.shell(actor, 'ru')).navigation.flatMap(({ items }) => items).filter(({ kind }) => kind === 'report')
  const id = await network.engine.transfer.startReportExport(actor, 'ru', { report: report?.name ?? '', parameters: {}, format: 'csv' })
  expect(await overJob(network.engine, actor, id)).toMatchObject({ status: 'done' })
  const page = await network.engine.report(actor, 'ru', report?.name ?? '', {})
  const table = page.blocks.find((block) => block.kind === 'table')
  const text = (await fileOf(network.engine, actor, id)).toString('utf8')
  for (const { title } of table?.kind === 'table' ? table.columns : []) expect(text).toContain(title)
})
