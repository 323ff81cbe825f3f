'use client'
import { Switch } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import type { BoardView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { DragScope } from '../drag/drag-scope.tsx'
import { RefusedMove } from '../drag/refused-move.tsx'
import type { LayoutProps } from '../list/layouts.ts'
import { Problem } from '../problem.tsx'
import { AskedDialog } from './asked-dialog.tsx'
import { arrowsBetweenCards } from './arrow-keys.ts'
import { CardFace } from './board-card.tsx'
import { BoardCell } from './board-cell.tsx'
import type { Group } from './board-columns.ts'
import { ColumnHead, ColumnSwitch } from './column-head.tsx'
import { BoardLanes } from './board-lanes.tsx'
import classes from './board.module.css'
import { useBoard } from './use-board.ts'
import { useColumns } from './use-columns.ts'
import { useMoves } from './use-moves.ts'

/** The list as a board. */
export default function BoardScreen(props: LayoutProps) {
  const { board } = props.list
  const [hasLanes, setLanes] = useLocalStorage({ key: `board-lanes:${props.list.entity.name}`, defaultValue: false })
  const view = useMemo(() => board && { ...board, swimLanes: hasLanes ? board.swimLanes : null }, [board, hasLanes])
  if (!board || !view) return null
  return <BoardOf key={String(hasLanes)} {...props} view={view} lanes={board.swimLanes && { title: board.swimLanes.title, isOn: hasLanes, set: setLanes }} />
}

interface Props extends LayoutProps {
  readonly view: BoardView
  readonly lanes: { readonly title: string; readonly isOn: boolean; readonly set: (isOn: boolean) => void } | null
}

function BoardOf({ view, lanes: lanesSwitch, ...props }: Props) {
  const { list } = props
  const t = useTranslations('board')
  const board = useBoard(props, view)
  const { columns, lanes } = useColumns(list, view, board.state)
  const moves = useMoves(props, view, columns, board)
  const [focused, setFocused] = useState<string | null>(null)
  const { open } = board
  const keys = columns.map(({ key }) => key).join('\n')
  useEffect(() => {
    if (!view.swimLanes && !board.isLoading) open(keys.split('\n'), '')
  }, [open, keys, view.swimLanes, board.isLoading])
  const rowOf = (id: string): ListRow | undefined => board.state.cards.get(id)
  const onMove = (row: ListRow, column: Group, lane: Group | null) => {
    setFocused(row.id)
    void moves.move(row, { column, lane })
  }
  const drop = (item: string, target: string | null) => {
    moves.letGo()
    const row = rowOf(item)
    if (!row || target === null) return
    const [columnKey, laneKey] = JSON.parse(target) as readonly [string, string]
    const column = columns.find(({ key }) => key === columnKey)
    if (column) void moves.move(row, { column, lane: view.swimLanes ? (lanes.find(({ key }) => key === laneKey) ?? null) : null })
  }
  const cell = { list, view, columns, board, moves, focused, onMove }
  return (
    <div className={classes.board}>
      {board.refusal && <Problem refusal={board.refusal} />}
      <div className={classes.bar}>
        <ColumnSwitch columns={columns} tallies={board.state.tallies} />
        {lanesSwitch && <Switch size="xs" label={t('lanesBy', { name: lanesSwitch.title })} checked={lanesSwitch.isOn} onChange={(event) => lanesSwitch.set(event.currentTarget.checked)} />}
      </div>
      <DragScope
        onStart={(id) => {
          const row = rowOf(id)
          if (row) void moves.grab(row)
        }}
        onDrop={({ item, target }) => drop(item, target)}
        preview={(id) => {
          const row = rowOf(id)
          return row && <div className={classes.card} data-preview><CardFace list={list} view={view} row={row} /></div>
        }}
      >
        {/* Arrows go from card to card; each card has its own link and menu. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the links inside */}
        <div className={classes.scroller} data-lanes={view.swimLanes ? true : undefined} onKeyDown={arrowsBetweenCards}>
          {view.swimLanes ? (
            <BoardLanes {...cell} lanes={lanes} />
          ) : (
            columns.map((column) => (
              <section key={column.key} className={classes.column} data-column={column.key} aria-label={column.title}>
                <ColumnHead view={view} column={column} tallies={board.state.tallies} />
                <BoardCell {...cell} column={column} lane={null} />
              </section>
            ))
          )}
        </div>
      </DragScope>
      {moves.refusal && !moves.asked && <RefusedMove title={t('refused', { name: moves.refusal.title })} refusal={moves.refusal.refusal} onClose={moves.dismiss} />}
      {moves.asked && <AskedDialog key={moves.asked.row.id} moves={moves} asked={moves.asked} />}
    </div>
  )
}
