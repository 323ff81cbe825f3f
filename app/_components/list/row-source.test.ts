import { expect, test } from 'vitest'
import type { ListRow } from '../../_lib/documents.ts'
import { blockSize, type Place, type Rows, RowSource } from './row-source.ts'

/** A list of so many rows that answers as the API does; its cursors are places. */
function table(length: number, isCounted = true) {
  const asked: Place[] = []
  const slice = (place: Place): Rows => {
    const [from, to] = 'last' in place ? [(place.before === undefined ? length : Number(place.before)) - place.last, place.before === undefined ? length : Number(place.before)] : [place.after === undefined ? (place.offset ?? 0) : Number(place.after) + 1, 0]
    const [start, end] = 'last' in place ? [Math.max(0, from), to] : [from, Math.min(length, from + place.first)]
    const nodes = Array.from({ length: Math.max(0, end - start) }, (_, i): ListRow => ({ id: String(start + i), label: '', version: 1 }))
    return { nodes, pageInfo: { hasNextPage: end < length, hasPreviousPage: start > 0, startCursor: nodes[0]?.id ?? null, endCursor: nodes.at(-1)?.id ?? null } }
  }
  const load = {
    rows: async (place: Place) => {
      asked.push(place)
      return { ok: true as const, data: slice(place) }
    },
    count: async (most: number | null) => ({ ok: true as const, data: most === null ? length : Math.min(length, most) }),
  }
  return { asked, source: new RowSource(load, slice({ first: blockSize }), isCounted ? Math.min(length, 10_001) : null) }
}

const settled = () => new Promise((done) => setTimeout(done))

test('rows come by cursor as one scrolls on, each block once', async () => {
  const { source, asked } = table(1000)
  source.want(90, 130, false)
  source.want(90, 130, false)
  await settled()
  source.want(180, 210, false)
  await settled()
  expect(asked).toEqual([{ first: 100, after: '99' }, { first: 100, after: '199' }])
  expect(source.rowAt(205)?.id).toBe('205')
})

test('a jump into the middle asks by place, but only where the scrolling rests', async () => {
  const { source, asked } = table(5000)
  source.want(2500, 2530, false)
  expect(asked).toEqual([])
  source.want(2500, 2530, true)
  await settled()
  expect(source.rowAt(2510)?.id).toBe('2510')
  source.want(2450, 2530, false)
  await settled()
  expect(asked.at(-1)).toEqual({ last: 100, before: '2500' })
  expect(source.rowAt(2450)?.id).toBe('2450')
})

test.each([[20_000, 10_000, false], [4321, 4321, true]])('rows that came without a count are counted afterwards: %s', async (length, count, isExact) => {
  const { source } = table(length, false)
  expect([source.isUncounted, source.counted]).toEqual([true, { count: 100, isExact: false }])
  await source.countSome()
  expect([source.isUncounted, source.counted]).toEqual([false, { count, isExact }])
})

test('rows that are all there need no counting', () => {
  const { source } = table(40, false)
  expect([source.isUncounted, source.counted]).toEqual([false, { count: 40, isExact: true }])
})

test('the end is reached from behind once all are counted', async () => {
  const { source, asked } = table(50_042)
  expect(source.counted).toEqual({ count: 10_000, isExact: false })
  await source.countAll()
  expect(source.counted).toEqual({ count: 50_042, isExact: true })
  source.want(50_020, 50_041, true)
  await settled()
  expect(asked).toEqual([{ last: 42 }])
  expect(source.rowAt(50_041)?.id).toBe('50041')
})

test('without a count the list grows as it is read, and ends where it ends', async () => {
  const { source } = table(10_450)
  expect(source.count).toBe(10_000)
  for (let block = 1; block < 105; block++) {
    source.want(block * 100, block * 100, false)
    await settled()
  }
  expect(source.counted).toEqual({ count: 10_450, isExact: true })
})

test('a change is shown at once and can be taken back, without what was changed beside it', async () => {
  const { source } = table(10)
  let told = 0
  source.subscribe(() => told++)
  const undo = source.patch('3', { label: 'x' })
  expect(source.rowAt(3)).toMatchObject({ label: 'x' })
  source.patch('3', { version: 2 })
  undo()
  expect(source.rowAt(3)).toMatchObject({ label: '', version: 2 })
  expect([told, source.turn]).toEqual([3, 1])
  source.touch()
  expect(source.turn).toBe(2)
})

test('answers of a list that was begun anew since are let go', async () => {
  const { source } = table(1000)
  source.want(100, 150, false)
  source.renew({ nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } }, 0)
  await settled()
  expect([source.count, source.rowAt(100)]).toEqual([0, undefined])
})

test('a list read anew shows what it had until that is read again', async () => {
  const { source, asked } = table(1000)
  source.want(100, 150, false)
  await settled()
  const first = Array.from({ length: blockSize }, (_, i): ListRow => ({ id: `new ${i}`, label: '', version: 2 }))
  source.renew({ nodes: first, pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: '0', endCursor: '99' } }, 1000)
  expect([source.rowAt(0)?.id, source.rowAt(120)?.id]).toEqual(['new 0', '120'])
  source.want(100, 150, false)
  await settled()
  expect(asked).toHaveLength(2)
})

test('a row read again is taken where it is newer, and how far the list is known is told by its cursor', async () => {
  const { source } = table(1000)
  expect(source.take({ id: '3', label: 'old', version: 1 })).toBe(false)
  expect(source.take({ id: '3', label: 'new', version: 2 })).toBe(true)
  expect(source.take({ id: '999', label: 'elsewhere', version: 9 })).toBe(false)
  expect(source.rowAt(3)).toMatchObject({ label: 'new' })
  expect(source.reach).toBe('99')
  source.want(100, 150, false)
  await settled()
  expect(source.reach).toBe('199')
  expect(table(100).source.reach).toBeNull()
})

test('what follows the beginning is read again once it is doubted', async () => {
  const { source, asked } = table(1000)
  source.want(100, 150, false)
  await settled()
  source.doubt()
  source.want(0, 150, false)
  await settled()
  expect(asked).toEqual([{ first: 100, after: '99' }, { first: 100, after: '99' }])
})
