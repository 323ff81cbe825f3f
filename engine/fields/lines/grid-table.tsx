'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { useFormHost } from '../form-host.tsx'
import type { CellIssue, WidgetColumn } from '../widget.ts'
import { type Rows, rangeOf } from './grid-model.ts'
import { GridRow, isNumeric } from './grid-row.tsx'
import classes from './lines.module.css'
import { totalsOf } from './rows.ts'
import { onGridKey } from './grid-keys.ts'
import type { Grid } from './use-grid.tsx'

/** Grids up to this length stand whole on the page; longer ones scroll in a frame of their own, and only what is in sight is drawn. */
const longestWhole = 60
const rowHeight = 33

interface Props {
  readonly id: string
  readonly label: string
  readonly describedBy?: string | undefined
  readonly rows: Rows
  readonly columns: readonly WidgetColumn[]
  readonly readOnly: boolean
  readonly grid: Grid
  readonly issues: readonly CellIssue[]
}

const cellOf = (target: EventTarget): { readonly row: number; readonly column: number } | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null
  const [row, column] = (cell?.dataset.cell ?? '').split(':').map(Number)
  return cell && row !== undefined && column !== undefined ? { row, column } : null
}

/** What is wrong, row by row, so that a row sees only its own. */
function problemsOf(issues: readonly CellIssue[]): ReadonlyMap<number, Readonly<Record<string, string>>> {
  const all = new Map<number, Record<string, string>>()
  for (const { row, column, message } of issues) all.set(row, { ...all.get(row), [column]: message })
  return all
}

/** The rows as a table that is walked with the arrows: one stop for Tab, the focus stays on the table itself. */
export function GridTable({ id, label, describedBy, rows, columns, readOnly, grid, issues }: Props) {
  const { text } = useFormHost()
  const frame = useRef<HTMLDivElement>(null)
  const isLong = rows.length > longestWhole
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => rowHeight, overscan: 8, enabled: isLong })
  const items = isLong ? virtual.getVirtualItems() : null
  const { active, anchor, editing } = grid
  const range = active && anchor ? rangeOf(active, anchor) : null
  const problems = useMemo(() => problemsOf(issues), [issues])
  const first = items?.[0]
  const last = items?.at(-1)
  const shown = items ? items.map(({ index }) => index) : rows.map((_, i) => i)

  const latest = useRef(grid)
  latest.current = grid
  const onCell = useCallback<Parameters<typeof GridRow>[0]['onCell']>((row, column, value) => latest.current.write({ row, column }, value), [])
  const onRemove = useCallback((row: number) => latest.current.remove(row), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: where one is decides
  useEffect(() => {
    if (!active) return
    if (isLong) virtual.scrollToIndex(active.row, { align: 'auto' })
    else frame.current?.querySelector(`[data-cell="${active.row}:${active.column}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [active?.row, active?.column])

  const press = (event: MouseEvent) => {
    const cell = cellOf(event.target)
    if (!cell || event.button !== 0) return
    const isHere = active?.row === cell.row && active.column === cell.column
    if (isHere && editing !== 'no') return
    event.preventDefault()
    grid.focus()
    if (event.shiftKey && active) grid.selectTo(cell)
    else if (isHere) {
      if (grid.isMark(cell)) grid.toggle(cell)
      else grid.edit('editing')
    } else grid.goTo(cell)
  }
  const drag = (event: MouseEvent) => {
    const cell = event.buttons === 1 && editing === 'no' && active ? cellOf(event.target) : null
    if (cell && (cell.row !== active?.row || cell.column !== active.column)) grid.selectTo(cell)
  }
  const begin = (words: string) => {
    if (words === '' || !grid.edit('typing')) return
    const input = frame.current?.querySelector<HTMLInputElement>(`.${classes.editor} :is(input, textarea)`)
    if (!input) return
    // As if it had been typed there.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value')?.set?.call(input, words)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const enter = () => {
    const wrong = issues[0]
    const column = columns.findIndex(({ name }) => name === wrong?.column)
    if (active || editing !== 'no' || rows.length === 0) return
    grid.goTo(wrong && column >= 0 ? { row: wrong.row, column } : grid.entry)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys and the mouse of the grid inside
    // biome-ignore lint/a11y/useKeyWithMouseEvents: Shift and the arrows select, too
    <div ref={frame} className={classes.frame} data-long={isLong || undefined} onKeyDown={(event) => onGridKey(grid, event)} onMouseDown={press} onMouseOver={drag} onBlur={(event) => leave(event, grid)} onCopy={(event) => grid.onCopy(event)} onCut={(event) => grid.onCopy(event, true)} onPaste={grid.onPaste}>
      {/* The focus is here while no cell is edited: also what comes without a key (dictation, input methods) begins an edit. */}
      <input
        id={id}
        data-catcher
        className={classes.catcher}
        inputMode="none"
        autoComplete="off"
        aria-label={label}
        aria-describedby={describedBy}
        aria-controls={`${id}-grid`}
        aria-invalid={issues.length > 0 || undefined}
        aria-activedescendant={active ? `${id}-${active.row}-${active.column}` : undefined}
        value=""
        onChange={(event) => begin(event.currentTarget.value)}
        onFocus={enter}
      />
      <table
        id={`${id}-grid`}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked by arrows
        role="grid"
        className={classes.grid}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-readonly={readOnly || undefined}
        aria-multiselectable
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={classes.position}>№</th>
            {columns.map((column) => <th key={column.name} scope="col" className={isNumeric(column) ? 'numeric' : undefined} title={column.title}>{column.title}{column.required && <span aria-hidden> *</span>}</th>)}
            {!readOnly && <th className={classes.tools} aria-label={text('deleteRow')} />}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && <tr><td className={classes.none} colSpan={columns.length + 2}>{text('noRows')}</td></tr>}
          {first && first.start > 0 && <tr aria-hidden style={{ height: first.start }}><td colSpan={columns.length + 2} /></tr>}
          {shown.map((index) => {
            const row = rows[index]
            const isSelected = range !== null && index >= range.top && index <= range.bottom
            return row && (
              <GridRow
                key={typeof row.id === 'string' ? row.id : `new-${index}`}
                id={id}
                index={index}
                row={row}
                columns={columns}
                isFixed={grid.isFixed(row)}
                hasTools={!readOnly}
                active={active?.row === index ? active.column : null}
                editing={active?.row === index ? editing : 'no'}
                from={isSelected ? range.left : null}
                to={isSelected ? range.right : null}
                problems={problems.get(index)}
                onCell={onCell}
                onRemove={onRemove}
              />
            )
          })}
          {last && last.end < virtual.getTotalSize() && <tr aria-hidden style={{ height: virtual.getTotalSize() - last.end }}><td colSpan={columns.length + 2} /></tr>}
        </tbody>
        <Totals columns={columns} rows={rows} hasTools={!readOnly} />
      </table>
    </div>
  )
}

/** The focus has gone elsewhere on the page, not into a list that belongs to the cell. */
function leave(event: React.FocusEvent<HTMLElement>, grid: Grid): void {
  const to = event.relatedTarget
  if (to instanceof Element && (event.currentTarget.contains(to) || to.closest('[data-portal]'))) return
  // The window itself lost the focus: one comes back to where one was.
  if (to === null && !document.hasFocus()) return
  grid.goTo(null)
}

function Totals({ columns, rows, hasTools }: { readonly columns: readonly WidgetColumn[]; readonly rows: Rows; readonly hasTools: boolean }) {
  const { text, format } = useFormHost()
  const totals = totalsOf(columns, rows)
  if (Object.keys(totals).length === 0 || rows.length === 0) return null
  return (
    <tfoot>
      <tr>
        <td />
        {columns.map((column, i) => <td key={column.name} className={isNumeric(column) ? 'numeric' : undefined}>{column.name in totals ? format(column.options, totals[column.name]) : i === 0 ? text('total') : ''}</td>)}
        {hasTools && <td />}
      </tr>
    </tfoot>
  )
}
