import { describe, expect, it } from 'vitest'
import type { BoardView, EventView, FieldView } from '../../../engine/client.ts'
import { dropTargets, type Group, leadsTo } from './board-columns.ts'
import { withTallies } from './board-documents.ts'
import { cellKey, movedTallies, noBoard, withCard, withoutCard, withPage } from './board-state.ts'

const field = (name: string, type = 'string'): FieldView => ({ name, title: name, type, kind: 'string', graphqlName: name, sortable: true })
const board: BoardView = { columns: field('state', 'state'), swimLanes: null, card: [], sums: [field('total', 'money')] }
const column = (key: string): Group => ({ key, title: key })
const event = (name: string, target: string | null, allowed: boolean, reason: string | null = null): EventView => ({ event: name, title: name, primary: false, danger: false, allowed, reason, reasonCode: null, target: target === null ? null : { value: target, title: target }, form: null })

describe('dropTargets', () => {
  const columns = ['new', 'work', 'waiting.parts', 'waiting.client', 'done'].map(column)
  const targets = (events: readonly EventView[]) => dropTargets(columns, 'new', events, 'no step')

  it('opens a column where an event leads and may be sent, and says why not elsewhere', () => {
    const found = targets([event('START', 'work', true), event('FINISH', 'done', false, 'Add a work first.')])
    expect([...found].map(([key, target]) => [key, target.kind])).toEqual([['new', 'same'], ['work', 'events'], ['waiting.parts', 'refused'], ['waiting.client', 'refused'], ['done', 'refused']])
    expect(found.get('done')).toEqual({ kind: 'refused', reason: 'Add a work first.' })
    expect(found.get('waiting.parts')).toEqual({ kind: 'refused', reason: 'no step' })
  })

  it('leaves the choice where several events lead to the same column, of those that may be sent', () => {
    expect(targets([event('A', 'work', true), event('B', 'work', true), event('C', 'work', false, 'no')]).get('work')).toMatchObject({ kind: 'events', events: [{ event: 'A' }, { event: 'B' }] })
  })

  it('takes an outer state for those inside, and no event that stays where it is for a way', () => {
    const found = targets([event('WAIT', 'waiting', true), event('NOTE', null, true)])
    expect([found.get('waiting.parts')?.kind, found.get('waiting.client')?.kind, found.get('work')?.kind]).toEqual(['events', 'events', 'refused'])
    expect(leadsTo('p', 'p.x|p.y')).toBe(true)
    expect(leadsTo('wait', 'waiting.parts')).toBe(false)
  })
})

describe('the cards of a board', () => {
  const row = (id: string, state: string, total = 10) => ({ id, label: id, version: 1, state, total })
  const page = (nodes: readonly ReturnType<typeof row>[], hasNextPage = false) => ({ nodes, pageInfo: { hasNextPage, endCursor: nodes.at(-1)?.id ?? null } })
  const [fresh, work] = [cellKey('new', ''), cellKey('work', '')]
  const loaded = withPage(withPage(noBoard, fresh, page([row('a', 'new'), row('b', 'new')], true), true), work, page([row('c', 'work')]), true)
  const ids = (state: typeof noBoard, cell: string) => state.cells.get(cell)?.ids

  it('grow by pages without standing twice', () => {
    expect(ids(withPage(loaded, fresh, page([row('b', 'new'), row('d', 'new')]), false), fresh)).toEqual(['a', 'b', 'd'])
  })

  it('go on top of the column they come to, and stay in place where they do not move', () => {
    const moved = withCard(loaded, board, row('b', 'work'))
    expect([ids(moved, fresh), ids(moved, work)]).toEqual([['a'], ['b', 'c']])
    expect(ids(withCard(moved, board, row('c', 'work', 99)), work)).toEqual(['b', 'c'])
    expect(ids(withoutCard(moved, 'b'), work)).toEqual(['c'])
  })

  it('leave the board for a column that is not loaded', () => {
    const gone = withCard(loaded, board, row('a', 'done'))
    expect([ids(gone, fresh), gone.cells.has(cellKey('done', ''))]).toEqual([['b'], false])
  })

  it('take their figures along', () => {
    const counted = withTallies(loaded, board, [{ count: 2, group: { state: 'new' }, sum: { total: '20.00' } }, { count: 1, group: { state: 'work' }, sum: { total: '10.00' } }])
    const { tallies } = movedTallies(counted, board, row('b', 'work'), fresh, work)
    expect([tallies.get(fresh), tallies.get(work)]).toEqual([{ count: 1, sums: { total: 10 } }, { count: 2, sums: { total: 20 } }])
  })
})
