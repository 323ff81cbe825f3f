import type { KeyboardEvent } from 'react'
import { arrowCell, type Cell } from './grid-model.ts'
import type { Grid } from './use-grid.tsx'

/** What the keys do in a grid, as in a spreadsheet. */

const arrows = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'])

export function onGridKey(grid: Grid, event: KeyboardEvent): void {
  // An open list of choices has taken its own keys; a dialog that stands over the grid has all of them.
  if (event.defaultPrevented || !event.currentTarget.contains(event.target as Node) || grid.shape.rows === 0) return
  const { active, editing } = grid
  // Left with Escape: Tab goes on, an arrow comes back.
  const isTaken = active === null ? comeBack(grid, event) : editing !== 'no' ? editKey(grid, event, active) : event.altKey ? false : event.ctrlKey || event.metaKey ? controlKey(grid, event, active) : plainKey(grid, event, active)
  if (!isTaken) return
  event.preventDefault()
  event.stopPropagation()
}

function comeBack(grid: Grid, event: KeyboardEvent): boolean {
  if (!arrows.has(event.key)) return false
  grid.goTo(grid.entry)
  return true
}

/** Keys of the cell that is edited: those that end it. */
function editKey(grid: Grid, event: KeyboardEvent, cell: Cell): boolean {
  const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown' || (grid.editing === 'typing' && (event.key === 'ArrowLeft' || event.key === 'ArrowRight'))
  if (event.key === 'Escape') grid.takeBack()
  else if (event.key === 'Tab') tab(grid, cell, event.shiftKey, true)
  else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) down(grid, cell)
  else if (isArrow) grid.goTo(arrowCell(cell, event.key, grid.shape, false))
  else return false
  grid.stop()
  return true
}

function controlKey(grid: Grid, event: KeyboardEvent, cell: Cell): boolean {
  const { range, readOnly, shape } = grid
  if (event.code === 'KeyZ') grid.undo()
  else if (event.code === 'KeyA') grid.select({ row: 0, column: 0 }, { row: shape.rows - 1, column: shape.columns - 1 })
  else if ((event.key === 'Delete' || event.key === 'Backspace') && range) grid.remove(range.top, range.bottom)
  else if (event.key === 'ArrowUp' && !event.shiftKey && !readOnly) grid.move(-1)
  else if (event.key === 'ArrowDown' && !event.shiftKey && !readOnly) grid.move(1)
  else if (arrows.has(event.key)) walk(grid, event, arrowCell(cell, event.key, shape, true))
  else return false
  return true
}

function plainKey(grid: Grid, event: KeyboardEvent, cell: Cell): boolean {
  if (arrows.has(event.key)) walk(grid, event, arrowCell(cell, event.key, grid.shape, false))
  else if (event.key === 'Tab') return tab(grid, cell, event.shiftKey, false)
  else if (event.key === 'Enter') down(grid, cell)
  else if (event.key === 'F2') grid.edit('editing')
  else if (event.key === 'Escape') grid.goTo(null)
  else if (event.key === 'Insert') grid.insert(cell.row)
  else if (event.key === 'Delete' || event.key === 'Backspace') grid.clear()
  else if (event.key === ' ' && grid.isMark(cell)) grid.toggle(cell)
  else {
    // The letter that begins it is typed into the cell by the browser.
    if (event.key.length === 1) grid.edit('typing')
    return false
  }
  return true
}

const walk = (grid: Grid, event: KeyboardEvent, to: Cell): void => (event.shiftKey ? grid.selectTo(to) : grid.goTo(to))

/** Below; from the last row to a new one. */
function down(grid: Grid, cell: Cell): void {
  if (cell.row < grid.shape.rows - 1) grid.goTo({ ...cell, row: cell.row + 1 })
  else grid.add()
}

/** false: the grid ends here, the key goes on. */
function tab(grid: Grid, cell: Cell, isBack: boolean, mayAdd: boolean): boolean {
  const next = grid.nextOpen(cell, isBack)
  if (next) grid.goTo(next)
  else if (!isBack && mayAdd) grid.add()
  else return false
  return true
}
