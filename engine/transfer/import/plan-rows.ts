/** From cells to what is to be written: values, what is there already, what is wrong. Nothing is written here. */
import { titleOf } from '../../kernel/titles.ts'
import type { Entity, Field, Values } from '../../model/types.ts'
import type { Runtime } from '../../runtime/index.ts'
import { type Existing, existingFor, keysOf, type Mark, shortMarks } from './existing.ts'
import { fillableFields } from './fields.ts'
import type { LookUp } from './look-up.ts'
import { type Parsed, parseValue, type Reading } from './parse-value.ts'
import { isBlank, type RawCell, rawText } from './raw-cell.ts'
import { say } from './sentences.ts'
import type { ImportSettings, WhenThere } from './settings.ts'

export interface Problem {
  /** Field it is about; '' the row as a whole. */
  readonly field: string
  readonly message: string
}

export interface PlannedRow {
  /** As the file counts, its first row being 1. */
  readonly number: number
  readonly cells: readonly RawCell[]
  readonly values: Values
  /** References whose record has yet to be made, by field. */
  readonly missing: Readonly<Record<string, string>>
  readonly warnings: readonly Problem[]
  readonly problems: readonly Problem[]
  readonly existing: readonly Existing[]
  /** Row of this file that says the same, and whether in a field that no two records may share. */
  readonly twice: { readonly row: number; readonly isUnique: boolean } | null
  readonly whenThere: WhenThere
}

export interface Planner {
  readonly plan: (row: readonly RawCell[], number: number) => Promise<PlannedRow>
  /** Takes note of a row that is done already. */
  readonly pass: (row: readonly RawCell[], number: number) => void
  /** A row that repeats the titles. */
  readonly isHead: (row: readonly RawCell[]) => boolean
}

interface PlanFacts {
  readonly runtime: () => Runtime
  readonly entity: Entity
  readonly head: readonly RawCell[]
  readonly settings: ImportSettings
  readonly reading: Reading
  readonly lookUp: LookUp
  /** Numbers of rows that were not written: what says the same is no repetition of them. */
  readonly refused: ReadonlySet<number>
}

export function openPlanner({ runtime, entity, head, settings, reading, lookUp, refused }: PlanFacts): Planner {
  const { model, actor } = runtime()
  const byName = new Map(fillableFields(model, actor, entity).map((field) => [field.name, field]))
  const columns = settings.columns.flatMap((name, index): readonly Column[] => {
    const field = name === null ? undefined : byName.get(name)
    return field ? [{ field, index }] : []
  })
  const seen = new Map<string, number>()
  const titles = head.map(rawText).join('\u0000')
  const takeMarks = (marks: readonly Mark[], number: number): PlannedRow['twice'] => {
    const before = marks.flatMap(({ text, isUnique }) => {
      const row = seen.get(text)
      return row === undefined || row === number || refused.has(row) ? [] : [{ row, isUnique }]
    })
    for (const { text } of marks) if (!seen.has(text) || refused.has(seen.get(text) ?? 0)) seen.set(text, number)
    return before.find(({ isUnique }) => isUnique) ?? before[0] ?? null
  }
  const parse = (row: readonly RawCell[]) => columns.map(({ field, index }) => ({ field, parsed: parseValue(field, row[index], reading) }))
  return {
    isHead: (row) => row.map(rawText).join('\u0000') === titles,
    pass: (row, number) => void takeMarks(shortMarks(keysOf(entity, plainValues(parse(row)), reading.areaCode)), number),
    plan: async (row, number) => {
      const parsed = parse(row)
      const marks = shortMarks(keysOf(entity, plainValues(parsed), reading.areaCode))
      const linked = await links(parsed, settings, lookUp, reading)
      const values = { ...plainValues(parsed), ...linked.values }
      const existing = await existingFor(runtime(), entity, keysOf(entity, values, reading.areaCode), reading.areaCode)
      return {
        number,
        cells: row,
        values,
        missing: linked.missing,
        warnings: parsed.flatMap(({ field, parsed: one }) => (one.kind === 'value' && one.warning ? [{ field: field.name, message: one.warning }] : [])),
        problems: [...parsed.flatMap(({ field, parsed: one }) => (one.kind === 'wrong' ? [{ field: field.name, message: one.message }] : [])), ...linked.problems],
        existing,
        twice: takeMarks(marks, number),
        whenThere: settings.rows[String(number)] ?? settings.whenThere,
      }
    },
  }
}

interface Column {
  readonly field: Field
  readonly index: number
}

type ParsedCells = readonly { readonly field: Field; readonly parsed: Parsed }[]

const plainValues = (cells: ParsedCells): Values => Object.fromEntries(cells.flatMap(({ field, parsed }) => (parsed.kind === 'value' ? [[field.name, parsed.value]] : [])))

async function links(cells: ParsedCells, { createMissing }: ImportSettings, lookUp: LookUp, { locale }: Reading): Promise<{ readonly values: Values; readonly missing: Readonly<Record<string, string>>; readonly problems: readonly Problem[] }> {
  const values: Values = {}
  const missing: Record<string, string> = {}
  const problems: Problem[] = []
  for (const { field, parsed } of cells) {
    if (parsed.kind !== 'look') continue
    const [id, ...others] = await lookUp.find(field, parsed.text)
    const facts = { title: titleOf(field.titles, locale), value: parsed.text }
    if (id !== undefined && others.length === 0) values[field.name] = id
    else if (id !== undefined) problems.push({ field: field.name, message: say('ambiguous', locale, facts) })
    else if (field.target !== null && createMissing.includes(field.name)) missing[field.name] = parsed.text
    else problems.push({ field: field.name, message: say(field.target === null ? 'person' : 'reference', locale, facts) })
  }
  return { values, missing, problems }
}

export const isBlankRow = (row: readonly RawCell[]): boolean => row.every(isBlank)
