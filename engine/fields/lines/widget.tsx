'use client'
import { ActionIcon, Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp, IconPlus, IconRowInsertTop } from '@tabler/icons-react'
import { useMemo, useRef } from 'react'
import { useFormHost } from '../form-host.tsx'
import type { CellIssue, WidgetProps } from '../widget.ts'
import type { Rows } from './grid-model.ts'
import { GridTable } from './grid-table.tsx'
import classes from './lines.module.css'
import { RowCards } from './row-cards.tsx'
import { useGrid } from './use-grid.tsx'

const noIssues: readonly CellIssue[] = []
const mostListed = 5

/** Owned rows as a grid to walk and type in, as in a spreadsheet; on a phone as cards, each with a sheet to edit it in. */
export function LinesWidget({ id, label, value, onChange, options, readOnly, describedBy, cellIssues = noIssues }: WidgetProps) {
  const { text } = useFormHost()
  const frame = useRef<HTMLDivElement>(null)
  const isNarrow = useMediaQuery('(max-width: 760px)')
  const rows = (Array.isArray(value) ? value : []) as Rows
  const columns = options.columns ?? []
  const focusGrid = () => frame.current?.querySelector<HTMLElement>('[data-catcher]')?.focus({ preventScroll: true })
  const grid = useGrid({ rows, columns, readOnly, appendOnly: options.appendOnly ?? false, onChange, focusGrid })
  const { active } = grid
  const wrong = useMemo(() => [...cellIssues, ...grid.unread], [cellIssues, grid.unread])
  const show = ({ row, column }: CellIssue) => {
    grid.goTo({ row, column: Math.max(0, columns.findIndex(({ name }) => name === column)) })
    grid.focus()
  }
  if (isNarrow) return <RowCards id={id} label={label} rows={rows} columns={columns} readOnly={readOnly} grid={grid} issues={wrong} />
  return (
    <div ref={frame}>
      <GridTable id={id} label={label} describedBy={describedBy} rows={rows} columns={columns} readOnly={readOnly} grid={grid} issues={wrong} />
      {wrong.length > 0 && (
        <ul className={classes.issues} aria-label={text('grid.errors')}>
          {wrong.slice(0, mostListed).map((issue) => (
            <li key={`${issue.row}/${issue.column}/${issue.message}`}>
              <button type="button" onClick={() => show(issue)}>{text('row', { number: issue.row + 1 })}{titleOf(columns, issue.column)}: {issue.message}</button>
            </li>
          ))}
          {wrong.length > mostListed && <li>+{wrong.length - mostListed}</li>}
        </ul>
      )}
      {!readOnly && (
        <div className={classes.bar}>
          <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={grid.add}>{text('addRow')}</Button>
          {active && (
            // Pressed, they leave the focus in the grid.
            // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it is
            <span className={classes.tools} onMouseDown={(event) => event.preventDefault()}>
              {!options.appendOnly && <Tool title={`${text('grid.insert')} (Insert)`} onClick={() => grid.insert(active.row)}><IconRowInsertTop size={15} aria-hidden /></Tool>}
              <Tool title={`${text('grid.up')} (Ctrl+↑)`} onClick={() => grid.move(-1)}><IconArrowUp size={15} aria-hidden /></Tool>
              <Tool title={`${text('grid.down')} (Ctrl+↓)`} onClick={() => grid.move(1)}><IconArrowDown size={15} aria-hidden /></Tool>
              <span className={classes.help}>{text('grid.help')}</span>
            </span>
          )}
        </div>
      )}
    </div>
  )
}

const titleOf = (columns: readonly { readonly name: string; readonly title: string }[], name: string): string => {
  const title = columns.find((column) => column.name === name)?.title
  return title ? `, ${title}` : ''
}

function Tool({ title, onClick, children }: { readonly title: string; readonly onClick: () => void; readonly children: React.ReactNode }) {
  return <ActionIcon size={24} tabIndex={-1} aria-label={title} title={title} onClick={onClick}>{children}</ActionIcon>
}
