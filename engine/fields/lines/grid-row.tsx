'use client'
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Json, JsonObject } from '../../kernel/json.ts'
import { useFormHost } from '../form-host.tsx'
import type { WidgetColumn } from '../widget.ts'
import classes from './lines.module.css'

interface Props {
  readonly id: string
  readonly index: number
  readonly row: JsonObject
  readonly columns: readonly WidgetColumn[]
  readonly readOnly: boolean
  readonly hasTools: boolean
  readonly onChange: (row: JsonObject) => void
  readonly onRemove: () => void
}

/** Without the key where there is no value: to the form's schema null is a wrong type. */
function withValue(row: JsonObject, name: string, value: Json | undefined): JsonObject {
  const { [name]: _old, ...others } = row
  return value === undefined ? others : { ...others, [name]: value }
}

export function GridRow({ id, index, row, columns, readOnly, hasTools, onChange, onRemove }: Props) {
  const { text, format, widgetNamed } = useFormHost()
  return (
    <tr>
      <td className={classes.position}>{index + 1}</td>
      {columns.map((column, i) => {
        const isNumeric = column.options.kind === 'decimal' || column.options.kind === 'integer'
        if (readOnly || column.readOnly || column.computed !== null) {
          return <td key={column.name} className={isNumeric ? `${classes.still} numeric` : classes.still}>{format(column.options, row[column.name])}</td>
        }
        const Widget = widgetNamed(column.widget)
        return (
          <td key={column.name} data-cell={`${index}:${i}`} className={classes.cell} data-numeric={isNumeric || undefined} data-main={(column.required && !isNumeric) || undefined}>
            <Widget id={`${id}-${column.name}`} label={`${column.title}, ${text('row', { number: index + 1 })}`} value={row[column.name]} onChange={(value) => onChange(withValue(row, column.name, value))} options={column.options} readOnly={false} required={column.required} isInvalid={false} isCell />
          </td>
        )
      })}
      {hasTools && (
        <td className={classes.tools}>
          {!readOnly && <ActionIcon size={24} aria-label={`${text('deleteRow')}, ${text('row', { number: index + 1 })}`} onClick={onRemove}><IconX size={14} aria-hidden /></ActionIcon>}
        </td>
      )}
    </tr>
  )
}
