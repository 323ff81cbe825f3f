import { expect, test } from 'vitest'
import type { ListRow } from '../../_lib/documents.ts'
import { changedSince, takeChanged } from './changed-rows.ts'
import { RowSource } from './row-source.ts'

const row = (id: string, version = 1): ListRow => ({ id, label: `${id} ${version}`, version })

/** A list that shows a, b and c. */
function shown(): RowSource {
  const nobody = async () => ({ ok: true as const, data: 0 })
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: 'a', endCursor: 'c' }
  return new RowSource({ rows: async () => ({ ok: true, data: { nodes: [], pageInfo } }), count: nobody }, { nodes: ['a', 'b', 'c'].map((id) => row(id)), pageInfo }, 3)
}

/** A server that has these records, of which the list holds some, and some of those behind the last that was read. */
const server = (records: readonly ListRow[], held: readonly string[], behind: readonly string[] = []) => ({
  rows: async (ids: readonly string[]) => records.filter(({ id }) => ids.includes(id)),
  held: async (ids: readonly string[], after: string | null) => ids.filter((id) => (after === null ? held : behind).includes(id)),
})

test('values change where the row stands; what came, went or is no more is told', async () => {
  const source = shown()
  const outcome = await takeChanged([source], null, ['a', 'b', 'c', 'd', 'x'], server([row('a', 2), row('b', 2), row('d')], ['a', 'd']))
  expect(outcome).toEqual({ taken: ['a', 'b'], moved: ['b', 'c', 'd'] })
  expect(source.known.map(({ label }) => label)).toEqual(['a 2', 'b 2', 'c 1'])
})

test('what belongs behind the last row that was read is not told', async () => {
  const outcome = await takeChanged([shown()], 'c', ['d', 'e'], server([row('d'), row('e')], ['d', 'e'], ['e']))
  expect(outcome?.moved).toEqual(['d'])
})

test('where nobody answers nothing is said to have gone', async () => {
  const load = { ...server([], []), held: async () => null }
  expect(await takeChanged([shown()], null, ['a'], load)).toBeNull()
})

test('of two beginnings of a list the records are named that differ', () => {
  expect(changedSince([row('a'), row('b'), row('c')], [row('new'), row('a'), row('b', 2)])).toEqual(['new', 'b', 'c'])
})
