'use client'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import type { JsonObject } from '../../kernel/json.ts'
import { useFormHost } from '../form-host.tsx'
import type { WidgetColumn, WidgetProps } from '../widget.ts'
import { GridRow } from './grid-row.tsx'
import classes from './lines.module.css'
import { isBlank, replaceRow, totalsOf } from './rows.ts'

const isNumeric = ({ options }: WidgetColumn): boolean => options.kind === 'decimal' || options.kind === 'integer'

/** Puts the focus into a cell, once it is there. */
function focusCell(table: HTMLElement | null, row: number, column: number): void {
  requestAnimationFrame(() => table?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"] :is(input, select, textarea)`)?.focus())
}

/** Owned rows as a grid to type in: Tab goes on, Enter goes down and adds a row at the end, Ctrl+Delete removes one. */
export function LinesWidget({ id, label, value, onChange, options, readOnly, describedBy }: WidgetProps) {
  const { text, format } = useFormHost()
  const table = useRef<HTMLTableElement>(null)
  const rows = (Array.isArray(value) ? value : []) as readonly JsonObject[]
  const columns = options.columns ?? []
  const firstEditable = Math.max(0, columns.findIndex((column) => !column.readOnly && column.computed === null))
  const totals = totalsOf(columns, rows)

  const add = () => {
    const last = rows.at(-1)
    if (last && isBlank(columns, last)) return focusCell(table.current, rows.length - 1, firstEditable)
    onChange([...rows, {}])
    focusCell(table.current, rows.length, firstEditable)
  }
  const remove = (at: number) => {
    onChange(rows.filter((_, i) => i !== at))
    focusCell(table.current, Math.min(at, rows.length - 2), firstEditable)
  }
  const walk = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null
    // An open list of choices keeps its own keys.
    if (!cell || event.defaultPrevented || (event.target as HTMLElement).getAttribute('aria-expanded') === 'true') return
    const [row = 0, column = 0] = (cell.dataset.cell ?? '').split(':').map(Number)
    const mayRemove = !readOnly && !(options.appendOnly && rows[row]?.id)
    if (event.key === 'Enter') {
      event.preventDefault()
      if (row === rows.length - 1 && !readOnly) add()
      else focusCell(table.current, row + 1, column)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      focusCell(table.current, row + (event.key === 'ArrowDown' ? 1 : -1), column)
    } else if (event.key === 'Delete' && (event.ctrlKey || event.metaKey) && mayRemove) {
      event.preventDefault()
      remove(row)
    }
  }
  return (
    <div className={classes.frame}>
      <table ref={table} id={id} className={classes.grid} aria-label={label} aria-describedby={describedBy} onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col" className={classes.position}>№</th>
            {columns.map((column) => <th key={column.name} scope="col" className={isNumeric(column) ? 'numeric' : undefined}>{column.title}{column.required && <span aria-hidden> *</span>}</th>)}
            {!readOnly && <th className={classes.tools} aria-label={text('deleteRow')} />}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && <tr><td className={classes.none} colSpan={columns.length + 2}>{text('noRows')}</td></tr>}
          {rows.map((row, i) => (
            <GridRow key={typeof row.id === 'string' ? row.id : `new-${i}`} id={`${id}-${i}`} index={i} row={row} columns={columns} readOnly={readOnly || Boolean(options.appendOnly && row.id)} onChange={(changed) => onChange(replaceRow(rows, i, changed))} onRemove={() => remove(i)} hasTools={!readOnly} />
          ))}
        </tbody>
        {Object.keys(totals).length > 0 && rows.length > 0 && (
          <tfoot>
            <tr>
              <td />
              {columns.map((column, i) => <td key={column.name} className={isNumeric(column) ? 'numeric' : undefined}>{column.name in totals ? format(column.options, totals[column.name]) : i === 0 ? text('total') : ''}</td>)}
              {!readOnly && <td />}
            </tr>
          </tfoot>
        )}
      </table>
      {!readOnly && <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={add} mt={4} title={text('gridHelp')}>{text('addRow')}</Button>}
    </div>
  )
}
