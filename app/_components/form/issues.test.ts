import { expect, test } from 'vitest'
import { innerMessages, mistakesOf } from './issues.ts'

test('an issue lands at the field its pointer names', () => {
  const { within } = mistakesOf([{ pointer: '/phones', message: 'a' }, { pointer: '/phones', message: 'b' }, { pointer: '/phones', message: 'a' }, { pointer: '/works/1/hours', message: 'c' }])
  expect(within.phones?.messages).toEqual(['a', 'b'])
  expect(within.works?.within['1']?.within.hours?.messages).toEqual(['c'])
})

test('messages of cells are found below their field', () => {
  const { within } = mistakesOf([{ pointer: '/works/1/hours', message: 'c' }])
  expect(innerMessages(within.works)).toEqual([{ path: ['1', 'hours'], message: 'c' }])
})

test('a field may be called like what every object has', () => {
  expect(Object.values(mistakesOf([{ pointer: '/constructor', message: 'a' }]).within)).toEqual([{ messages: ['a'], within: {} }])
})
