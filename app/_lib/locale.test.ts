import { expect, test } from 'vitest'
import { pickLocale } from './locale.ts'

test('the person’s choice wins over the browser', () => {
  expect(pickLocale('ru', 'en-GB,en')).toBe('ru')
})

test('the browser’s order of preference is kept', () => {
  expect(pickLocale(undefined, 'de, ru;q=0.8, en;q=0.7')).toBe('ru')
  expect(pickLocale('xx', 'en;q=0.5, ru;q=0.9')).toBe('ru')
})

test('an unknown language falls back to English', () => {
  expect(pickLocale(undefined, 'ro-MD, uk;q=0.9')).toBe('ro')
  expect(pickLocale(undefined, 'fr')).toBe('en')
  expect(pickLocale(undefined, null)).toBe('en')
})
