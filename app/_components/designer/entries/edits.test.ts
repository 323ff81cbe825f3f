import { expect, test } from 'vitest'
import type { FieldView, SeedDefinition } from '../../../../engine/client.ts'
import { addRow, groupsOf, labelOf, orderField, treeOf, withRow, withRows } from './edits.ts'

const field = (name: string, kind: string): FieldView => ({ name, title: name, type: kind, kind, graphqlName: name, sortable: true })
const fields = [field('code', 'integer'), field('text', 'string'), field('position', 'integer')]
const row = (code: number, more: object = {}) => ({ code, position: code, ...more })
const seed: SeedDefinition = { key: 'code', records: [row(1, { group: 'a' }), row(2, { group: 'b' }), row(3, { group: 'a' }), row(4)] }
const codes = ({ records }: SeedDefinition) => records.map(({ code }) => code)

test('rows stand in their groups, those without one last', () => {
  expect(groupsOf(seed, 'group', ['b', 'a', 'c'])).toEqual([{ key: 'b', rows: [1] }, { key: 'a', rows: [0, 2] }, { key: '', rows: [3] }])
  expect(groupsOf(seed, null, [])).toEqual([{ key: '', rows: [0, 1, 2, 3] }])
})

test('rows moved within a group leave the others where they are, and are numbered', () => {
  const turned = withRows(seed, [0, 2], [2, 0], 'position')
  expect(codes(turned)).toEqual([3, 2, 1, 4])
  expect(turned.records.map(({ position }) => position)).toEqual([1, 2, 3, 4])
  expect(codes(withRows(seed, [0, 2], [2], 'position'))).toEqual([2, 3, 4])
  expect(orderField([{ field: 'position' }], fields)).toBe('position')
  expect(orderField([{ field: 'text' }], fields)).toBeNull()
})

test('a tree shows every row once, circles too', () => {
  const tree: SeedDefinition = { key: 'code', records: [{ code: 'a' }, { code: 'c', of: 'b' }, { code: 'b', of: 'a' }, { code: 'x', of: 'y' }, { code: 'y', of: 'x' }, { code: 'lost', of: 'nobody' }, { code: 'self', of: 'self' }] }
  expect(treeOf(tree, 'of').map(({ row: at, depth }) => [tree.records[at]?.code, depth])).toEqual([['a', 0], ['b', 1], ['c', 2], ['lost', 0], ['self', 0], ['x', 0], ['y', 0]])
})

test('a new row has a key of its own', () => {
  expect(addRow(seed, fields, { group: 'a' }, 'position').records.at(-1)).toEqual({ code: 5, group: 'a', position: 5 })
  const named: SeedDefinition = { key: 'code', records: [{ code: 'new' }] }
  expect(addRow(named, [field('code', 'string')], {}, null).records.at(-1)).toEqual({ code: 'new2' })
  expect(withRow(seed, 3, { code: 4, text: '', group: null, active: false }).records[3]).toEqual({ code: 4, active: false })
  expect(labelOf({ code: 4, text: 'Noise' }, 'code', ['code', 'text'])).toBe('4 Noise')
  expect(labelOf({ code: 4 }, 'code', ['text'])).toBe('4')
})
