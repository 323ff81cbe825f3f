import { expect, test } from 'vitest'
import { encodingOf, separatorOf } from './detect-text.ts'
import { guessColumns } from './guess-columns.ts'
import { readCsv } from './read-csv.ts'

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

const windows1251 = (text: string): Buffer => Buffer.from([...text].map((sign) => (sign >= 'А' && sign <= 'я' ? sign.charCodeAt(0) - 0x350 : sign.charCodeAt(0))))

test('the encoding is told from the beginning, a character cut in two or not', () => {
  expect(encodingOf(Buffer.from('Имя;Телефон'))).toBe('utf-8')
  expect(encodingOf(Buffer.from('Имя;Телефон').subarray(0, 3))).toBe('utf-8')
  expect(encodingOf(windows1251('Имя;Телефон'))).toBe('windows-1251')
  expect(encodingOf(Buffer.from('\uFEFFa', 'utf16le'))).toBe('utf-16le')
})

test.each([
  ['a;b;c\n1;2,5;3', ';'],
  ['a,b\n"1;2",3', ','],
  ['a\tb\n1\t2', '\t'],
  ['a|b\n1|2', '|'],
  ['one column', ';'],
])('the separator of %j is %j', (text, separator) => {
  expect(separatorOf(text)).toBe(separator)
})

async function* pieces(...parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* parts
}

test('rows are read in whatever pieces they come, a character cut in two or not', async () => {
  const bytes = Buffer.from('\uFEFFИмя;Текст\r\nАня;"две\nстроки; и ""кавычки"""\n')
  const read = (size: number) => all(readCsv(pieces(...Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))), { encoding: 'utf-8', separator: ';' }))
  const expected = [['Имя', 'Текст'], ['Аня', 'две\nстроки; и "кавычки"']]
  expect(await read(1)).toEqual(expected)
  expect(await read(1000)).toEqual(expected)
  expect(await all(readCsv(pieces(windows1251('Имя;Я')), { encoding: 'windows-1251', separator: ';' }))).toEqual([['Имя', 'Я']])
})

test('a quote that is never closed ends the reading, not the memory', async () => {
  let sent = 0
  async function* endless(): AsyncGenerator<Buffer> {
    yield Buffer.from('a;b\n1;"')
    for (; sent < 1000; sent++) yield Buffer.alloc(100_000, 'x')
  }
  await expect(all(readCsv(endless(), { encoding: 'utf-8', separator: ';' }))).rejects.toMatchObject({ code: 'BAD_INPUT' })
  expect(sent).toBeLessThan(100)
})

test('columns are guessed by title in any language or by name, none twice, and as they were chosen last time', () => {
  const fields = [
    { name: 'name', titles: { en: 'Client name', ru: 'Имя клиента', uk: 'Ім’я клієнта', ro: 'Numele clientului' } },
    { name: 'goodsDiscountPct', titles: { en: 'Discount on goods', ru: 'Скидка на товары' } },
  ]
  expect(guessColumns(['ІМ’Я КЛІЄНТА', 'Скидка на товары, %', 'Прочее'], fields, null)).toEqual(['name', 'goodsDiscountPct', null])
  expect(guessColumns(['Имя клиента', 'Client name', 'goods discount pct'], fields, null)).toEqual(['name', null, 'goodsDiscountPct'])
  expect(guessColumns(['A', 'B'], fields, ['goodsDiscountPct', 'gone'])).toEqual(['goodsDiscountPct', null])
})
