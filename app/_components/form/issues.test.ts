import { expect, test } from 'vitest'
import { errorSchemaOf, innerMessages } from './issues.ts'

test('an issue lands at the field its pointer names', () => {
  const tree = errorSchemaOf([{ pointer: '/phones', message: 'a' }, { pointer: '/phones', message: 'b' }, { pointer: '/works/1/hours', message: 'c' }])
  expect(tree).toEqual({ phones: { __errors: ['a', 'b'] }, works: { 1: { hours: { __errors: ['c'] } } } })
})

test('messages of cells are found below their field', () => {
  const tree = errorSchemaOf([{ pointer: '/works/1/hours', message: 'c' }])
  expect(innerMessages(tree.works as never)).toEqual([{ path: ['1', 'hours'], message: 'c' }])
})

test('a field may be called like what every object has', () => {
  expect(Object.entries(errorSchemaOf([{ pointer: '/constructor', message: 'a' }]))).toEqual([['constructor', { __errors: ['a'] }]])
})
