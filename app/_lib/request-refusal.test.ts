import { expect, test } from 'vitest'
import { requestRefusal } from './request-refusal.ts'

const status = (url: string, headers: Record<string, string>) => requestRefusal({ url, headers })?.status ?? null

test('what pages send is taken, a package of definitions too', () => {
  expect(status('/clients', {})).toBeNull()
  expect(status('/definitions', { 'content-length': '8000000' })).toBeNull()
  expect(status('/api/auth/callback/credentials', { 'content-length': '300' })).toBeNull()
})

test('what would fill the memory is refused unread, above all before anybody is known', () => {
  expect(status('/definitions', { 'content-length': '10000000' })).toBe(413)
  expect(status('/api/auth/callback/credentials', { 'content-length': '100000' })).toBe(413)
  expect(status('/api/auth/callback/credentials', { 'transfer-encoding': 'chunked' })).toBe(411)
})

test('an address that nobody can read is the sender’s mistake, not ours', () => {
  expect([status('/%ff', {}), status('/%', {}), status('/%D0%96?q=%ff', {})]).toEqual([400, 400, null])
})
