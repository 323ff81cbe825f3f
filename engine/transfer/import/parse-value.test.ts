import { describe, expect, test } from 'vitest'
import type { Field } from '../../model/types.ts'
import { fieldTypes } from '../../fields/index.ts'
import { numberIn, parseValue } from './parse-value.ts'

const reading = { locale: 'ru', timeZone: 'Asia/Yekaterinburg', areaCode: '812' }
const titles = { en: 'Field', ru: 'Поле' }
const field = (type: string, rest: object = {}): Field => ({ name: 'field', titles, type: fieldTypes.get(type), schema: {}, keywords: { id: 'fl_field', titles }, target: null, ...rest }) as unknown as Field
const parsed = (type: string, cell: Parameters<typeof parseValue>[1], rest: object = {}) => {
  const result = parseValue(field(type, rest), cell, reading)
  return result.kind === 'value' ? result.value : result.kind
}

test.each([
  ['1 234,50', 1234.5],
  ['1 234,50 ₽', 1234.5],
  ['1,234.50', 1234.5],
  ['1.234,50', 1234.5],
  ['1.234.567', 1_234_567],
  ['12,5 %', 12.5],
  ['(100)', -100],
  ['−7', -7],
  ['+3', 3],
  ['1e5', undefined],
  ['12.34.5', undefined],
  ['около ста', undefined],
  ['', undefined],
])('%s is the number %s', (text, number) => {
  expect(numberIn(text)).toBe(number)
})

test.each([
  ['25.05.2026', '2026-05-25'],
  ['5.6.26', '2026-06-05'],
  ['2026-05-25', '2026-05-25'],
  ['25/05/2026', '2026-05-25'],
  ['31.02.2026', 'wrong'],
  ['46167', '2026-05-25'],
  [46_167, '2026-05-25'],
  [{ d: '2026-05-25T00:00:00.000Z' }, '2026-05-25'],
  ['25.05.85', '1985-05-25'],
  ['завтра', 'wrong'],
  ['•••', 'blank'],
  ['  ', 'blank'],
])('%j is the day %s', (cell, day) => {
  expect(parsed('date', cell)).toBe(day)
})

test.each([
  ['25.05.2026 14:30', '2026-05-25T09:30:00.000Z'],
  [{ d: '2026-05-25T14:30:00.000Z' }, '2026-05-25T09:30:00.000Z'],
  ['2026-05-25T14:30:00Z', '2026-05-25T14:30:00.000Z'],
  ['25.05.2026', '2026-05-24T19:00:00.000Z'],
  ['25.05.2026 25:00', 'wrong'],
])('%j is the moment %s on the clock of the dealership', (cell, moment) => {
  expect(parsed('datetime', cell)).toBe(moment)
})

describe('yes and no', () => {
  test.each(['да', 'ТАК', 'da', 'Yes', '1', 'истина', true])('%s is yes', (cell) => expect(parsed('boolean', cell)).toBe(true))
  test.each(['нет', 'ні', 'NU', 'no', '0', false])('%s is no', (cell) => expect(parsed('boolean', cell)).toBe(false))
  test('anything else is neither', () => expect(parsed('boolean', 'может быть')).toBe('wrong'))
})

test('options are known by their title in any language, or by their value', () => {
  const kind = { schema: { enum: ['natural'] }, keywords: { id: 'fl_kind', titles, options: { natural: { titles: { en: 'Person', ru: 'Физическое лицо', uk: 'Фізична особа', ro: 'Persoană fizică' } } } } }
  for (const text of ['natural', 'Person', 'физическое ЛИЦО', 'Фізична особа', 'persoană fizică']) expect(parsed('enum', text, kind)).toBe('natural')
  expect(parsed('enum', 'робот', kind)).toBe('wrong')
})

test('text loses the apostrophe that an export puts before what looks like a formula, a number becomes text', () => {
  expect(parsed('string', "'=1+1")).toBe('=1+1')
  expect(parsed('string', "'просто")).toBe("'просто")
  expect(parsed('phone', 89_219_557_800)).toBe('89219557800')
})

test('phones are kept as typed, and what is doubtful about them is said', () => {
  const warning = (text: string) => {
    const result = parseValue(field('phone'), text, reading)
    return result.kind === 'value' ? (result.warning ?? null) : result.kind
  }
  expect(warning('8-904-46-73-700')).toBeNull()
  expect(warning('моб. 8911-717-83-0')).toContain('неполный')
  expect(warning('моб. 983-10-99')).toContain('семь цифр')
  expect(warning('позвонить маме')).toContain('нет номера')
})
