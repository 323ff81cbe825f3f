import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

const from = (forwarded: string | undefined, proxies: number) => clientAddress({ headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket: { remoteAddress: '10.0.0.9' } }, proxies)

test('nobody makes up where they come from', () => {
  expect(from('1.1.1.1', 0)).toBe('10.0.0.9')
  expect(from('6.6.6.6, 1.1.1.1', 1)).toBe('1.1.1.1')
  expect(from('6.6.6.6, 1.1.1.1, 10.0.0.8', 2)).toBe('1.1.1.1')
})

test('without a word of the proxies it is who stands at the door', () => {
  expect([from(undefined, 1), from('', 1), from('1.1.1.1', 3)]).toEqual(['10.0.0.9', '10.0.0.9', '10.0.0.9'])
})
