'use client'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { narrowestColumn, type Order, widestColumn } from '../../_lib/list-state.ts'
import { edgeHandlers } from '../drag/edge.ts'
import { type Column, columnStep } from './columns.ts'
import classes from './list.module.css'

interface Props {
  readonly column: Column
  readonly isRight: boolean
  readonly order: Order | null
  readonly onOrder: (order: Order) => void
  /** Another column would take its place. */
  readonly isOver: boolean
  readonly onTake: (event: React.PointerEvent) => void
  readonly onResize: (width: number, isDone: boolean) => void
}

/** The order after a click on a head: up first, then the other way round. */
function nextOrder(order: Order | null, field: string): Order {
  return { field, direction: order?.field === field && order.direction === 'ASC' ? 'DESC' : 'ASC' }
}

/** Title, order and width of a column; carried to another place by the mouse. */
export function ColumnHead({ column: { field, width }, isRight, order, isOver, onOrder, onTake, onResize }: Props) {
  const t = useTranslations('table')
  const isSorted = order?.field === field.name
  const Arrow = order?.direction === 'DESC' ? IconArrowDown : IconArrowUp
  const edge = edgeHandlers({ width, narrowest: narrowestColumn, widest: widestColumn, keyStep: columnStep, direction: 1, onWidth: onResize })
  return (
    <th scope="col" data-column={field.name} data-over={isOver || undefined} onPointerDown={onTake} className={isRight ? 'numeric' : undefined} aria-sort={isSorted ? (order.direction === 'ASC' ? 'ascending' : 'descending') : undefined}>
      {field.sortable ? (
        <button type="button" className={classes.sort} title={t('sortBy', { name: field.title })} onClick={() => onOrder(nextOrder(order, field.name))}>
          <span>{field.title}</span>
          {isSorted && <Arrow size={13} aria-hidden />}
        </button>
      ) : (
        <span className={classes.headTitle}>{field.title}</span>
      )}
      <span className={classes.resize} data-no-drag role="separator" tabIndex={-1} aria-orientation="vertical" aria-valuenow={width} aria-valuemin={narrowestColumn} aria-valuemax={widestColumn} aria-label={t('width', { name: field.title })} {...edge} />
    </th>
  )
}
