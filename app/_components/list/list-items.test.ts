import { expect, test } from 'vitest'
import type { ListRow } from '../../_lib/documents.ts'
import { itemsOf, mostShown, rowsAround } from './list-items.ts'
import { RowSource } from './row-source.ts'

const info = { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null }
const never = () => new Promise<never>(() => undefined)

async function sourceOf(length: number): Promise<RowSource> {
  const nodes = Array.from({ length: Math.min(length, 100) }, (_, i): ListRow => ({ id: `${length}-${i}`, label: '', version: 1 }))
  const source = new RowSource({ rows: never, count: async () => ({ ok: true, data: length }) }, { nodes, pageInfo: info }, null)
  await source.countAll()
  return source
}

const head = (key: string, count: number) => ({ key, count, depth: 0 })

test('groups and their rows stand one under another', async () => {
  const [a, c] = [await sourceOf(3), await sourceOf(2)]
  const items = itemsOf([{ group: head('a', 3), isOpen: true, source: a }, { group: head('b', 9), isOpen: false, source: null }, { group: head('c', 2), isOpen: true, source: c }, { group: null, isOpen: false, source: null, isCut: true }])
  const told = Array.from({ length: items.count }, (_, i) => items.at(i)).map((item) => (item?.kind === 'group' ? item.group.key : item?.kind === 'row' ? item.row?.id : item?.kind))
  expect(told).toEqual(['a', '3-0', '3-1', '3-2', 'b', 'c', '2-0', '2-1', 'cut'])
  expect([items.at(9), items.at(-1)]).toEqual([null, null])
})

test('of more rows than can be scrolled through the first and the last are there', async () => {
  const source = await sourceOf(1_000_000)
  const items = itemsOf([{ group: null, isOpen: true, source }])
  expect(items.count).toBe(mostShown)
  expect(items.at(299_999)).toMatchObject({ index: 299_999 })
  expect(items.at(300_000)).toEqual({ kind: 'gap', left: 600_001 })
  expect(items.at(300_001)).toMatchObject({ index: 900_001 })
  expect(items.at(mostShown - 1)).toMatchObject({ index: 999_999 })
})

test('around a row stand its neighbours, as far as they are known and of its own group', async () => {
  const [a, b] = [await sourceOf(3), await sourceOf(250)]
  const items = itemsOf([{ group: head('a', 3), isOpen: true, source: a }, { group: head('b', 250), isOpen: true, source: b }])
  const ids = (place: number, reach: number) => rowsAround(items, place, reach).map(({ id }) => id)
  expect(ids(2, 400)).toEqual(['3-0', '3-1', '3-2'])
  expect(ids(104, 2)).toEqual(['250-97', '250-98', '250-99'])
})
