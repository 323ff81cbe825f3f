import { expect, test } from 'vitest'
import { createFormat } from './format.ts'

const english = createFormat('en', 'Europe/Moscow', 'RUB')
const russian = createFormat('ru', 'Europe/Moscow', 'RUB')
const now = Date.parse('2026-05-04T12:00:00Z')

test('a date is a day, whatever the time zone', () => {
  expect(english.date('2009-05-01')).toBe('1 May 2009')
  expect(russian.date('2009-05-01')).toContain('1 мая 2009')
})

test('a moment is shown in the dealership’s time zone', () => {
  expect(english.dateTime('2009-05-01T22:30:00Z')).toContain('2 May 2009')
})

test('recent moments are relative, older ones are dates', () => {
  expect(english.ago('2026-05-04T10:00:00Z', now)).toBe('2 hr. ago')
  expect(english.ago('2026-01-04T10:00:00Z', now)).toBe('4 Jan 2026')
})

test('a moment that is near is a time, and a day where that is not today', () => {
  expect(english.soon('2026-05-04T15:30:00Z', now)).toBe('18:30')
  expect(english.soon('2026-05-04T21:30:00Z', now)).toBe('5 May, 00:30')
})

test('time in state is a length', () => {
  expect(english.span('2026-05-02T11:00:00Z', now)).toBe('2 days')
})

test('a quantity has no empty digits, an amount has all', () => {
  expect(english.decimal('1.000', 3)).toBe('1')
  expect(english.decimal('1.250', 3)).toBe('1.25')
  expect(english.amount('1234')).toBe('1,234.00')
})

test('money keeps its currency and decimals', () => {
  expect(russian.money('1234.5').replace(/\s/g, ' ')).toBe('1 234,50 ₽')
})

test('a year is no quantity: four digits are not grouped in a field, more are', () => {
  const format = createFormat('en', 'UTC', 'RUB')
  expect([format.integer(2005), format.integer('104955'), format.count(2891)]).toEqual(['2005', '104,955', '2,891'])
})
