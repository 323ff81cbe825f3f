'use client'
import { Button, Drawer, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormHost } from '../form-host.tsx'
import type { CellIssue, WidgetColumn } from '../widget.ts'
import { isOpen, type Rows } from './grid-model.ts'
import { isMain } from './grid-row.tsx'
import classes from './cards.module.css'
import { totalsOf } from './rows.ts'
import type { Grid } from './use-grid.tsx'

interface Props {
  readonly id: string
  readonly label: string
  readonly rows: Rows
  readonly columns: readonly WidgetColumn[]
  readonly readOnly: boolean
  readonly grid: Grid
  readonly issues: readonly CellIssue[]
}

/** The same rows for a hand that holds a phone: a card each, and a sheet from below to edit one. */
export function RowCards({ id, label, rows, columns, readOnly, grid, issues }: Props) {
  const { text, format } = useFormHost()
  const [open, setOpen] = useState<number | null>(null)
  const totals = totalsOf(columns, rows)
  const add = () => {
    grid.insert(rows.length)
    setOpen(rows.length)
  }
  return (
    <section id={id} aria-label={label} className={classes.cards}>
      {rows.length === 0 && <p className="muted">{text('noRows')}</p>}
      {rows.map((row, i) => {
        const [title, ...facts] = columns.flatMap((column) => {
          const words = format(column.options, row[column.name])
          return words === '' ? [] : [{ column, words }]
        }).sort((a, b) => Number(isMain(b.column)) - Number(isMain(a.column)))
        return (
          <button key={typeof row.id === 'string' ? row.id : `new-${i}`} type="button" className={classes.card} data-wrong={issues.some((issue) => issue.row === i) || undefined} onClick={() => setOpen(i)}>
            <span className={classes.title}><span className="muted tabular">{i + 1}</span> {title?.words ?? text('grid.newRow')}</span>
            <span className={classes.facts}>{facts.map(({ column, words }) => <span key={column.name}><span className="muted">{column.title}</span> <span className="tabular">{words}</span></span>)}</span>
          </button>
        )
      })}
      {Object.entries(totals).map(([name, sum]) => {
        const column = columns.find((known) => known.name === name)
        return column && <div key={name} className={classes.total}><span>{text('total')}: {column.title}</span><span className="tabular">{format(column.options, sum)}</span></div>
      })}
      {!readOnly && <Button variant="default" h={40} leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>{text('addRow')}</Button>}
      {open !== null && rows[open] && <RowSheet id={id} at={open} rows={rows} columns={columns} grid={grid} issues={issues} onGo={setOpen} />}
    </section>
  )
}

interface SheetProps extends Pick<Props, 'id' | 'rows' | 'columns' | 'grid' | 'issues'> {
  readonly at: number
  readonly onGo: (at: number | null) => void
}

function RowSheet({ id, at, rows, columns, grid, issues, onGo }: SheetProps) {
  const { text, format, widgetNamed } = useFormHost()
  const row = rows[at] ?? {}
  const isFixed = grid.isFixed(row)
  const remove = () => {
    onGo(null)
    grid.remove(at)
  }
  return (
    <Drawer opened onClose={() => onGo(null)} position="bottom" size="auto" title={text('row', { number: at + 1 })} closeButtonProps={{ 'aria-label': text('grid.done') }} styles={{ content: { maxHeight: '92dvh' } }}>
      <div className={classes.sheet}>
        {columns.map((column, i) => {
          const problem = issues.find((issue) => issue.row === at && issue.column === column.name)?.message
          const cell = `${id}-sheet-${column.name}`
          const Widget = widgetNamed(column.widget)
          const isRead = isFixed || !isOpen(column)
          return (
            <div key={column.name}>
              {(column.options.kind !== 'boolean' || isRead) && <label htmlFor={cell} className={classes.label}>{column.title}{column.required && <span aria-hidden> *</span>}</label>}
              {isRead ? <div id={cell} className={classes.still}>{format(column.options, row[column.name]) || '—'}</div> : <Widget id={cell} label={column.title} value={row[column.name]} onChange={(value) => grid.write({ row: at, column: i }, value)} options={column.options} readOnly={false} required={column.required} isInvalid={problem !== undefined} isCell={false} />}
              {problem && <div className={classes.problem} role="alert">{problem}</div>}
            </div>
          )
        })}
      </div>
      <Group className={classes.foot} gap={8}>
        {!isFixed && <Button variant="default" c="var(--state-red)" onClick={remove}>{text('deleteRow')}</Button>}
        <span className={classes.gap} />
        <Button variant="default" disabled={at === 0} onClick={() => onGo(at - 1)}>{text('grid.previous')}</Button>
        <Button variant="default" disabled={at === rows.length - 1} onClick={() => onGo(at + 1)}>{text('grid.next')}</Button>
        <Button onClick={() => onGo(null)}>{text('grid.done')}</Button>
      </Group>
    </Drawer>
  )
}
