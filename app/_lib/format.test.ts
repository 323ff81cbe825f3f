import { expect, test } from 'vitest'
import { createFormat } from './format.ts'

const english = createFormat('en', 'Europe/Moscow', 'RUB')
const russian = createFormat('ru', 'Europe/Moscow', 'RUB')
const now = Date.parse('2026-05-04T12:00:00Z')

test('a date is a day, whatever the time zone', () => {
  expect(english.date('2009-05-01')).toBe('1 May 2009')
  for (const format of [russian, createFormat('uk', 'UTC', 'UAH'), createFormat('ro', 'UTC', 'MDL')]) expect(format.date('2009-05-01')).toBe('01.05.2009')
})

test('a moment is shown in the dealership’s time zone', () => {
  expect(english.dateTime('2009-05-01T22:30:00Z')).toContain('2 May 2009')
  expect(russian.dateTime('2009-05-01T22:30:00Z')).toBe('02.05.2009, 02:30')
  expect(createFormat('ro', 'Asia/Yekaterinburg', 'RUB').dateTime('2026-05-01T20:05:00Z')).toBe('02.05.2026, 01:05')
})

test('fractions have a comma in Russian, Ukrainian and Romanian, a point in English', () => {
  expect(['en', 'ru', 'uk', 'ro'].map((locale) => createFormat(locale, 'UTC', 'RUB').decimal('57.81758958', 8))).toEqual(['57.81758958', '57,81758958', '57,81758958', '57,81758958'])
  expect(['en', 'ru', 'uk', 'ro'].map((locale) => createFormat(locale, 'UTC', 'RUB').percent('57.8').replace(/\s/g, ' '))).toEqual(['57.8%', '57,8 %', '57,8%', '57,8 %'])
  expect(['en', 'ru', 'uk', 'ro'].map((locale) => createFormat(locale, 'UTC', 'RUB').count(1234567).replace(/\s/g, ' '))).toEqual(['1,234,567', '1 234 567', '1 234 567', '1.234.567'])
})

test('a record’s own currency wins over the dealership’s', () => {
  expect(russian.money('10', 'EUR').replace(/\s/g, ' ')).toBe('10,00 €')
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
