import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeXlsx } from '../../engine/transfer/sheets/write-xlsx.ts'
import { writeZip } from '../../engine/transfer/sheets/zip.ts'
import type { Actor } from '../../engine/model/types.ts'
import { sql } from '../../engine/kernel/sql.ts'
import { go, receive } from '../fixtures/imports.ts'
import { type Network, openNetwork } from '../fixtures/network.ts'

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

let network: Network
let head: Actor
beforeAll(async () => {
  network = await openNetwork()
  head = await network.as('head.tyumen')
  await network.engine.startWorker()
})
afterAll(() => network?.close())

async function* once<T>(...items: readonly T[]): AsyncGenerator<T> {
  yield* items
}
const whole = async (content: AsyncIterable<Buffer>): Promise<Buffer> => Buffer.concat(await all(content))
const zipOf = (parts: Readonly<Record<string, string>>): Promise<Buffer> => whole(writeZip(Object.entries(parts).map(([name, text]) => ({ name, content: once(text) }))))
const book = { 'xl/workbook.xml': '<workbook/>' }

/** The table of contents says that this part becomes one byte. */
function lyingZip(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(20_000_000))
  const head = (signature: number, length: number, write: (buffer: Buffer) => void): Buffer => {
    const buffer = Buffer.alloc(length)
    buffer.writeUInt32LE(signature)
    write(buffer)
    return buffer
  }
  const name = Buffer.from('xl/workbook.xml')
  const local = head(0x04034b50, 30, (buffer) => { buffer.writeUInt16LE(8, 8); buffer.writeUInt32LE(packed.length, 18); buffer.writeUInt32LE(1, 22); buffer.writeUInt16LE(name.length, 26) })
  const central = head(0x02014b50, 46, (buffer) => { buffer.writeUInt16LE(8, 10); buffer.writeUInt32LE(packed.length, 20); buffer.writeUInt32LE(1, 24); buffer.writeUInt16LE(name.length, 28) })
  const start = local.length + name.length + packed.length
  const end = head(0x06054b50, 22, (buffer) => { buffer.writeUInt16LE(1, 8); buffer.writeUInt16LE(1, 10); buffer.writeUInt32LE(central.length + name.length, 12); buffer.writeUInt32LE(start, 16) })
  return Buffer.concat([local, name, packed, central, name, end])
}

it.each<readonly [string, () => Promise<Buffer | string> | Buffer | string, RegExp]>([
  ['an empty file', () => '', /Файл пуст/],
  ['a bomb', () => zipOf({ ...book, 'xl/worksheets/sheet1.xml': '0'.repeat(30_000_000) }), /слишком велика/],
  ['a zip that lies about its size', lyingZip, /Не это|Это не книга|повреждён/],
  ['two thousand and one parts', () => zipOf({ ...book, ...Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`p${i}`, ''])) }), /слишком велика/],
  ['a zip that is no workbook', () => zipOf({ 'readme.txt': 'hello' }), /Это не книга/],
  ['a workbook that is damaged', () => Buffer.from('PK\u0003\u0004 and no more of it'), /Это не книга/],
  ['a workbook of nonsense', () => zipOf({ ...book, 'xl/worksheets/sheet1.xml': '<worksheet' }), /Не удалось прочитать книгу/],
  ['macros', () => zipOf({ ...book, 'xl/vbaProject.bin': 'x' }), /макросы/],
  ['links to other files', () => zipOf({ ...book, 'xl/externalLinks/externalLink1.xml': 'x' }), /значения из других файлов/],
  ['a PDF', () => '%PDF-1.7\n', /не CSV и не книга/],
  ['an old workbook', () => Buffer.from('d0cf11e0a1b11ae1000000000000000000', 'hex'), /не CSV и не книга/],
])('%s is refused with a sentence, and nothing is kept', async (_, content, sentence) => {
  await expect(receive(network.engine, head, 'client', await content(), 'table.xlsx')).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringMatching(sentence) })
  expect(await network.store.query(sql`select 1 from platform.job where kind = 'import-file'`)).toEqual([])
})

it('what is too long is refused while it comes, memory flat', async () => {
  let sent = 0
  async function* endless(): AsyncGenerator<Buffer> {
    yield Buffer.from('Имя клиента;Тип клиента\n')
    for (const chunk = Buffer.from('Кто-то;natural\n'.repeat(40_000)); ; sent += chunk.length) yield chunk
  }
  const before = process.memoryUsage().rss
  await expect(network.engine.imports.receive(head, 'ru', 'client', { name: 'long.csv', content: endless() })).rejects.toMatchObject({ code: 'BAD_INPUT', data: { limit: 100 * 1_048_576 } })
  expect(sent).toBeLessThan(102 * 1_048_576)
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1_048_576)
})

it('ten thousand columns, or a row without end, are refused with a sentence where the file is looked at', async () => {
  const wide = await receive(network.engine, head, 'client', `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(';')}\n`)
  await expect(network.engine.imports.view(head, 'ru', wide, null)).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('больше 300 столбцов') })
  const open = await receive(network.engine, head, 'client', `Имя клиента;Тип клиента\n"${'x'.repeat(1_100_000)}`)
  await expect(network.engine.imports.view(head, 'ru', open, null)).rejects.toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining('не закрыта кавычка') })
})

it('a broken encoding is said of the cell, a cell that is too long by its field, and the rest comes in', async () => {
  const rows = Buffer.concat([Buffer.from(`Имя клиента;Тип клиента;Прочее\nВерный;natural;${'п'.repeat(40_000)}\n`), Buffer.from([0xd0, 0xff, 0xfe]), Buffer.from(`;natural\n${'д'.repeat(10_000)};natural\n`)])
  const id = await receive(network.engine, head, 'client', rows)
  const { result } = await go(network.engine, head, 'check', id)
  expect(result).toMatchObject({ wrong: 2, created: 1 })
  expect(JSON.stringify(result?.problems)).toMatch(/кодировку.*не длиннее 200/)
})

it('a workbook comes in with its types, and its formulas as the values they had', async () => {
  const rows = [[{ kind: 'text', text: '=HYPERLINK("x")' }, { kind: 'text', text: 'Юридическое лицо' }, { kind: 'date', day: '2001-05-06' }, { kind: 'number', value: 12.5, scale: 2 }]] as const
  const file = await whole(writeXlsx([{ name: 'Лист', head: ['Имя клиента', 'Тип клиента', 'День рождения', 'Скидка на товары'], rows: once(rows) }]))
  const id = await receive(network.engine, head, 'client', file, 'book.xlsx')
  expect(await network.engine.imports.view(head, 'ru', id, null)).toMatchObject({ kind: 'xlsx', sheets: ['Лист'] })
  expect((await go(network.engine, head, 'run', id)).result).toMatchObject({ created: 1, wrong: 0 })
  expect(await network.store.query(sql`select birth_date::text as birth, goods_discount_pct as discount, client_type as kind from data.client where name = '=HYPERLINK("x")'`)).toEqual([{ birth: '2001-05-06', discount: 12.5, kind: 'legal' }])
})
