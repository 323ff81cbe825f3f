'use client'
import { VisuallyHidden } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import type { Order } from '../../_lib/list-state.ts'
import { moved } from '../drag/moved.ts'
import { isNumeric } from '../field-value.tsx'
import { TableRow } from './table-row.tsx'
import { ColumnHead } from './column-head.tsx'
import type { Column } from './columns.ts'
import { GroupRow } from './group-row.tsx'
import { type Group, mostGroups } from './groups.ts'
import type { Items } from './list-items.ts'
import classes from './list.module.css'
import { useCarriedColumn } from './use-carried-column.ts'
import type { CellEdits, CellWrite, EditedCell } from './use-cell-edits.ts'
import type { Layer } from './use-layer.ts'
import type { Selection } from './use-selection.ts'
import { useVisibleRows } from './use-visible-rows.ts'

interface Props {
  readonly element: HTMLElement | null
  readonly entity: string
  readonly items: Items<Group>
  readonly columns: readonly Column[]
  readonly height: number
  /** Places of the row and the column the keyboard stands on. */
  readonly current: number
  readonly cell: number
  readonly selection: Selection
  readonly edits: CellEdits
  readonly editable: Readonly<Record<string, readonly string[]>>
  readonly order: Order | null
  readonly layer: Layer | null
  readonly isPreviewed: boolean
  /** Below the rows, in place of each column. */
  readonly foot: ((column: Column, i: number) => ReactNode) | null
  readonly onOrder: (order: Order) => void
  readonly onColumns: (columns: readonly Column[]) => void
  readonly onGroup: (key: string) => void
  readonly onCurrent: (place: number) => void
  readonly onSelect: (place: number, isRange: boolean) => void
}

/** Rows of one height with a sticky head and foot, of which only those in sight are drawn. */
export function VirtualTable(props: Props) {
  const { element, items, columns, height, foot, onColumns } = props
  const t = useTranslations('table')
  const [resized, setResized] = useState<{ readonly name: string; readonly width: number } | null>(null)
  const { rows, above, below } = useVisibleRows(element, items, height)
  const drawn = columns.map((column) => (column.field.name === resized?.name ? { ...column, width: resized.width } : column))
  const total = drawn.reduce((sum, { width }) => sum + width, 84)
  const resize = (name: string, width: number, isDone: boolean) => {
    setResized(isDone ? null : { name, width })
    if (isDone) onColumns(columns.map((column) => (column.field.name === name ? { ...column, width } : column)))
  }
  const placeOf = (name: string): number => columns.findIndex(({ field }) => field.name === name)
  const { carried, take } = useCarriedColumn((name, onto) => onColumns(moved(columns, placeOf(name), placeOf(onto))))
  return (
    <>
      <table className={classes.grid} style={{ minWidth: total, '--row': `${height}px` } as React.CSSProperties} aria-rowcount={items.count + 1} data-choosing={props.selection.rows.size > 0 || undefined}>
        <colgroup>
          <col style={{ width: 40 }} />
          {drawn.map(({ field, width }) => <col key={field.name} style={{ width }} />)}
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col"><VisuallyHidden>{t('selected')}</VisuallyHidden></th>
            {drawn.map((column, i) => <ColumnHead key={column.field.name} column={column} isRight={isNumeric(column.field) && i > 0} order={props.order} isOver={carried?.over === column.field.name} onTake={take(column.field.name)} onOrder={props.onOrder} onResize={(width, isDone) => resize(column.field.name, width, isDone)} />)}
            {props.layer ? <th scope="col"><VisuallyHidden>{t('rowMenus')}</VisuallyHidden></th> : <td aria-hidden />}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }}><td className={classes.spacer} /></tr>}
          {rows.map(({ index }) => <PlacedItem key={index} {...props} columns={drawn} place={index} />)}
          {below > 0 && <tr aria-hidden style={{ height: below }}><td className={classes.spacer} /></tr>}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              <td aria-hidden />
              {drawn.map((column, i) => <td key={column.field.name} className={isNumeric(column.field) && i > 0 ? 'numeric' : undefined}>{foot(column, i)}</td>)}
              <td aria-hidden />
            </tr>
          </tfoot>
        )}
      </table>
      {carried && <span className={classes.carried} style={{ left: carried.left, top: carried.top }} aria-hidden>{columns[placeOf(carried.name)]?.field.title}</span>}
    </>
  )
}

function PlacedItem(props: Props & { readonly place: number }) {
  const { items, place, columns, entity, selection, current, edits, layer, isPreviewed } = props
  const t = useTranslations('table')
  const item = items.at(place)
  // Handlers that stay the same let a row that did not change stand as it is.
  const latest = useRef(props)
  latest.current = props
  const [stable] = useState(() => ({
    current: () => latest.current.onCurrent(latest.current.place),
    select: (isRange: boolean) => latest.current.onSelect(latest.current.place, isRange),
    edit: (cell: EditedCell | null) => latest.current.edits.edit(cell),
    write: (write: CellWrite) => latest.current.edits.write(write),
    settled: (id: string) => latest.current.edits.settled(id),
  }))
  if (!item) return null
  if (item.kind === 'gap') return <tr><td colSpan={columns.length + 2} className={classes.gapRow}>{t('gap', { count: item.left })}</td></tr>
  if (item.kind === 'cut') return <tr><td colSpan={columns.length + 2} className={classes.gapRow}>{t('groupsCut', { count: mostGroups })}</td></tr>
  if (item.kind === 'group') return <GroupRow group={item.group} isOpen={item.isOpen} isCurrent={place === current} columns={columns} onToggle={() => props.onGroup(item.group.key)} />
  const { row } = item
  if (!row) return <tr className={classes.absent} aria-busy="true"><td colSpan={columns.length + 2}><span className={classes.bone} style={{ width: `${40 + ((place * 17) % 45)}%` }} /></td></tr>
  const edited = edits.edited?.id === row.id ? edits.edited : null
  return <TableRow entity={entity} row={row} place={place} columns={columns} cursor={place === current ? props.cell : null} isSelected={selection.has(row.id)} isPreviewed={isPreviewed} edited={edited} editable={props.editable} layer={layer} handlers={stable} />
}
