import { expect, test } from 'vitest'
import { clockText, levelOf } from './clock.ts'

test('a clock shows minutes and seconds, and hours once there are any', () => {
  expect([0, 5, 65, 599, 3600, 3729, 90_000].map(clockText)).toEqual(['0:00', '0:05', '1:05', '9:59', '1:00:00', '1:02:09', '25:00:00'])
})

test('it is long from so many minutes on, and too long from twice as many', () => {
  expect([0, 599, 600, 1199, 1200].map((seconds) => levelOf(seconds, 10))).toEqual(['calm', 'calm', 'long', 'long', 'tooLong'])
})
