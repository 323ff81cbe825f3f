import { expect, test } from 'vitest'
import { fromZoned, toZoned } from './zone.ts'

test('a moment goes to the wall clock and back', () => {
  const iso = '2026-03-29T12:30:00.000Z'
  expect(toZoned(iso, 'Asia/Yekaterinburg')).toBe('2026-03-29 17:30:00')
  expect(fromZoned('2026-03-29 17:30:00', 'Asia/Yekaterinburg')).toBe(iso)
})

test('a day begins at its own midnight, also where clocks change', () => {
  expect(fromZoned('2026-03-29', 'Europe/Chisinau')).toBe('2026-03-28T22:00:00.000Z')
  expect(fromZoned('2026-03-30', 'Europe/Chisinau')).toBe('2026-03-29T21:00:00.000Z')
})
