import { expect, test } from 'vitest'
import type { JsonObject } from '../../../engine/client.ts'
import { changedNames, inputOf, sameValue, withoutBlankTail } from './values.ts'

const column = (name: string, computed: string | null = null) => ({ name, title: name, required: false, readOnly: false, widget: 'string', computed, visible: null, options: { type: 'string', kind: 'string' } })
const schema: JsonObject = { properties: { name: { type: 'string' }, total: { type: 'number' }, secret: { type: 'string', readOnly: true }, works: { type: 'array' } } }
const uiSchema = { total: { 'ui:computed': '1.0' }, works: { 'ui:options': { type: 'lines', kind: null, columns: [column('work'), column('amount', 'line.a * line.b')] } } } as unknown as JsonObject

test('values are equal whatever the order of keys and whatever is empty', () => {
  expect(sameValue({ a: 1, b: null }, { a: 1 })).toBe(true)
  expect(sameValue([{ a: 1, b: 2 }], [{ b: 2, a: 1 }])).toBe(true)
  expect(sameValue('', undefined)).toBe(true)
  expect(sameValue(0, undefined)).toBe(false)
})

test('only what a person may change counts as changed', () => {
  const before = { name: 'a', total: 1, secret: 'x', works: [{ id: '1', work: 'oil', amount: 10 }] }
  const after = { name: 'b', total: 2, secret: 'y', works: [{ id: '1', work: 'oil', amount: 12 }] }
  expect(changedNames(schema, uiSchema, before, after)).toEqual(['name'])
})

test('computed cells and blank rows are not sent, an emptied field is sent as null', () => {
  const data = { works: [{ work: 'oil', amount: 3 }, { amount: 0 }, {}] }
  expect(inputOf(uiSchema, ['name', 'works'], data)).toEqual({ name: null, works: [{ work: 'oil' }] })
})

test('rows left empty at the end are not judged', () => {
  const rows = { properties: { works: { items: { properties: { work: {}, amount: { readOnly: true } } } } } }
  expect(withoutBlankTail({ works: [{ work: 'oil' }, {}, { work: 'tyre' }, { amount: 0 }] }, rows)).toEqual({ works: [{ work: 'oil' }, {}, { work: 'tyre' }] })
})
