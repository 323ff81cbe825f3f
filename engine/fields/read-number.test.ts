import { expect, test } from 'vitest'
import { readNumber } from './read-number.ts'

test.each([
  ['1234', 1234],
  ['1 234,50', 1234.5],
  ['1\u00a0234.50', 1234.5],
  ['1,234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['1.234.567', 1_234_567],
  ['-12,5', -12.5],
  ['0,05', 0.05],
  [',5', 0.5],
  ['99.90 ₽', 99.9],
])('%s is read as %d', (text, number) => {
  expect(readNumber(text)).toBe(number)
})

test.each([[''], ['abc'], ['1-2'], ['--1'], ['-']])('%s is no number', (text) => {
  expect(readNumber(text)).toBeNull()
})
