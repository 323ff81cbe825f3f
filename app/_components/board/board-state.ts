import type { BoardView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { keyOf } from '../../_lib/group-values.ts'

/** Cards where a column and a lane cross, as far as they are loaded. */
export interface Cell {
  readonly ids: readonly string[]
  readonly cursor: string | null
  readonly hasMore: boolean
}

/** How many records a cell holds in all, and their sums by field. */
export interface Tally {
  readonly count: number
  readonly sums: Readonly<Record<string, number>>
}

export interface BoardState {
  readonly cards: ReadonlyMap<string, ListRow>
  readonly cells: ReadonlyMap<string, Cell>
  readonly tallies: ReadonlyMap<string, Tally>
  /** Of the records and people that make columns and lanes, by id. */
  readonly names: ReadonlyMap<string, string>
}

export const noBoard: BoardState = { cards: new Map(), cells: new Map(), tallies: new Map(), names: new Map() }
export const noTally: Tally = { count: 0, sums: {} }

export const cellKey = (column: string, lane: string): string => JSON.stringify([column, lane])

/** The cell in which a card stands by its values. */
export function cellOf({ columns, swimLanes }: Pick<BoardView, 'columns' | 'swimLanes'>, row: ListRow): string {
  return cellKey(keyOf(row[columns.name]), swimLanes ? keyOf(row[swimLanes.name]) : '')
}

export interface LoadedPage {
  readonly nodes: readonly ListRow[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** A page more of a cell; `isFirst`: in place of what was known of it. */
export function withPage(state: BoardState, cell: string, { nodes, pageInfo }: LoadedPage, isFirst: boolean): BoardState {
  const known = isFirst ? [] : (state.cells.get(cell)?.ids ?? [])
  const fresh = nodes.map(({ id }) => id).filter((id) => !known.includes(id))
  return {
    ...state,
    cards: new Map([...state.cards, ...nodes.map((row) => [row.id, row] as const)]),
    cells: new Map(state.cells).set(cell, { ids: [...known, ...fresh], cursor: pageInfo.endCursor, hasMore: pageInfo.hasNextPage }),
  }
}

const without = (cells: ReadonlyMap<string, Cell>, id: string): Map<string, Cell> =>
  new Map([...cells].map(([key, cell]) => [key, cell.ids.includes(id) ? { ...cell, ids: cell.ids.filter((other) => other !== id) } : cell]))

/** The card with these values in the cell they call for: where it stood, or on top. */
export function withCard(state: BoardState, board: Pick<BoardView, 'columns' | 'swimLanes'>, row: ListRow): BoardState {
  const cards = new Map(state.cards).set(row.id, row)
  const target = cellOf(board, row)
  if (state.cells.get(target)?.ids.includes(row.id)) return { ...state, cards }
  const cells = without(state.cells, row.id)
  const cell = cells.get(target)
  if (cell) cells.set(target, { ...cell, ids: [row.id, ...cell.ids] })
  return { ...state, cards, cells }
}

/** The board without a card that is not on it any more. */
export function withoutCard(state: BoardState, id: string): BoardState {
  const cards = new Map(state.cards)
  cards.delete(id)
  return { ...state, cards, cells: without(state.cells, id) }
}

const sumOf = (row: ListRow, field: string): number => Number(row[field] ?? 0)

/** Figures after a card went from one cell to another, until the true ones come. */
export function movedTallies(state: BoardState, { sums }: Pick<BoardView, 'sums'>, row: ListRow, from: string, to: string): BoardState {
  if (from === to) return state
  const tallies = new Map(state.tallies)
  const add = (key: string, sign: 1 | -1): void => {
    const known = tallies.get(key) ?? noTally
    tallies.set(key, { count: known.count + sign, sums: Object.fromEntries(sums.map(({ name }) => [name, (known.sums[name] ?? 0) + sign * sumOf(row, name)])) })
  }
  add(from, -1)
  add(to, 1)
  return { ...state, tallies }
}
