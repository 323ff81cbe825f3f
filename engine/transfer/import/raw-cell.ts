/** A cell as it stands in the file. A date of a workbook is `{ d: ISO text }`: wall-clock time, written as if it were UTC. */
export type RawCell = null | string | number | boolean | { readonly d: string }

export const isBlank = (cell: RawCell | undefined): boolean => cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')

/** The cell as a person reads it. */
export function rawText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return cell.d.endsWith('T00:00:00.000Z') ? cell.d.slice(0, 10) : cell.d.slice(0, 16).replace('T', ' ')
  return String(cell)
}
