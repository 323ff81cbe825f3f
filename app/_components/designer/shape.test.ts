import { expect, test } from 'vitest'
import { fits, textFits } from './shape.ts'

const shape = { name: 'string', 'rows?': [{ titles: { en: 'string' }, 'is?': 'boolean' }], map: { '*': ['number'] }, more: 'any' } as const

test('a definition fits where all that is drawn is there, whatever else stands in it', () => {
  const whole = { name: 'a', rows: [{ titles: { en: 'A', ru: 'А' } }], map: { a: [1], b: [] }, more: null, other: 1 }
  expect(fits(whole, shape)).toBe(true)
  expect(fits({ ...whole, rows: undefined }, shape)).toBe(true)
  for (const broken of [{ name: 1 }, { rows: {} }, { rows: [null] }, { rows: [{}] }, { rows: [{ titles: { en: 'A' }, is: 'yes' }] }, { map: [] }, { map: { a: ['1'] } }, { more: undefined }]) expect(fits({ ...whole, ...broken }, shape), JSON.stringify(broken)).toBe(false)
  for (const text of ['', '{', 'null', '[]', '"x"']) expect(textFits(text, shape)).toBe(false)
})
