'use client'
import { VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { FieldView, ListView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import type { Order } from '../../_lib/list-state.ts'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import { FieldValue, isNumeric } from '../field-value.tsx'
import { RecordCards } from './record-cards.tsx'
import { RowMenu } from './row-menu.tsx'
import type { Layer } from './use-layer.ts'
import classes from './list.module.css'

interface Props {
  readonly list: ListView
  readonly rows: readonly ListRow[]
  readonly order: Order | null
  readonly onOrder: ((order: Order) => void) | null
  /** What a dealership may do to the rows; null: nothing. */
  readonly layer?: Layer | null
}

/** The order after a click on a head: up first, then the other way round. */
function nextOrder(order: Order | null, field: string): Order {
  return { field, direction: order?.field === field && order.direction === 'ASC' ? 'DESC' : 'ASC' }
}

/** Rows of 32 px with a sticky head; J and K move, Enter opens. At phone width: cards. */
export function RecordTable({ list, rows, order, onOrder, layer = null }: Props) {
  const t = useTranslations('list')
  const router = useRouter()
  const [current, setCurrent] = useState(-1)
  const body = useRef<HTMLTableSectionElement>(null)
  const columns = list.columns.filter(({ type }) => type !== 'lines')
  const hrefOf = (row: ListRow): string => `/${list.entity.name}/${row.id}`
  const move = (step: number) => setCurrent((at) => Math.min(rows.length - 1, Math.max(0, at + step)))
  const open = () => {
    const row = rows[current]
    if (row) router.push(hrefOf(row))
  }
  useShortcuts(onOrder ? { KeyJ: () => move(1), KeyK: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1), ...(current >= 0 ? { Enter: open } : {}) } : {})
  useEffect(() => {
    // Newer browsers answer with a promise here, which is no clean-up.
    void body.current?.children[current]?.scrollIntoView({ block: 'nearest' })
  }, [current])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows, other place
  useEffect(() => setCurrent(-1), [rows])

  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>{columns.map((column, j) => <Head key={column.name} column={column} isRight={isNumeric(column) && j > 0} order={order} onOrder={onOrder} />)}{layer && <th scope="col" className={classes.rowMenu}><VisuallyHidden>{t('rowMenus')}</VisuallyHidden></th>}</tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, i) => (
            // The row is a wide target for the mouse; the keyboard has the link in its first cell.
            <tr key={row.id} data-current={i === current || undefined} onClick={(event) => openRow(event, () => router.push(hrefOf(row)))}>
              {columns.map((column, j) => (
                <td key={column.name} className={isNumeric(column) && j > 0 ? 'numeric' : undefined}>
                  {j === 0 ? <Link href={hrefOf(row)} className={classes.open} prefetch={false}><FieldValue field={column} value={row[column.name]} />{isEmpty(row[column.name]) && row.label}</Link> : <FieldValue field={column} value={row[column.name]} />}
                </td>
              ))}
              {layer && <td className={classes.rowMenu}><RowMenu layer={layer} row={row} /></td>}
            </tr>
          ))}
        </tbody>
      </table>
      <RecordCards list={list} rows={rows} layer={layer} />
    </>
  )
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''

/** Not while text is being selected; links and menus of the row keep their own meaning. */
function openRow(event: React.MouseEvent, open: () => void): void {
  const isOwn = event.target instanceof Element && (event.target.closest('a, button, [role="menu"]') !== null || !event.currentTarget.contains(event.target))
  if (!isOwn && window.getSelection()?.toString() === '') open()
}

function Head({ column, isRight, order, onOrder }: { readonly column: FieldView; readonly isRight: boolean; readonly order: Order | null; readonly onOrder: Props['onOrder'] }) {
  const t = useTranslations('list')
  const isSorted = order?.field === column.name
  const numeric = isRight ? 'numeric' : undefined
  if (!column.sortable || !onOrder) return <th scope="col" className={numeric}>{column.title}</th>
  const Arrow = order?.direction === 'DESC' ? IconArrowDown : IconArrowUp
  return (
    <th scope="col" className={numeric} aria-sort={isSorted ? (order.direction === 'ASC' ? 'ascending' : 'descending') : undefined}>
      <button type="button" className={classes.sort} title={t('sortBy', { name: column.title })} onClick={() => onOrder(nextOrder(order, column.name))}>
        <span>{column.title}</span>
        {isSorted && <Arrow size={13} aria-hidden />}
      </button>
    </th>
  )
}
