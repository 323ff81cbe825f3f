import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test('a path of this host is kept with its query', () => {
  expect(ownPath('/complaint/1?view=mine')).toBe('/complaint/1?view=mine')
})

test.each(['//evil.com', '/\\evil.com', '/\t/evil.com', '/.//evil.com', '/x/..//evil.com', '/%2e//evil.com', 'https://evil.com', 'javascript:alert(1)', 'evil', '/sign-in?callbackUrl=/', 'http://[', ''])('no other address is returned to: %s', (wanted) => {
  expect(ownPath(wanted)).toBe('/')
})

test('nothing at all leads to the start', () => {
  expect([ownPath(undefined), ownPath(['/a', '/b'])]).toEqual(['/', '/'])
})
