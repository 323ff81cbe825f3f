import { expect, test } from 'vitest'
import type { ListRow } from '../../_lib/documents.ts'
import { itemsOf, mostShown } from './list-items.ts'
import { RowSource } from './row-source.ts'

const info = { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null }
const never = () => new Promise<never>(() => undefined)

async function sourceOf(length: number): Promise<RowSource> {
  const nodes = Array.from({ length: Math.min(length, 100) }, (_, i): ListRow => ({ id: `${length}-${i}`, label: '', version: 1 }))
  const source = new RowSource({ rows: never, total: async () => ({ ok: true, data: length }) }, { nodes, pageInfo: info }, null)
  await source.countAll()
  return source
}

test('groups and their rows stand one under another', async () => {
  const [a, c] = [await sourceOf(3), await sourceOf(2)]
  const items = itemsOf([{ group: { key: 'a', count: 3 }, source: a }, { group: { key: 'b', count: 9 }, source: null }, { group: { key: 'c', count: 2 }, source: c }])
  const told = Array.from({ length: items.count }, (_, i) => items.at(i)).map((item) => (item?.kind === 'group' ? item.group.key : item?.kind === 'row' ? item.row?.id : item))
  expect(told).toEqual(['a', '3-0', '3-1', '3-2', 'b', 'c', '2-0', '2-1'])
  expect([items.placeOf(a, 1), items.placeOf(c, 0), items.at(8), items.at(-1)]).toEqual([2, 6, null, null])
})

test('of more rows than can be scrolled through the first and the last are there', async () => {
  const source = await sourceOf(1_000_000)
  const items = itemsOf([{ group: null, source }])
  expect(items.count).toBe(mostShown)
  expect(items.at(299_999)).toMatchObject({ index: 299_999 })
  expect(items.at(300_000)).toEqual({ kind: 'gap', left: 600_001 })
  expect(items.at(300_001)).toMatchObject({ index: 900_001 })
  expect(items.at(mostShown - 1)).toMatchObject({ index: 999_999 })
  expect(items.placeOf(source, 999_999)).toBe(mostShown - 1)
})
