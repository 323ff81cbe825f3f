/** The rows that were refused, as they came, with what is wrong in a column of its own: mended, it is imported again. */
import { restored } from '../sheets/formula.ts'
import { type Cell, type Sheet, textCell } from '../sheets/sheet.ts'
import type { RawCell } from './raw-cell.ts'
import { rawText } from './raw-cell.ts'
import { say } from './sentences.ts'

export interface WrongRow {
  readonly cells: readonly RawCell[]
  readonly problems: readonly string[]
}

export function errorSheet(head: readonly RawCell[], rows: AsyncIterable<readonly WrongRow[]>, locale: string): Sheet {
  const titles = head.map((cell) => restored(rawText(cell)))
  return { name: say('problems', locale), head: [...titles, say('problems', locale)], rows: cellsOf(rows, titles.length) }
}

async function* cellsOf(batches: AsyncIterable<readonly WrongRow[]>, width: number): AsyncGenerator<readonly (readonly Cell[])[]> {
  for await (const rows of batches) {
    if (rows.length > 0) yield rows.map(({ cells, problems }) => [...Array.from({ length: Math.max(width, cells.length) }, (_, i) => cellOf(cells[i])), textCell(problems.join(' '))])
  }
}

function cellOf(cell: RawCell | undefined): Cell {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'number') return { kind: 'number', value: cell }
  if (typeof cell === 'boolean') return { kind: 'boolean', value: cell }
  if (typeof cell === 'string') return textCell(restored(cell))
  return cell.d.endsWith('T00:00:00.000Z') ? { kind: 'date', day: cell.d.slice(0, 10) } : { kind: 'moment', wall: cell.d.slice(0, 19).replace('T', ' ') }
}
