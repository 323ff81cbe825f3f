import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { keepTrail, neighbours } from './trail.ts'

const stored = new Map<string, string>()
vi.stubGlobal('sessionStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value) })
afterEach(() => stored.clear())
afterAll(() => void vi.unstubAllGlobals())

test('a record knows its neighbours in the list somebody came from, and nothing in a list it is not in', () => {
  keepTrail('client', ['a', 'b', 'c'], '/client?q=x')
  expect(neighbours('client', 'b')).toEqual({ previous: 'a', next: 'c', at: 2, of: 3, list: '/client?q=x' })
  expect(neighbours('client', 'a')).toMatchObject({ previous: null, next: 'b' })
  expect(neighbours('client', 'z')).toBeNull()
  expect(neighbours('vehicle', 'b')).toBeNull()
})

test('what somebody else left in the storage is no trail', () => {
  stored.set('pitlane.trail/client', '{"ids": 5}')
  expect(neighbours('client', 'a')).toBeNull()
  stored.set('pitlane.trail/client', 'nonsense')
  expect(neighbours('client', 'a')).toBeNull()
})
