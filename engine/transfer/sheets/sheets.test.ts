import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { readCsv } from '../import/read-csv.ts'
import { rawText } from '../import/raw-cell.ts'
import { restored } from './formula.ts'
import type { Cell, Sheet } from './sheet.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

async function* once<T>(...items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

const sheetOf = (rows: readonly (readonly Cell[])[], head: readonly string[] = ['a']): Sheet => ({ name: 'List', head, rows: once(rows) })
const whole = async (content: AsyncIterable<Buffer>): Promise<Buffer> => Buffer.concat(await all(content))
const text = (value: string): Cell => ({ kind: 'text', text: value })

test('whatever text goes into a CSV comes back out of it, in every language, and is no formula on the way', async () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'я', '=', '+', '-', '@', "'", '"', ';', ',', '\n', '\r', '\t', ' ', '1', '＝', '💡'), maxLength: 12 }).filter((word) => word !== '')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 5 }), fc.constantFrom('en', 'ru', 'uk', 'ro'), async (rows, locale) => {
      const file = await whole(writeCsv([sheetOf(rows.map((row) => row.map(text)), ['a', 'b'])], locale))
      const read = await all(readCsv(once(file), { encoding: 'utf-8', separator: locale === 'en' ? ',' : ';' }))
      const cells = read.slice(1).map((row) => row.map(rawText))
      expect(cells.map((row) => row.map(restored))).toEqual(rows)
      for (const cell of cells.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝]/)
    }),
    { numRuns: 200 },
  )
})

test('numbers stay numbers, with the point or comma of the language and every digit', async () => {
  const rows: Cell[][] = [[{ kind: 'number', value: '-12345678901234.56' }, { kind: 'number', value: 7, scale: 2 }, { kind: 'date', day: '2026-05-25' }, { kind: 'moment', wall: '2026-05-25 14:30:59' }, { kind: 'boolean', value: true }, null]]
  expect((await whole(writeCsv([sheetOf(rows)], 'ru'))).toString()).toBe('\uFEFFa\r\n-12345678901234,56;7,00;25.05.2026;25.05.2026 14:30;Да;\r\n')
  expect((await whole(writeCsv([sheetOf(rows)], 'en'))).toString()).toBe('\uFEFFa\r\n-12345678901234.56,7.00,2026-05-25,2026-05-25 14:30,Yes,\r\n')
})

test('a workbook keeps types, signs that XML has no room for are left out, and text is never a formula', async () => {
  const file = await whole(writeXlsx([sheetOf([[text('=1+1'), { kind: 'number', value: '12.50', scale: 2 }, { kind: 'moment', wall: '2026-05-25 14:30:00' }, { kind: 'boolean', value: false }, text('<b>&"\u0000\u0007 ok'), null, text('я'.repeat(40_000))]])]))
  const [, row] = await readSheet(file)
  expect(row?.slice(0, 5)).toEqual(['=1+1', 12.5, new Date('2026-05-25T14:30:00Z'), false, '<b>&" ok'])
  expect(String(row?.[6])).toHaveLength(32_767)
})

test('whatever text goes into a workbook comes back out of it, and is marked as text where it looks like a formula', async () => {
  const words = ['=1+1', "'=1+1", "''=1", "'просто", '+7 921', '-2', '@SUM(A1)', '\tтаб', '＝1', 'обычный']
  const file = await whole(writeXlsx([sheetOf(words.map((word) => [text(word)]))]))
  const read = await readSheet(file, { trim: false })
  expect(read.slice(1).map(([cell]) => restored(String(cell)))).toEqual(words)
})

test('sheets have names that a workbook may have, none twice', async () => {
  const file = await whole(writeXlsx([sheetOf([]), sheetOf([]), { ...sheetOf([]), name: '[a]:*?/\\b' }]))
  expect(file.subarray(0, 4).toString('hex')).toBe('504b0304')
})

test('a sheet takes no more rows than the format has', async () => {
  const piece = Array.from({ length: 1_048_576 }, (): readonly Cell[] => [])
  await expect(whole(writeXlsx([{ ...sheetOf([]), rows: once(piece) }]))).rejects.toMatchObject({ code: 'BAD_INPUT' })
})
