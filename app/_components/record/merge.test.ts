import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '../../../engine/client.ts'
import { mergeForms } from './merge.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f']
const column = { name: 'text', title: 'text', required: false, readOnly: false, widget: 'string', computed: null, visible: null, options: { type: 'string', kind: 'string' } }
const schema: JsonObject = { properties: Object.fromEntries([...names, 'rows'].map((name) => [name, {}])) }
const uiSchema = { rows: { 'ui:options': { type: 'lines', kind: null, columns: [column] } } } as unknown as JsonObject
const form = (data: JsonObject, over: JsonObject = {}) => ({ schema: { properties: { ...(schema.properties as JsonObject), ...over } }, uiSchema, data })

const value = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean())
const data = fc.dictionary(fc.constantFrom(...names), value).map((values) => values as JsonObject)

test('edits of different fields always merge by themselves, and none is lost', () => {
  fc.assert(
    fc.property(data, data, data, fc.uniqueArray(fc.constantFrom(...names)), (base, mineRaw, theirsRaw, touched) => {
      const mine = { ...base, ...Object.fromEntries(touched.map((name) => [name, mineRaw[name] ?? 'mine'])) }
      const others = names.filter((name) => !touched.includes(name))
      const theirs = { ...base, ...Object.fromEntries(others.map((name) => [name, theirsRaw[name] ?? 'theirs'])) }
      const merge = mergeForms(base, mine, touched, form(theirs))
      expect(merge.disputes).toEqual([])
      expect(merge.locked).toEqual([])
      const merged = merge.resolve({})
      for (const name of touched) expect(merged[name]).toEqual(mine[name])
      for (const name of others) expect(merged[name]).toEqual(theirs[name])
    }),
  )
})

test('edits of different rows always merge by themselves, and none is lost', () => {
  const ids = ['1', '2', '3', '4', '5']
  const act = fc.constantFrom('keep', 'change', 'remove')
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), act), { minLength: 5, maxLength: 5 }), fc.nat(3), fc.nat(3), (plan, mineAdded, theirsAdded) => {
      const base = ids.map((id) => ({ id, text: id }))
      const side = (isMine: boolean, added: readonly JsonObject[]) => [
        ...base.flatMap((row, i) => (plan[i]?.[0] !== isMine || plan[i]?.[1] === 'keep' ? [row] : plan[i]?.[1] === 'remove' ? [] : [{ ...row, text: `${row.id}!` }])),
        ...added,
      ]
      const mine = side(true, Array.from({ length: mineAdded }, (_, i) => ({ text: `new ${i}` })))
      const theirs = side(false, Array.from({ length: theirsAdded }, (_, i) => ({ id: `t${i}`, text: 'new' })))
      const merge = mergeForms({ rows: base }, { rows: mine }, ['rows'], form({ rows: theirs }))
      expect(merge.disputes).toEqual([])
      const merged = (merge.resolve({}).rows ?? []) as readonly JsonObject[]
      const expected = ids.flatMap((id, i) => (plan[i]?.[1] === 'remove' ? [] : [{ id, text: plan[i]?.[1] === 'change' ? `${id}!` : id }]))
      expect(merged.filter(({ id }) => ids.includes(String(id)))).toEqual(expected)
      expect(merged.length).toBe(expected.length + mineAdded + theirsAdded)
    }),
  )
})

test('what both changed is for the person to choose; what both made alike is not', () => {
  const merge = mergeForms({ a: 1, b: 1, c: 1 }, { a: 2, b: 5 }, ['a', 'b', 'c'], form({ a: 3, b: 5 }))
  expect(merge.disputes).toEqual([{ key: 'a', field: 'a', row: null, mine: 2, theirs: 3 }])
  expect(merge.resolve({})).toEqual({ a: 2, b: 5 })
  expect(merge.resolve({ a: 'theirs' })).toEqual({ a: 3, b: 5 })
})

test('a row that one took out and the other changed is chosen whole, beside rows that merge', () => {
  const base = { rows: [{ id: '1', text: 'x' }, { id: '2', text: 'y' }] }
  const merge = mergeForms(base, { rows: [{ id: '2', text: 'mine' }] }, ['rows'], form({ rows: [{ id: '1', text: 'theirs' }, { id: '2', text: 'y' }] }))
  expect(merge.disputes).toMatchObject([{ key: 'rows/1', row: '1', mine: undefined, theirs: { text: 'theirs' } }])
  expect(merge.resolve({})).toEqual({ rows: [{ id: '2', text: 'mine' }] })
  expect(merge.resolve({ 'rows/1': 'theirs' })).toEqual({ rows: [{ id: '1', text: 'theirs' }, { id: '2', text: 'mine' }] })
})

test('a row that was added and is still empty stays while others’ changes come in', () => {
  const base = { a: 1, rows: [{ id: '1', text: 'x' }] }
  const theirs = { a: 2, rows: [{ id: '1', text: 'y' }, { id: '2', text: 'z' }] }
  const merge = mergeForms(base, { ...base, rows: [...base.rows, { text: 'mine' }, {}] }, [], form(theirs))
  expect(merge.resolve({})).toEqual({ a: 2, rows: [...theirs.rows, {}] })
  expect(mergeForms({}, { rows: [{}] }, [], form({})).resolve({})).toEqual({ rows: [{}] })
  const typed = [...base.rows, { text: 'mine' }, {}]
  expect(mergeForms(base, { ...base, rows: typed }, ['rows'], form(theirs)).resolve({})).toEqual({ a: 2, rows: [...theirs.rows, { text: 'mine' }, {}] })
})

test('what may no longer be changed is told, not written', () => {
  const merge = mergeForms({ a: 1 }, { a: 2, b: 2 }, ['a', 'b'], form({ a: 1 }, { a: { readOnly: true } }))
  expect(merge.locked).toEqual([{ field: 'a', value: 2 }])
  expect(merge.resolve({})).toEqual({ a: 1, b: 2 })
})
