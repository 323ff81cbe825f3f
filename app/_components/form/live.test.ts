import { expect, test } from 'vitest'
import type { JsonObject } from '../../../engine/client.ts'
import { liveOf } from './live.ts'

const number = { type: 'decimal', kind: 'decimal' }
const column = (name: string, computed: string | null = null) => ({ name, title: name, required: false, readOnly: false, widget: 'decimal', computed, visible: null, options: number })
const schema: JsonObject = { properties: { kind: { type: 'string' }, company: { type: 'string' }, works: { type: 'array' }, total: { type: 'number' }, discount: { type: 'number' } } }
const uiSchema = {
  kind: { 'ui:options': { type: 'enum', kind: 'string' } },
  company: { 'ui:options': { type: 'string', kind: 'string' }, 'ui:visible': 'record.kind == "legal"' },
  works: { 'ui:options': { type: 'lines', kind: null, columns: [column('hours'), column('price'), column('amount', 'round(line.hours * line.price, 2)')] } },
  total: { 'ui:options': number, 'ui:computed': 'sum(record.works.map(w, w.amount))' },
  discount: { 'ui:options': number, 'ui:computed': 'record.client.discount' },
} as unknown as JsonObject

test('amounts and totals follow what is typed', () => {
  const data = liveOf(schema, uiSchema, []).recompute({ works: [{ hours: 2, price: 100.5 }, { hours: 1, price: 10 }] }, {})
  expect(data.works).toEqual([{ hours: 2, price: 100.5, amount: 201 }, { hours: 1, price: 10, amount: 10 }])
  expect(data.total).toBe(211)
})

test('a field shows while its condition holds', () => {
  const live = liveOf(schema, uiSchema, [])
  expect(live.hidden({ kind: 'legal' }, {})).toEqual([])
  expect(live.hidden({ kind: 'person' }, {})).toEqual(['company'])
})

test('what the browser cannot know is left as the server said', () => {
  expect(liveOf(schema, uiSchema, []).recompute({ discount: 5 }, {}).discount).toBe(5)
})

test('what computes to the same stays the same object, so that nothing of it is drawn again', () => {
  const live = liveOf(schema, uiSchema, [])
  const before = live.recompute({ works: [{ hours: 2, price: 100 }, { hours: 1, price: 10 }] }, {})
  expect(live.recompute(before, {})).toBe(before)
  const [first, second] = before.works as JsonObject[]
  const after = live.recompute({ ...before, works: [first as JsonObject, { ...second, hours: 3 }] }, {})
  expect((after.works as JsonObject[])[0]).toBe(first)
  expect(after.total).toBe(230)
})

test('rows follow what they read of the record, whatever of them was computed before', () => {
  const columns = [column('price'), column('off', 'line.price * record.rate')]
  const rated = liveOf({ properties: { works: {}, rate: {} } }, { works: { 'ui:options': { type: 'lines', kind: null, columns } }, rate: { 'ui:options': number } } as unknown as JsonObject, [])
  const before = rated.recompute({ rate: 2, works: [{ price: 10 }] }, {})
  expect(before.works).toEqual([{ price: 10, off: 20 }])
  expect(rated.recompute({ ...before, rate: 3 }, {}).works).toEqual([{ price: 10, off: 30 }])
  expect(rated.recompute(before, {}).works).toEqual([{ price: 10, off: 20 }])
})
