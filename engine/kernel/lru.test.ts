import { expect, test } from 'vitest'
import { lru } from './lru.ts'

test('what was not asked for longest makes room', () => {
  const known = lru<string, number>(2)
  known.set('a', 1)
  known.set('b', 2)
  known.get('a')
  known.set('c', 3)
  expect([known.get('a'), known.get('b'), known.get('c'), known.size()]).toEqual([1, undefined, 3, 2])
})

test('forgets one, some, all', () => {
  const known = lru<string, number>(5)
  for (const [i, key] of ['a', 'b', 'c', 'd'].entries()) known.set(key, i)
  known.delete('a')
  known.deleteWhere((value) => value > 1)
  expect([known.get('a'), known.get('b'), known.get('c'), known.get('d')]).toEqual([undefined, 1, undefined, undefined])
  known.clear()
  expect(known.size()).toBe(0)
})
