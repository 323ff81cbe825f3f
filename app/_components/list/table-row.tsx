'use client'
import { Checkbox } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import type { FieldView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { FieldValue, isNumeric } from '../field-value.tsx'
import type { Column } from './columns.ts'
import classes from './list.module.css'
import { RowMenu } from './row-menu.tsx'
import type { CellWrite, EditedCell } from './use-cell-edits.ts'
import type { Layer } from './use-layer.ts'

const CellEditor = dynamic(() => import('./cell-editor.tsx').then((module) => module.CellEditor))

interface Handlers {
  readonly current: () => void
  readonly select: (isRange: boolean) => void
  readonly edit: (cell: EditedCell | null) => void
  readonly write: (write: CellWrite) => void
  /** What is on its way for the row. */
  readonly settled: (id: string) => Promise<void>
}

interface Props {
  readonly entity: string
  readonly row: ListRow
  readonly place: number
  readonly columns: readonly Column[]
  /** Place of the column the keyboard stands on; -1: none, null: the keyboard is in another row. */
  readonly cursor: number | null
  readonly isSelected: boolean
  readonly isPreviewed: boolean
  readonly edited: EditedCell | null
  /** Fields that may be changed in some state of the record, each with the states in which not. */
  readonly editable: Readonly<Record<string, readonly string[]>>
  readonly layer: Layer | null
  readonly handlers: Handlers
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''

/** Not while text is being selected; links, boxes and menus of the row keep their own meaning. */
const isOwn = (event: React.MouseEvent): boolean =>
  (event.target instanceof Element && (event.target.closest('a, button, input, label, [role="menu"], [role="dialog"]') !== null || !event.currentTarget.contains(event.target))) || window.getSelection()?.toString() !== ''

/** One record: a click opens it, or shows it in the panel beside; the pencil of a cell changes it where it stands. */
export const TableRow = memo(function TableRow({ entity, row, place, columns, cursor, isSelected, isPreviewed, edited, editable, layer, handlers }: Props) {
  const t = useTranslations('table')
  const router = useRouter()
  const [hovered, setHovered] = useState<string | null>(null)
  const href = `/${entity}/${row.id}`
  const click = (event: React.MouseEvent) => {
    if (isOwn(event)) return
    handlers.current()
    if (event.shiftKey || event.ctrlKey || event.metaKey) return handlers.select(event.shiftKey)
    if (!isPreviewed) router.push(href)
  }
  const hover = (event: React.PointerEvent) => {
    if (event.pointerType === 'mouse' && event.target instanceof Element) setHovered(event.target.closest<HTMLElement>('td[data-field]')?.dataset.field ?? null)
  }
  const mayEdit = ({ name }: FieldView): boolean => editable[name]?.includes(String(row.state ?? '')) === false
  const cell = (field: FieldView, i: number) => {
    const isEdited = edited?.field === field.name
    const isAt = cursor === i
    return (
      <td key={field.name} data-field={field.name} data-edited={isEdited || undefined} data-cursor={isAt || undefined} className={isNumeric(field) && i > 0 ? 'numeric' : undefined}>
        {i === 0 ? <Link href={href} className={classes.open} prefetch={false}><FieldValue field={field} value={row[field.name]} />{isEmpty(row[field.name]) && row.label}</Link> : <FieldValue field={field} value={row[field.name]} />}
        {(hovered === field.name || isAt) && !isEdited && mayEdit(field) && <button type="button" tabIndex={-1} className={classes.pencil} aria-label={t('change', { name: field.title })} title={`${t('change', { name: field.title })} · F2`} onClick={() => handlers.edit({ id: row.id, field: field.name })}><IconPencil size={14} stroke={1.6} aria-hidden /></button>}
        {isEdited && <CellEditor entity={entity} row={row} field={field} typed={edited.typed} settled={handlers.settled} onClose={() => handlers.edit(null)} onWrite={handlers.write} />}
      </td>
    )
  }
  return (
    // The row is a wide target for the mouse; the keyboard has the link in its first cell and the keys of the list.
    <tr data-place={place} data-current={cursor !== null || undefined} data-selected={isSelected || undefined} aria-selected={isSelected} aria-rowindex={place + 2} onClick={click} onPointerOver={hover} onPointerLeave={() => setHovered(null)}>
      <td className={classes.mark}>
        <Checkbox size="xs" tabIndex={-1} checked={isSelected} aria-label={t('select', { name: row.label })} onChange={() => undefined} onClick={(event) => handlers.select(event.shiftKey)} />
      </td>
      {columns.map(({ field }, i) => cell(field, i))}
      <td>{layer && <RowMenu layer={layer} row={row} />}</td>
    </tr>
  )
})
