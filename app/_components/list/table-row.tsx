'use client'
import { Checkbox } from '@mantine/core'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { memo, useRef } from 'react'
import type { ListRow } from '../../_lib/documents.ts'
import { FieldValue, isNumeric } from '../field-value.tsx'
import type { Column } from './columns.ts'
import classes from './list.module.css'
import { RowMenu } from './row-menu.tsx'
import type { Layer } from './use-layer.ts'

const CellEditor = dynamic(() => import('./cell-editor.tsx').then((module) => module.CellEditor))

/** A cell that is being changed. */
export interface EditedCell {
  readonly id: string
  readonly field: string
}

interface Handlers {
  readonly current: () => void
  readonly select: (isRange: boolean) => void
  readonly edit: (cell: EditedCell | null) => void
  readonly written: (row: ListRow) => void
}

interface Props {
  readonly entity: string
  readonly row: ListRow
  readonly place: number
  readonly columns: readonly Column[]
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly isPreviewed: boolean
  readonly edited: EditedCell | null
  readonly layer: Layer | null
  readonly handlers: Handlers
}

/** Milliseconds in which a second click makes the first one a double click. */
const doubleClick = 220

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''

/** Not while text is being selected; links, boxes and menus of the row keep their own meaning. */
const isOwn = (event: React.MouseEvent): boolean =>
  (event.target instanceof Element && (event.target.closest('a, button, input, label, [role="menu"], [role="dialog"]') !== null || !event.currentTarget.contains(event.target))) || window.getSelection()?.toString() !== ''

/** One record: a click opens it (or shows it in the panel beside), a double click changes the cell. */
export const TableRow = memo(function TableRow({ entity, row, place, columns, isCurrent, isSelected, isPreviewed, edited, layer, handlers }: Props) {
  const t = useTranslations('table')
  const router = useRouter()
  const opening = useRef<ReturnType<typeof setTimeout> | null>(null)
  const href = `/${entity}/${row.id}`
  const click = (event: React.MouseEvent) => {
    if (isOwn(event)) return
    handlers.current()
    if (event.shiftKey || event.ctrlKey || event.metaKey) return handlers.select(event.shiftKey)
    if (isPreviewed || event.detail > 1) return
    router.prefetch(href)
    opening.current = setTimeout(() => router.push(href), doubleClick)
  }
  const edit = (event: React.MouseEvent, field: string) => {
    if (isOwn(event) && window.getSelection()?.toString() === '') return
    if (opening.current) clearTimeout(opening.current)
    window.getSelection()?.removeAllRanges()
    handlers.edit({ id: row.id, field })
  }
  return (
    // The row is a wide target for the mouse; the keyboard has the link in its first cell and the keys of the list.
    <tr data-current={isCurrent || undefined} data-selected={isSelected || undefined} aria-selected={isSelected} aria-rowindex={place + 2} onClick={click}>
      <td className={classes.mark}>
        <Checkbox size="xs" tabIndex={-1} checked={isSelected} aria-label={t('select', { name: row.label })} onChange={() => undefined} onClick={(event) => handlers.select(event.shiftKey)} />
      </td>
      {columns.map(({ field }, i) => (
        <td key={field.name} data-field={field.name} data-edited={edited?.field === field.name || undefined} className={isNumeric(field) && i > 0 ? 'numeric' : undefined} onDoubleClick={(event) => edit(event, field.name)}>
          {i === 0 ? <Link href={href} className={classes.open} prefetch={false}><FieldValue field={field} value={row[field.name]} />{isEmpty(row[field.name]) && row.label}</Link> : <FieldValue field={field} value={row[field.name]} />}
          {edited?.field === field.name && <CellEditor entity={entity} row={row} field={field} onClose={() => handlers.edit(null)} onWritten={handlers.written} />}
        </td>
      ))}
      <td>{layer && <RowMenu layer={layer} row={row} />}</td>
    </tr>
  )
})
