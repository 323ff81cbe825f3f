'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { BoardView, JsonObject } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { allOf, valueCondition } from '../../_lib/group-values.ts'
import { listArguments } from '../../_lib/list-filter.ts'
import { request } from '../../_lib/request.ts'
import { useChangedRecords } from '../../_lib/use-changed-records.ts'
import type { LayoutProps } from '../list/layouts.ts'
import { useWorkplace } from '../workplace-context.tsx'
import { fixedColumns } from './board-columns.ts'
import { type BoardAnswer, boardDocument, type ChangedAnswer, changedDocument, pageSize, pageVariables, withTallies } from './board-documents.ts'
import { type BoardState, cellKey, cellOf, movedTallies, noBoard, withCard, withoutCard, withPage } from './board-state.ts'

/** Cells whose cards one request may ask for. */
const mostCells = 20

export interface Board {
  readonly state: BoardState
  readonly refusal: Refusal | null
  readonly isLoading: boolean
  /** Loads the first cards of the columns in a lane. */
  readonly open: (columns: readonly string[], lane: string) => void
  readonly more: (column: string, lane: string) => void
  /** Shows a card with other values at once, before the server has said yes. */
  readonly place: (row: ListRow) => void
  /** Reads records anew, and the figures. */
  readonly read: (ids: readonly string[]) => Promise<void>
}

/** Cards and figures of a board: loaded by cell, kept up with what others do. `view` in one piece as long as nothing of it changes. */
export function useBoard({ list, state: asked, filter, search }: LayoutProps, view: BoardView): Board {
  const { dealership, timeZone } = useWorkplace()
  const [state, setState] = useState(noBoard)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isLoading, setLoading] = useState(true)
  const { orderBy } = listArguments(list, asked, timeZone)
  /** Raised to read everything anew. */
  const [round, setRound] = useState(0)
  const key = JSON.stringify({ round, filter, search, orderBy, lanes: view.swimLanes?.name ?? null })
  const base = useMemo(() => JSON.parse(key) as { readonly filter: JsonObject | null; readonly search: string; readonly orderBy: readonly object[] }, [key])
  const current = useRef(key)
  current.current = key
  const isAsked = useRef(new Set<string>())

  const cellFilter = useCallback(
    (column: string, lane: string) => allOf(base.filter, valueCondition(view.columns, column), view.swimLanes && valueCondition(view.swimLanes, lane)),
    [base, view],
  )
  const load = useCallback(
    async (cells: readonly { readonly column: string; readonly lane: string; readonly after: string | null }[], hasTallies: boolean) => {
      const asking = current.current
      const variables = { ...(hasTallies ? { filter: base.filter } : {}), search: base.search.trim() || null, orderBy: base.orderBy, first: pageSize, ...pageVariables(cells.map(({ column, lane, after }) => ({ filter: cellFilter(column, lane), after }))) }
      const answer = await request<BoardAnswer>(dealership, boardDocument(list, view, cells.length, hasTallies), variables)
      if (current.current !== asking) return
      if (!answer.ok) isAsked.current.clear()
      setLoading(false)
      if (!answer.ok) return setRefusal(answer.refusal)
      setRefusal(null)
      setState((known) => {
        const loaded = cells.reduce((all, { column, lane, after }, i) => withPage(all, cellKey(column, lane), answer.data[`c${i}`] ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }, after === null), known)
        return answer.data.tallies ? withTallies(loaded, view, answer.data.tallies) : loaded
      })
    },
    [base, cellFilter, dealership, list, view],
  )
  const latest = useRef(load)
  latest.current = load

  // biome-ignore lint/correctness/useExhaustiveDependencies: other records, other board
  useEffect(() => {
    // Figures and, where the columns are known before, their first cards in one request.
    const first = view.swimLanes || view.columns.target ? [] : fixedColumns(list, view).map((column) => column.key).slice(0, mostCells)
    isAsked.current = new Set(first.map((column) => cellKey(column, '')))
    setState(noBoard)
    setLoading(true)
    void latest.current(first.map((column) => ({ column, lane: '', after: null })), true)
  }, [key])

  const open = useCallback(
    (columns: readonly string[], lane: string) => {
      const cells = columns.filter((column) => !isAsked.current.has(cellKey(column, lane))).map((column) => ({ column, lane, after: null }))
      for (const { column } of cells) isAsked.current.add(cellKey(column, lane))
      for (let i = 0; i < cells.length; i += mostCells) void load(cells.slice(i, i + mostCells), false)
    },
    [load],
  )
  const more = useCallback(
    (column: string, lane: string) => {
      const cell = cellKey(column, lane)
      const { cursor = null, hasMore = false } = state.cells.get(cell) ?? {}
      const page = `${cell} ${cursor}`
      if (!hasMore || isAsked.current.has(page)) return
      isAsked.current.add(page)
      void load([{ column, lane, after: cursor }], false)
    },
    [load, state.cells],
  )
  const place = useCallback(
    (row: ListRow) =>
      setState((known) => {
        const before = known.cards.get(row.id)
        return movedTallies(withCard(known, view, row), view, row, before ? cellOf(view, before) : cellOf(view, row), cellOf(view, row))
      }),
    [view],
  )
  const read = useCallback(
    async (ids: readonly string[]) => {
      const asking = current.current
      const answer = await request<ChangedAnswer>(dealership, changedDocument(list, view), { filter: base.filter, search: base.search.trim() || null, changed: allOf(base.filter, { id: { in: [...ids] } }) })
      if (!answer.ok || current.current !== asking) return
      const { changed, tallies = [] } = answer.data
      setState((known) => {
        const left = ids.filter((id) => !changed.nodes.some((row) => row.id === id)).reduce(withoutCard, known)
        return withTallies(changed.nodes.reduce((all, row) => withCard(all, view, row), left), view, tallies)
      })
    },
    [base, dealership, list, view],
  )
  useChangedRecords(list.entity.name, { onChanged: (ids) => void read(ids), onLost: () => setRound((known) => known + 1) })
  return { state, refusal, isLoading, open, more, place, read }
}
