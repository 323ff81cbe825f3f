import type { JsonObject } from '../../kernel/json.ts'
import { readText } from '../read-text.ts'
import type { WidgetColumn } from '../widget.ts'
import { withValue } from '../with-value.ts'

/** Where one is in a grid, and what becomes of its rows. Pure. */

export interface Cell {
  readonly row: number
  readonly column: number
}

export interface Range {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export type Rows = readonly JsonObject[]

export interface Shape {
  readonly rows: number
  readonly columns: number
}

export const rangeOf = (a: Cell, b: Cell): Range => ({ top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row), left: Math.min(a.column, b.column), right: Math.max(a.column, b.column) })

const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at))

export const clampCell = ({ row, column }: Cell, { rows, columns }: Shape): Cell => ({ row: within(row, rows), column: within(column, columns) })

/** Where an arrow leads; at an edge it stays. */
export function arrowCell(from: Cell, key: string, shape: Shape, isFar: boolean): Cell {
  const far = Math.max(shape.rows, shape.columns)
  const step = isFar ? far : 1
  const moves: Readonly<Record<string, Cell>> = {
    ArrowUp: { row: from.row - step, column: from.column },
    ArrowDown: { row: from.row + step, column: from.column },
    ArrowLeft: { row: from.row, column: from.column - step },
    ArrowRight: { row: from.row, column: from.column + step },
    Home: isFar ? { row: 0, column: 0 } : { row: from.row, column: 0 },
    End: isFar ? { row: far, column: far } : { row: from.row, column: far },
    PageUp: { row: from.row - 12, column: from.column },
    PageDown: { row: from.row + 12, column: from.column },
  }
  return clampCell(moves[key] ?? from, shape)
}

/** The cell after or before in reading order that may be changed; null: there is none, the grid ends. */
export function nextCell(from: Cell, isBack: boolean, shape: Shape, mayChange: (cell: Cell) => boolean): Cell | null {
  const step = isBack ? -1 : 1
  for (let at = from.row * shape.columns + from.column + step; at >= 0 && at < shape.rows * shape.columns; at += step) {
    const cell = { row: Math.floor(at / shape.columns), column: at % shape.columns }
    if (mayChange(cell)) return cell
  }
  return null
}

export const isOpen = (column: WidgetColumn): boolean => !column.readOnly && column.computed === null

export function insertRows(rows: Rows, at: number, added: Rows): Rows {
  return [...rows.slice(0, at), ...added, ...rows.slice(at)]
}

/** `isFixed`: rows that were written once for all; nothing moves past them either. */
export function moveRow(rows: Rows, from: number, by: 1 | -1, isFixed: (row: JsonObject) => boolean): Rows {
  const [row, other] = [rows[from], rows[from + by]]
  if (!row || !other || isFixed(row) || isFixed(other)) return rows
  return rows.map((known, i) => (i === from ? other : i === from + by ? row : known))
}

/** Empties the cells of a range that may be emptied. */
export function clearRange(rows: Rows, columns: readonly WidgetColumn[], range: Range, isFixed: (row: JsonObject) => boolean): Rows {
  const names = columns.slice(range.left, range.right + 1).filter(isOpen).map(({ name }) => name)
  return rows.map((row, i) => (i < range.top || i > range.bottom || isFixed(row) ? row : names.reduce((all, name) => withValue(all, name, undefined), row)))
}

/** A cell whose text names a record that has yet to be found, or means nothing in its column. */
export interface Unread {
  readonly row: number
  readonly column: WidgetColumn
  readonly text: string
  readonly isSearch: boolean
}

export interface Pasted {
  readonly rows: Rows
  readonly unread: readonly Unread[]
  /** The cells that were pasted over. */
  readonly range: Range
}

export interface PasteInto {
  readonly rows: Rows
  readonly columns: readonly WidgetColumn[]
  readonly range: Range
  readonly timeZone: string
  readonly isFixed: (row: JsonObject) => boolean
}

/**
 * A block laid over the grid from the range's corner on; rows that are missing are added. One cell fills the whole
 * range. Columns that the engine fills, and rows that are fixed, keep what they have.
 */
export function pasteBlock({ rows, columns, range, timeZone, isFixed }: PasteInto, block: readonly (readonly string[])[]): Pasted {
  const isOne = block.length === 1 && block[0]?.length === 1
  const corner = rows.findIndex((row, i) => i >= range.top && !isFixed(row))
  const top = corner === -1 ? rows.length : corner
  const height = isOne ? range.bottom - range.top + 1 : block.length
  const width = isOne ? range.right - range.left + 1 : (block[0]?.length ?? 1)
  const unread: Unread[] = []
  const next = [...rows, ...Array.from({ length: Math.max(0, top + height - rows.length) }, (): JsonObject => ({}))]
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      const [at, column] = [top + i, columns[range.left + j]]
      const text = (isOne ? block[0]?.[0] : block[i]?.[j]) ?? ''
      const row = next[at]
      if (!column || !row || !isOpen(column) || isFixed(row)) continue
      const read = readText(column.options, text, timeZone)
      next[at] = withValue(row, column.name, 'value' in read ? read.value : undefined)
      if (!('value' in read)) unread.push({ row: at, column, text: text.trim(), isSearch: 'search' in read })
    }
  }
  return { rows: next, unread, range: { top, bottom: top + height - 1, left: range.left, right: Math.min(columns.length - 1, range.left + width - 1) } }
}
