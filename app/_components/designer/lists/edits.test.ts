import { expect, test } from 'vitest'
import type { FieldView } from '../../../../engine/client.ts'
import { newBoard, newChart, newPlanner, partOf, withDirection, withKeys, withOrder } from './edits.ts'

const field = (name: string, kind: string | null, more: Partial<FieldView> = {}): FieldView => ({ name, title: name, type: kind ?? name, kind, graphqlName: name, sortable: true, ...more })
const state = field('state', 'string', { type: 'state', options: [] })
const own = [field('name', 'string'), field('kind', 'string', { options: [{ value: 'a', title: 'A' }] }), field('from', 'datetime'), field('due', 'date'), field('to', 'datetime'), field('sum', 'decimal'), field('rows', null)]

test('a place belongs to the part that changes it', () => {
  expect(['/list/columns/2', '/list/views/0/filter', '/facts/1', '/figures/0', '/board/card', '/related/sources/1', '/form/sections/0', ''].map(partOf)).toEqual(['columns', 'views', 'head', 'head', 'board', 'related', null, null])
})

test('what is empty leaves no trace', () => {
  expect(withKeys({ a: 1, b: [1] } as { a?: number; b?: number[]; c?: number[] }, { a: undefined, b: [], c: [2] })).toEqual({ c: [2] })
})

test('an order keeps the directions of those that stay', () => {
  const list = { columns: ['a'], orderBy: [{ field: 'a', direction: 'desc' as const }] }
  expect(withOrder(list, ['b', 'a']).orderBy).toEqual([{ field: 'b', direction: 'asc' }, { field: 'a', direction: 'desc' }])
  expect(withDirection(list, 'a', 'asc').orderBy).toEqual([{ field: 'a', direction: 'asc' }])
  expect(withOrder(list, [])).toEqual({ columns: ['a'] })
})

test('boards, planners and charts begin with what the record has', () => {
  expect(newBoard([state, ...own], ['name'])).toEqual({ card: ['kind', 'from', 'due'] })
  expect(newBoard(own, ['name'])).toEqual({ columns: 'kind', card: ['from', 'due', 'to'] })
  expect(newBoard([field('name', 'string')], [])).toBeNull()
  expect(newPlanner([field('createdAt', 'datetime'), ...own])).toEqual({ start: 'from', end: 'to' })
  expect(newPlanner([field('createdAt', 'datetime')])).toBeNull()
  expect(newChart([state, field('number', 'integer', { type: 'number' }), ...own])).toEqual({ dimensions: ['state', 'kind', 'from', 'due'], measures: ['sum'] })
  expect(newChart([field('name', 'string')])).toBeNull()
})
