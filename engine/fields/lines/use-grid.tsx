'use client'
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useFormHost } from '../form-host.tsx'
import { comparableText } from '../../kernel/comparable-text.ts'
import type { WidgetColumn } from '../widget.ts'
import { formatBlock, parseBlock } from './block.ts'
import { arrowCell, type Cell, clampCell, clearRange, insertRows, isOpen, moveRow, nextCell, pasteBlock, rangeOf, type Rows, type Unread, withValue } from './grid-model.ts'
import { isBlank } from './rows.ts'

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

/** `typing`: begun by a letter, so that arrows go on to the next cell. */
export type Editing = 'no' | 'typing' | 'editing'

const mostUndone = 50
const arrows = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'])

/** A grid of rows to walk and type in: where one is, what is selected, what the keys do. */
export function useGrid({ rows, columns, readOnly, appendOnly, onChange, focusGrid }: GridOptions) {
  const host = useFormHost()
  const [active, setActive] = useState<Cell | null>(null)
  const [anchor, setAnchor] = useState<Cell | null>(null)
  const [editing, setEditing] = useState<Editing>('no')
  /** What was pasted and not understood, by `row:column`. */
  const [unread, setUnread] = useState<Readonly<Record<string, string>>>({})
  const latest = useRef(rows)
  latest.current = rows
  const before = useRef<Rows>(rows)
  const undone = useRef<Rows[]>([])
  const last = useRef<Cell | null>(null)

  const shape = { rows: rows.length, columns: columns.length }
  const isFixed = (row: Rows[number]): boolean => readOnly || (appendOnly && typeof row.id === 'string')
  const firstOpen = Math.max(0, columns.findIndex(isOpen))
  const mayChange = ({ row, column }: Cell): boolean => {
    const [of, known] = [columns[column], rows[row]]
    return of !== undefined && known !== undefined && isOpen(of) && !isFixed(known)
  }
  const change = (next: Rows, isStep = true) => {
    if (isStep) undone.current = [...undone.current.slice(1 - mostUndone), latest.current]
    latest.current = next
    onChange(next)
  }
  const goTo = (cell: Cell | null, keepsAnchor = false) => {
    setEditing('no')
    setActive(cell)
    if (cell) last.current = cell
    if (!keepsAnchor) setAnchor(null)
  }
  const edit = (how: Editing) => {
    if (!active || !mayChange(active) || columns[active.column]?.options.kind === 'boolean') return false
    before.current = latest.current
    undone.current = [...undone.current.slice(1 - mostUndone), latest.current]
    // Now, so that the letter that begins it is typed into it.
    flushSync(() => setEditing(how))
    return true
  }
  const stop = () => {
    setEditing('no')
    focusGrid()
  }
  const write = (cell: Cell, value: Parameters<typeof withValue>[2]) => {
    const column = columns[cell.column]
    if (!column) return
    if (unread[`${cell.row}:${column.name}`]) setUnread(({ [`${cell.row}:${column.name}`]: _gone, ...others }) => others)
    change(latest.current.map((row, i) => (i === cell.row ? withValue(row, column.name, value) : row)), false)
  }
  const toggle = (cell: Cell) => {
    const column = columns[cell.column]
    if (column && mayChange(cell)) change(latest.current.map((row, i) => (i === cell.row ? withValue(row, column.name, row[column.name] !== true) : row)))
  }
  const insert = (at: number) => {
    if (readOnly) return
    const place = appendOnly ? latest.current.length : at
    change(insertRows(latest.current, place, [{}]))
    setUnread({})
    goTo({ row: place, column: firstOpen })
    focusGrid()
  }
  const add = () => {
    const bottom = latest.current.at(-1)
    if (bottom && isBlank(columns, bottom)) {
      goTo({ row: latest.current.length - 1, column: firstOpen })
      focusGrid()
    } else insert(latest.current.length)
  }
  const remove = (from: number, to = from) => {
    const next = latest.current.filter((row, i) => i < from || i > to || isFixed(row))
    if (next.length === latest.current.length) return
    change(next)
    setUnread({})
    goTo(next.length === 0 ? null : clampCell({ row: from, column: active?.column ?? firstOpen }, { ...shape, rows: next.length }))
    focusGrid()
  }
  const move = (by: 1 | -1) => {
    if (!active) return
    const next = moveRow(latest.current, active.row, by, isFixed)
    if (next === latest.current) return
    change(next)
    setUnread({})
    goTo({ ...active, row: active.row + by })
  }
  const undo = () => {
    const known = undone.current.at(-1)
    if (!known) return
    undone.current = undone.current.slice(0, -1)
    latest.current = known
    setUnread({})
    onChange(known)
    if (active) goTo(known.length === 0 ? null : clampCell(active, { ...shape, rows: known.length }))
  }
  const down = (cell: Cell) => {
    if (cell.row < latest.current.length - 1) goTo({ ...cell, row: cell.row + 1 })
    else if (!readOnly) add()
  }
  /** false: the grid ends here, the key goes on. */
  const tab = (cell: Cell, isBack: boolean, mayAdd: boolean): boolean => {
    const next = nextCell(cell, isBack, { ...shape, rows: latest.current.length }, mayChange)
    if (next) goTo(next)
    else if (!isBack && mayAdd) add()
    else return false
    return true
  }

  /** Looks up what was pasted as names of records; what is not found is told at its cell. */
  const find = async (names: readonly Unread[]) => {
    const asked = new Map<string, Promise<Awaited<ReturnType<typeof host.choices>>>>()
    const found = await Promise.all(
      names.map(async (name) => {
        const entity = name.column.options.target?.entity ?? 'user'
        const key = `${entity}\n${comparableText(name.text)}`
        const choices = asked.get(key) ?? host.choices(entity, name.text)
        asked.set(key, choices)
        const known = await choices
        const exact = known.filter(({ title }) => comparableText(title) === comparableText(name.text))
        const [one] = exact.length > 0 ? exact : known
        return { name, choice: one && (exact.length === 1 || known.length === 1) ? one : null }
      }),
    )
    for (const { choice } of found) if (choice) host.remember(choice.value, choice.title)
    const isStill = ({ name }: (typeof found)[number]): boolean => latest.current[name.row] !== undefined && latest.current[name.row]?.[name.column.name] === undefined
    const next = found.filter(isStill).reduce<Rows>((all, { name, choice }) => (choice ? all.map((row, i) => (i === name.row ? withValue(row, name.column.name, choice.value) : row)) : all), latest.current)
    if (next !== latest.current) change(next, false)
    return found.flatMap(({ name, choice }) => (choice ? [] : [name]))
  }
  const paste = async (text: string) => {
    if (readOnly || text === '') return
    const from = active ?? { row: rows.length, column: firstOpen }
    const pasted = pasteBlock({ rows: latest.current, columns, range: rangeOf(from, anchor ?? from), timeZone: host.timeZone, isFixed }, parseBlock(text))
    change(pasted.rows)
    setActive({ row: pasted.range.top, column: pasted.range.left })
    setAnchor({ row: pasted.range.bottom, column: pasted.range.right })
    const lost = [...pasted.unread.filter(({ isSearch }) => !isSearch), ...(await find(pasted.unread.filter(({ isSearch }) => isSearch)))]
    setUnread(Object.fromEntries(lost.map(({ row, column, text: words }) => [`${row}:${column.name}`, host.text('grid.notRead', { text: words })])))
  }
  const range = active && rangeOf(active, anchor ?? active)
  const copyText = (): string =>
    range ? formatBlock(rows.slice(range.top, range.bottom + 1).map((row) => columns.slice(range.left, range.right + 1).map((column) => host.format(column.options, row[column.name]).replaceAll(/[\u00a0\u202f]/g, ' ')))) : ''

  const editKeys = (event: KeyboardEvent, cell: Cell) => {
    const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown' || (editing === 'typing' && (event.key === 'ArrowLeft' || event.key === 'ArrowRight'))
    if (event.key === 'Escape') {
      latest.current = before.current
      onChange(before.current)
    } else if (event.key === 'Tab') tab(cell, event.shiftKey, true)
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) down(cell)
    else if (isArrow) goTo(arrowCell(cell, event.key, { ...shape, rows: latest.current.length }, false))
    else return
    event.preventDefault()
    event.stopPropagation()
    stop()
  }
  const controlKeys = (event: KeyboardEvent, cell: Cell): boolean => {
    if (event.code === 'KeyZ' && !readOnly) undo()
    else if (event.code === 'KeyA') {
      setActive({ row: 0, column: 0 })
      setAnchor({ row: rows.length - 1, column: columns.length - 1 })
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && range) remove(range.top, range.bottom)
    else if (event.key === 'ArrowUp' && !event.shiftKey && !readOnly) move(-1)
    else if (event.key === 'ArrowDown' && !event.shiftKey && !readOnly) move(1)
    else if (arrows.has(event.key)) goTo(arrowCell(cell, event.key, shape, true), event.shiftKey)
    else return false
    return true
  }
  const plainKeys = (event: KeyboardEvent, cell: Cell): boolean => {
    if (arrows.has(event.key)) {
      if (event.shiftKey && !anchor) setAnchor(cell)
      goTo(arrowCell(cell, event.key, shape, false), event.shiftKey)
    } else if (event.key === 'Tab') return tab(cell, event.shiftKey, false)
    else if (event.key === 'Enter') down(cell)
    else if (event.key === 'F2') edit('editing')
    else if (event.key === 'Escape') goTo(null)
    else if (event.key === 'Insert') insert(cell.row)
    else if ((event.key === 'Delete' || event.key === 'Backspace') && range && !readOnly) change(clearRange(latest.current, columns, range, isFixed))
    else if (event.key === ' ' && columns[cell.column]?.options.kind === 'boolean') toggle(cell)
    else if (event.key.length === 1 && edit('typing')) return false
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // An open list of choices has taken its own keys; a dialog that stands over the grid has all of them.
    if (event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return
    const start = last.current ? clampCell(last.current, shape) : { row: 0, column: firstOpen }
    if (editing !== 'no' && active) return editKeys(event, active)
    if (rows.length === 0) return
    if (!active) {
      // Left with Escape: Tab goes on, an arrow comes back.
      if (!arrows.has(event.key)) return
      event.preventDefault()
      return goTo(start)
    }
    const isControl = event.ctrlKey || event.metaKey
    if (event.altKey || !(isControl ? controlKeys(event, active) : plainKeys(event, active))) return
    event.preventDefault()
    event.stopPropagation()
  }
  const onCopy = (event: ClipboardEvent, isCut = false) => {
    if (editing !== 'no' || !range) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', copyText())
    if (isCut && !readOnly) change(clearRange(latest.current, columns, range, isFixed))
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    // Within a cell a single piece of text is the cell's own affair.
    if (readOnly || (editing !== 'no' && !/[\t\n]/.test(text.trim()))) return
    event.preventDefault()
    if (editing !== 'no') stop()
    void paste(text)
  }
  return { active, anchor, range, editing, unread, firstOpen, last, isFixed, goTo, setAnchor, edit, stop, write, toggle, insert, add, remove, move, onKeyDown, onCopy, onPaste }
}

export type Grid = ReturnType<typeof useGrid>
