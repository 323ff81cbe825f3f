import { expect, test } from 'vitest'
import { locatePointer } from './pointer-line.ts'

const text = JSON.stringify({ id: 'en_client', schema: { properties: { 'a/b': { type: 'string', enum: ['x', '}'] }, phone: { title: 'Say "hi"' } } }, list: [{ n: 1 }, { n: 2 }] }, null, 2)
const valueAt = (pointer: string) => text.slice(locatePointer(text, pointer)?.offset).split('\n')[0]

test('a pointer leads to its value', () => {
  expect(valueAt('/id')).toBe('"en_client",')
  expect(valueAt('/schema/properties/a~1b/enum/1')).toBe('"}"')
  expect(valueAt('/schema/properties/phone/title')).toBe('"Say \\"hi\\""')
  expect(valueAt('/list/1/n')).toBe('2')
})

test('what is missing leads to where it is missing', () => {
  expect(locatePointer(text, '/list/1/titles')).toEqual(locatePointer(text, '/list/1'))
  expect(locatePointer(text, '')?.line).toBe(0)
})

test('broken JSON does not hang', () => {
  expect(() => locatePointer('{"a": [1, 2', '/a/5')).not.toThrow()
  expect(() => locatePointer('{"a" 1 ]]', '/a/b')).not.toThrow()
})
