'use client'
import { type ClipboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Json } from '../../kernel/json.ts'
import { type FormHost, useFormHost } from '../form-host.tsx'
import type { CellIssue, WidgetColumn } from '../widget.ts'
import { withValue } from '../with-value.ts'
import { formatBlock } from './block.ts'
import { type Cell, clampCell, clearRange, insertRows, isOpen, moveRow, nextCell, rangeOf, type Rows } from './grid-model.ts'
import { isBlank } from './rows.ts'
import { usePaste } from './use-paste.tsx'
import { type Editing, usePlace } from './use-place.ts'
import { useRows } from './use-rows.ts'

export interface GridOptions {
  readonly rows: Rows
  readonly columns: readonly WidgetColumn[]
  readonly readOnly: boolean
  /** Rows that are stored may not be changed any more. */
  readonly appendOnly: boolean
  readonly onChange: (rows: Rows) => void
  /** Where the keys go while nothing is edited. */
  readonly focusGrid: () => void
}

/** A grid of rows to walk and type in: what can be done with it, and to it. */
export function useGrid({ rows, columns, readOnly, appendOnly, onChange, focusGrid }: GridOptions) {
  const place = usePlace()
  const known = useRows(rows, onChange)
  const { active, range, editing, goTo, setEditing } = place
  const { latest, change, noteStep } = known
  /** What was pasted and not understood. */
  const [unread, setUnread] = useState<readonly CellIssue[]>([])
  const before = useRef<Rows>(rows)
  const pasteInto = usePaste(known)
  const { format } = useFormHost()

  const shapeOf = ({ length }: Rows) => ({ rows: length, columns: columns.length })
  const isFixed = (row: Rows[number]): boolean => readOnly || (appendOnly && typeof row.id === 'string')
  const firstOpen = Math.max(0, columns.findIndex(isOpen))
  const isMark = ({ column }: Cell): boolean => columns[column]?.options.kind === 'boolean'
  const mayChange = ({ row, column }: Cell): boolean => {
    const [of, one] = [columns[column], latest.current[row]]
    return of !== undefined && one !== undefined && isOpen(of) && !isFixed(one)
  }
  /** Rows that came, went or moved: what was said of their cells is void. */
  const arrange = (next: Rows, to: Cell | null) => {
    if (next !== latest.current) change(next)
    setUnread([])
    goTo(to && next.length > 0 ? clampCell(to, shapeOf(next)) : null)
  }
  const put = (at: Cell, value: Json | undefined): Rows => latest.current.map((row, i) => (i === at.row ? withValue(row, columns[at.column]?.name ?? '', value) : row))

  const edit = (how: Exclude<Editing, 'no'>): boolean => {
    if (!active || !mayChange(active) || isMark(active)) return false
    before.current = latest.current
    noteStep()
    // Now, so that the letter that begins it is typed into it.
    flushSync(() => setEditing(how))
    return true
  }
  const stop = () => {
    setEditing('no')
    focusGrid()
  }
  const write = (at: Cell, value: Json | undefined) => {
    setUnread((all) => (all.length === 0 ? all : all.filter(({ row, column }) => row !== at.row || column !== columns[at.column]?.name)))
    known.write(put(at, value))
  }
  const toggle = (at: Cell) => {
    if (mayChange(at)) change(put(at, latest.current[at.row]?.[columns[at.column]?.name ?? ''] !== true))
  }
  const insert = (at: number) => {
    if (readOnly) return
    const row = appendOnly ? latest.current.length : at
    arrange(insertRows(latest.current, row, [{}]), { row, column: firstOpen })
    focusGrid()
  }
  /** A new row at the end; the one that is there and still empty will do. */
  const add = () => {
    const bottom = latest.current.at(-1)
    if (!bottom || !isBlank(columns, bottom)) return insert(latest.current.length)
    goTo({ row: latest.current.length - 1, column: firstOpen })
    focusGrid()
  }
  const remove = (from: number, to = from) => {
    const next = latest.current.filter((row, i) => i < from || i > to || isFixed(row))
    if (next.length === latest.current.length) return
    arrange(next, { row: from, column: active?.column ?? firstOpen })
    focusGrid()
  }
  const move = (by: 1 | -1) => {
    const next = active ? moveRow(latest.current, active.row, by, isFixed) : latest.current
    if (active && next !== latest.current) arrange(next, { ...active, row: active.row + by })
  }
  const undo = () => {
    const earlier = readOnly ? null : known.undo()
    if (earlier) arrange(earlier, active)
  }
  const clear = () => {
    if (range && !readOnly) change(clearRange(latest.current, columns, range, isFixed))
  }
  const paste = async (text: string) => {
    if (readOnly || text === '') return
    const from = active ?? { row: rows.length, column: firstOpen }
    const pasted = pasteInto(text, { columns, range: range ?? rangeOf(from, from), isFixed })
    place.select({ row: pasted.range.top, column: pasted.range.left }, { row: pasted.range.bottom, column: pasted.range.right })
    setUnread(await pasted.wrong)
  }
  const onCopy = (event: ClipboardEvent, isCut = false) => {
    if (editing !== 'no' || !range) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', textOf(rows.slice(range.top, range.bottom + 1), columns.slice(range.left, range.right + 1), format))
    if (isCut) clear()
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    // Within a cell a single piece of text is the cell's own affair.
    if (readOnly || (editing !== 'no' && !/[\t\n]/.test(text.trim()))) return
    event.preventDefault()
    if (editing !== 'no') stop()
    void paste(text)
  }
  return {
    ...place, readOnly, unread, isFixed, isMark, edit, stop, write, toggle, insert, add, remove, move, undo, clear, onCopy, onPaste, focus: focusGrid,
    shape: shapeOf(rows),
    /** Where one comes in, or comes back to. */
    entry: clampCell(place.last.current ?? { row: 0, column: firstOpen }, shapeOf(rows)),
    nextOpen: (from: Cell, isBack: boolean) => nextCell(from, isBack, shapeOf(latest.current), mayChange),
    /** What was typed into the cell since it was opened goes again. */
    takeBack: () => known.write(before.current),
  }
}

export type Grid = ReturnType<typeof useGrid>

/** Cells as other programs take them: no spaces that only look like one. */
const textOf = (rows: Rows, columns: readonly WidgetColumn[], format: FormHost['format']): string =>
  formatBlock(rows.map((row) => columns.map(({ options, name }) => format(options, row[name]).replaceAll(/[\u00a0\u202f]/g, ' '))))
