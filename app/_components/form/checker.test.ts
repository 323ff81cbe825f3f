import { expect, test } from 'vitest'
import { check } from './checker.ts'

const schema = {
  type: 'object',
  required: ['name', 'a/b'],
  properties: {
    name: { type: 'string', minLength: 2 },
    'a/b': { type: 'string' },
    born: { type: 'string', format: 'date' },
    kind: { oneOf: [{ const: 'one' }, { const: 'two' }] },
    works: { type: 'array', items: { type: 'object', required: ['code'], properties: { code: { type: 'string' }, hours: { type: 'number', maximum: 24 } } } },
  },
}

test('each mistake is told where it is, with what it exceeds', () => {
  const wrong = check(schema, { name: 'x', born: '31.12.1990', works: [{ code: 'A' }, { hours: 25 }] })
  expect(wrong.toSorted((a, b) => a.pointer.localeCompare(b.pointer))).toEqual([
    { pointer: '/a~1b', name: 'required', limit: '' },
    { pointer: '/born', name: 'format', limit: '' },
    { pointer: '/name', name: 'minLength', limit: '2' },
    { pointer: '/works/1/code', name: 'required', limit: '' },
    { pointer: '/works/1/hours', name: 'maximum', limit: '24' },
  ])
})

test('a choice that does not exist is one mistake, and nothing wrong is none', () => {
  expect(check(schema, { name: 'xy', 'a/b': '', kind: 'three' }).map(({ name }) => name)).toEqual(['oneOf'])
  expect(check(schema, { name: 'xy', 'a/b': '', kind: 'two' })).toEqual([])
})
