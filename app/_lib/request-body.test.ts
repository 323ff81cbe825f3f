import { expect, test } from 'vitest'
import { bodyRefusal } from './request-body.ts'

const status = (url: string, headers: Record<string, string>) => bodyRefusal({ url, headers })?.status ?? null

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
