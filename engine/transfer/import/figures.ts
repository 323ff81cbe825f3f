/** What an import came to, or would: counts, and the first rows that its person has to look at. */
import type { Problem } from './plan-rows.ts'
import type { TriedRow } from './open-import.ts'

export interface RowNote {
  readonly row: number
  readonly problems: readonly Problem[]
}

export interface DuplicateNote {
  readonly row: number
  /** What the row would be called. */
  readonly label: string
  readonly existing: readonly { readonly id: string; readonly label: string }[]
}

export interface ImportFigures {
  /** Number of the last row that is done: where an import that was broken off goes on. */
  next: number
  rows: number
  created: number
  updated: number
  skipped: number
  wrong: number
  warned: number
  /** Records that were made because rows name them. */
  made: number
  readonly problems: RowNote[]
  readonly warnings: RowNote[]
  readonly duplicates: DuplicateNote[]
}

/** Notes of each sort that are shown; the file has them all. */
const mostNotes = 100

export const noFigures = (): ImportFigures => ({ next: 0, rows: 0, created: 0, updated: 0, skipped: 0, wrong: 0, warned: 0, made: 0, problems: [], warnings: [], duplicates: [] })

/** The figures with a batch counted in. Leaves those given as they are. */
export function counted(figures: ImportFigures, tried: readonly TriedRow[], last: number): ImportFigures {
  const next: ImportFigures = { ...figures, next: Math.max(figures.next, last), problems: [...figures.problems], warnings: [...figures.warnings], duplicates: [...figures.duplicates] }
  for (const { row, written, problems } of tried) {
    next.rows++
    if (written) next[written.kind]++
    else next.wrong++
    next.made += written?.made.length ?? 0
    if (row.warnings.length > 0) next.warned++
    if (problems.length > 0 && next.problems.length < mostNotes) next.problems.push({ row: row.number, problems })
    if (row.warnings.length > 0 && next.warnings.length < mostNotes) next.warnings.push({ row: row.number, problems: row.warnings })
    if (row.existing.length > 0 && next.duplicates.length < mostNotes) next.duplicates.push({ row: row.number, label: labelOf(row.values), existing: row.existing.map(({ id, label }) => ({ id, label })) })
  }
  return next
}

const labelOf = (values: object): string => Object.values(values).filter((value): value is string => typeof value === 'string').slice(0, 3).join(', ')
