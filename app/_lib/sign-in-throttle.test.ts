import { expect, test } from 'vitest'
import { signInThrottle } from './sign-in-throttle.ts'

test('ten failures in five minutes block a login at one address, and nobody else', () => {
  let time = 0
  const throttle = signInThrottle(() => time)
  for (let attempt = 0; attempt < 10; attempt++) throttle.failed('anna 10.0.0.1')
  expect(throttle.isBlocked('anna 10.0.0.1')).toBe(true)
  expect(throttle.isBlocked('anna 10.0.0.2')).toBe(false)
  time = 5 * 60_000
  expect(throttle.isBlocked('anna 10.0.0.1')).toBe(false)
})

test('success forgets the failures before it', () => {
  const throttle = signInThrottle()
  for (let attempt = 0; attempt < 9; attempt++) throttle.failed('anna')
  throttle.succeeded('anna')
  throttle.failed('anna')
  expect(throttle.isBlocked('anna')).toBe(false)
})

test('remembers no more keys than it can hold', () => {
  const throttle = signInThrottle()
  for (let attempt = 0; attempt < 10; attempt++) throttle.failed('first')
  for (let key = 0; key < 10_000; key++) throttle.failed(`other ${key}`)
  expect(throttle.isBlocked('first')).toBe(false)
})
