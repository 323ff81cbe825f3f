import { expect, test } from 'vitest'
import { nearestName } from './nearest-name.ts'

test('slips of the keyboard find the name', () => {
  expect(nearestName('titel', ['total', 'title', 'tile'])).toBe('title')
  expect(nearestName('haed', ['head', 'advisor'])).toBe('head')
  expect(nearestName('goodsDiscount', ['goodsDiscountPct', 'labourDiscountPct'])).toBe('goodsDiscountPct')
  expect(nearestName('STATE', ['state'])).toBe('state')
})

test('what is not near is not guessed', () => {
  expect(nearestName('bind', ['int', 'size'])).toBeNull()
  expect(nearestName('x', ['y2k', 'abc'])).toBeNull()
  expect(nearestName('a', [])).toBeNull()
})
