'use client'
import { Skeleton } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { BoardView, ListView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { useDragItem, useDropTarget } from '../drag/use-drag.ts'
import { CardFace } from './board-card.tsx'
import type { Group } from './board-columns.ts'
import classes from './board.module.css'
import { cellKey } from './board-state.ts'
import { MoveMenu } from './move-menu.tsx'
import type { Board } from './use-board.ts'
import type { Moves } from './use-moves.ts'

export interface CellProps {
  readonly list: ListView
  readonly view: BoardView
  readonly columns: readonly Group[]
  readonly column: Group
  readonly lane: Group | null
  readonly board: Board
  readonly moves: Moves
  /** Card that takes the focus where it appears. */
  readonly focused: string | null
  /** From a card's menu. */
  readonly onMove: (row: ListRow, column: Group, lane: Group | null) => void
}

/** Cards where a column and a lane cross; only those in sight stand in the page, more come as one scrolls on. */
export function BoardCell(props: CellProps) {
  const { list, view, column, lane, board, moves } = props
  const t = useTranslations('board')
  const key = cellKey(column.key, lane?.key ?? '')
  const { ref: drop, isOver } = useDropTarget(key)
  const scroller = useRef<HTMLDivElement | null>(null)
  const cell = board.state.cells.get(key)
  const ids = cell?.ids ?? []
  const rows = useVirtualizer({ count: ids.length, getScrollElement: () => scroller.current, estimateSize: () => 108, overscan: 6, gap: 6, getItemKey: (i) => ids[i] ?? i })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  const { more } = board
  useEffect(() => {
    if (cell?.hasMore && last >= ids.length - 5) more(column.key, lane?.key ?? '')
  }, [cell?.hasMore, last, ids.length, more, column.key, lane?.key])
  const target = moves.possible?.targets.get(column.key)
  const state = !target ? undefined : target.kind === 'refused' ? 'closed' : target.kind === 'same' ? undefined : 'open'
  return (
    <div className={classes.cell} data-drop={state} data-over={isOver || undefined} ref={drop}>
      {target?.kind === 'refused' && <p className={classes.reason}>{target.reason}</p>}
      <div className={classes.cards} ref={scroller} data-cell={column.key}>
        {!cell && <div className={classes.skeletons} aria-hidden><Skeleton height={96} /><Skeleton height={96} /></div>}
        {cell && ids.length === 0 && <p className={classes.none}>{t('noCards')}</p>}
        <ul style={{ height: rows.getTotalSize() }}>
          {shown.map((item) => {
            const row = board.state.cards.get(ids[item.index] ?? '')
            return row && (
              <li key={item.key} ref={rows.measureElement} data-index={item.index} style={{ transform: `translateY(${item.start}px)` }}>
                <BoardCard {...props} list={list} view={view} row={row} />
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}

function BoardCard({ list, view, columns, lane, moves, row, focused, onMove }: CellProps & { readonly row: ListRow }) {
  const { ref, isDragging } = useDragItem(row.id)
  const element = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (focused === row.id) element.current?.querySelector('a')?.focus()
  }, [focused, row.id])
  return (
    <article
      ref={(node) => {
        element.current = node
        ref(node)
      }}
      className={classes.card}
      data-card={row.id}
      data-dragging={isDragging || undefined}
      onPointerDown={() => void moves.prepare(row)}
    >
      <CardFace list={list} view={view} row={row} menu={<MoveMenu row={row} columns={columns} moves={moves} onMove={(column) => onMove(row, column, lane)} />} />
    </article>
  )
}
