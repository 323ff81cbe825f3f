'use client'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { Order } from '../../_lib/list-state.ts'
import { useDragItem, useDropTarget } from '../drag/use-drag.ts'
import type { Column } from './columns.ts'
import classes from './list.module.css'

interface Props {
  readonly column: Column
  readonly isRight: boolean
  readonly order: Order | null
  readonly onOrder: (order: Order) => void
  readonly onResize: (width: number, isDone: boolean) => void
}

const narrowest = 56
const widest = 800
const keyStep = 16

/** The order after a click on a head: up first, then the other way round. */
function nextOrder(order: Order | null, field: string): Order {
  return { field, direction: order?.field === field && order.direction === 'ASC' ? 'DESC' : 'ASC' }
}

/** Title, order and width of a column; carried to another place by the mouse. */
export function ColumnHead({ column: { field, width }, isRight, order, onOrder, onResize }: Props) {
  const t = useTranslations('table')
  const item = useDragItem(field.name)
  const target = useDropTarget(field.name)
  const isSorted = order?.field === field.name
  const Arrow = order?.direction === 'DESC' ? IconArrowDown : IconArrowUp
  const bound = (next: number): number => Math.min(widest, Math.max(narrowest, Math.round(next)))
  const begin = (event: React.PointerEvent<HTMLElement>) => {
    event.preventDefault()
    const handle = event.currentTarget
    const start = event.clientX
    handle.setPointerCapture(event.pointerId)
    const move = (moved: PointerEvent) => onResize(bound(width + moved.clientX - start), false)
    const end = (moved: PointerEvent) => {
      handle.removeEventListener('pointermove', move)
      onResize(bound(width + moved.clientX - start), true)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', end, { once: true })
  }
  const byKey = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? keyStep : event.key === 'ArrowLeft' ? -keyStep : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    onResize(bound(width + step), true)
  }
  return (
    <th scope="col" ref={(element) => { item.ref(element); target.ref(element) }} data-over={target.isOver || undefined} className={isRight ? 'numeric' : undefined} aria-sort={isSorted ? (order.direction === 'ASC' ? 'ascending' : 'descending') : undefined}>
      {field.sortable ? (
        <button type="button" className={classes.sort} title={t('sortBy', { name: field.title })} onClick={() => onOrder(nextOrder(order, field.name))}>
          <span>{field.title}</span>
          {isSorted && <Arrow size={13} aria-hidden />}
        </button>
      ) : (
        <span className={classes.headTitle}>{field.title}</span>
      )}
      <span className={classes.resize} data-no-drag role="separator" tabIndex={-1} aria-orientation="vertical" aria-valuenow={width} aria-valuemin={narrowest} aria-valuemax={widest} aria-label={t('width', { name: field.title })} onPointerDown={begin} onKeyDown={byKey} />
    </th>
  )
}
