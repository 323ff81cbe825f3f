'use client'
import { ActionIcon } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { memo, useLayoutEffect, useRef } from 'react'
import type { Json, JsonObject } from '../../kernel/json.ts'
import { useFormHost } from '../form-host.tsx'
import type { WidgetColumn } from '../widget.ts'
import { isOpen } from './grid-model.ts'
import classes from './lines.module.css'
import type { Editing } from './use-place.ts'

interface Props {
  readonly id: string
  readonly index: number
  readonly row: JsonObject
  readonly columns: readonly WidgetColumn[]
  readonly isFixed: boolean
  readonly hasTools: boolean
  /** Column of the active cell, where it is in this row. */
  readonly active: number | null
  readonly editing: Editing
  /** First and last selected column, where the selection touches this row. */
  readonly from: number | null
  readonly to: number | null
  /** What is wrong, by column name. */
  readonly problems: Readonly<Record<string, string>> | undefined
  readonly onCell: (row: number, column: number, value: Json | undefined) => void
  readonly onRemove: (row: number) => void
}

export const isNumeric = ({ options }: WidgetColumn): boolean => options.kind === 'decimal' || options.kind === 'integer'

/** One row: words in every cell, a widget in the one that is edited. Drawn again only when something of its own changes. */
export const GridRow = memo(function GridRow({ id, index, row, columns, isFixed, hasTools, active, editing, from, to, problems, onCell, onRemove }: Props) {
  const { text } = useFormHost()
  return (
    <tr aria-rowindex={index + 2}>
      <td className={classes.position}>{index + 1}</td>
      {columns.map((column, i) => {
        const isActive = active === i
        const problem = problems?.[column.name]
        const isEdited = isActive && editing !== 'no'
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus and points here
          <td
            key={column.name}
            id={`${id}-${index}-${i}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid, walked by arrows; the grid keeps the focus and points here
            role="gridcell"
            aria-colindex={i + 2}
            aria-selected={isActive || (from !== null && to !== null && i >= from && i <= to)}
            aria-readonly={isFixed || !isOpen(column) || undefined}
            aria-invalid={problem !== undefined || undefined}
            aria-label={problem === undefined ? undefined : `${column.title}: ${problem}`}
            title={problem}
            data-cell={`${index}:${i}`}
            data-active={isActive || undefined}
            data-numeric={isNumeric(column) || undefined}
            data-main={isMain(column) || undefined}
            data-still={!isOpen(column) || undefined}
            data-edited={isEdited || undefined}
            className={classes.cell}
          >
            {/* Below the editor the words keep the column as wide as it was. */}
            <CellText column={column} value={row[column.name]} />
            {isEdited && <CellEditor id={`${id}-${index}-${column.name}`} label={`${column.title}, ${text('row', { number: index + 1 })}`} column={column} isRight={i >= columns.length / 2} value={row[column.name]} onChange={(value) => onCell(index, i, value)} />}
          </td>
        )
      })}
      {hasTools && (
        <td className={classes.tools}>
          {!isFixed && <ActionIcon size={24} tabIndex={-1} aria-label={`${text('deleteRow')}, ${text('row', { number: index + 1 })}`} onClick={() => onRemove(index)}><IconX size={14} aria-hidden /></ActionIcon>}
        </td>
      )}
    </tr>
  )
})

/** The column that says what a row is about: it takes the room that is left. */
export const isMain = (column: WidgetColumn): boolean => column.required && !isNumeric(column)

function CellText({ column, value }: { readonly column: WidgetColumn; readonly value: Json | undefined }) {
  const { format, text } = useFormHost()
  if (column.options.kind === 'boolean') return value === true ? <IconCheck size={15} role="img" aria-label={text('yes')} /> : null
  const words = format(column.options, value)
  return <span className={classes.words} title={words.length > 12 ? words : undefined}>{words}</span>
}

interface EditorProps {
  readonly id: string
  readonly label: string
  readonly column: WidgetColumn
  /** Grows to the left. */
  readonly isRight: boolean
  readonly value: Json | undefined
  readonly onChange: (value: Json | undefined) => void
}

/** The widget over its cell, as wide as what stands in it. */
function CellEditor({ id, label, column, isRight, value, onChange }: EditorProps) {
  const { widgetNamed, format } = useFormHost()
  const frame = useRef<HTMLDivElement>(null)
  // Before the letter that begins the editing arrives.
  useLayoutEffect(() => {
    const input = frame.current?.querySelector<HTMLInputElement>('input, textarea, select')
    input?.focus({ preventScroll: true })
    input?.select?.()
  }, [])
  const Widget = widgetNamed(column.widget)
  const letters = column.options.target || column.options.options ? format(column.options, value).length : typeof value === 'string' ? value.length : 0
  return (
    <div ref={frame} className={classes.editor} data-right={isRight || undefined} style={{ minWidth: letters > 12 ? `min(${letters + 6}ch, 640px)` : undefined }}>
      <Widget id={id} label={label} value={value} onChange={onChange} options={column.options} readOnly={false} required={column.required} isInvalid={false} isCell />
    </div>
  )
}
