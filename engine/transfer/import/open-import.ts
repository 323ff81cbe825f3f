/** An import at work: its rows in batches, each planned and ready to be written or only tried. */
import type { FileStore } from '../../files/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import { inLanguage } from '../../kernel/refusals/spoken.ts'
import type { Actor, Entity } from '../../model/types.ts'
import { type BatchOutcome, type CommandRuntime, executeBatch, type Runtime, zoneOf } from '../../runtime/index.ts'
import { demandRight } from '../../runtime/read-scope.ts'
import type { Query } from '../../store/index.ts'
import { emptyTable } from './limits.ts'
import { openLookUp } from './look-up.ts'
import { isBlankRow, openPlanner, type PlannedRow, type Problem } from './plan-rows.ts'
import type { RawCell } from './raw-cell.ts'
import { say } from './sentences.ts'
import { type ImportSettings, readSettings } from './settings.ts'
import { type ImportSource, rowsOfSource } from './source.ts'
import { type Made, writeRow, type WrittenRow } from './write-row.ts'

/** What an import is asked to do, as its job keeps it. */
export interface ImportParams {
  readonly entity: string
  readonly source: ImportSource
  readonly settings: ImportSettings
}

/** Rows that are written by one transaction. */
const batchSize = 50

/** A row with what became of it, or would. */
export interface TriedRow {
  readonly row: PlannedRow
  readonly written: WrittenRow | null
  readonly problems: readonly Problem[]
}

export interface Import {
  readonly entity: Entity
  readonly head: readonly RawCell[]
  /** Rows in batches from the first after `done`; what the file leaves empty or repeats as titles is not among them. `last`: number of the last row read. */
  readonly batches: (done: number) => AsyncGenerator<{ readonly rows: readonly PlannedRow[]; readonly last: number }>
  readonly write: (rows: readonly PlannedRow[], isDry: boolean, after?: (query: Query, tried: readonly TriedRow[]) => Promise<void>) => Promise<readonly TriedRow[]>
}

export interface ImportFacts {
  readonly runtime: () => Runtime
  readonly files: FileStore
  readonly params: JsonObject
  readonly locale: string
  readonly areaCode: string
  /** Numbers of rows that were refused before the work was broken off. */
  readonly refused?: readonly number[]
}

export const paramsOf = (params: JsonObject): ImportParams => {
  const source = params.source as unknown as ImportSource
  const settings = readSettings(params.settings as JsonObject)
  return { entity: String(params.entity), settings, source: { ...source, encoding: settings.encoding, separator: settings.separator } }
}

/** Who may bring in records of the entity. @throws EngineError NOT_FOUND, FORBIDDEN, BAD_INPUT */
export function importedEntity({ model, actor }: { readonly model: Runtime['model']; readonly actor: Actor }, name: string): Entity {
  const entity = model.entities.get(name)
  if (!entity) throw new EngineError('NOT_FOUND', `There is no entity “${name}”.`)
  demandRight(model, actor, entity, 'read')
  demandRight(model, actor, entity, 'create')
  if (entity.scope === 'dealership' && actor.dealership === null) throw new EngineError('BAD_INPUT', 'Choose the dealership that the records belong to.', { hint: 'Switch to a dealership and import there.' })
  return entity
}

export async function openImport({ runtime, files, params, locale, areaCode, refused: before = [] }: ImportFacts): Promise<Import> {
  const { entity: name, source, settings } = paramsOf(params)
  const first = runtime()
  const entity = importedEntity(first, name)
  const head = await headOfSource(files, source, settings.sheet)
  const lookUp = openLookUp(runtime)
  const refused = new Set(before)
  const planner = openPlanner({ runtime, entity, head: head.cells, settings, reading: { locale, timeZone: zoneOf(first), areaCode }, lookUp, refused })
  return {
    entity,
    head: head.cells,
    batches: async function* (done) {
      let number = 0
      let rows: PlannedRow[] = []
      for await (const cells of rowsOfSource(files, source, settings.sheet)) {
        number++
        if (number <= head.number || isBlankRow(cells) || planner.isHead(cells)) continue
        if (number <= done) planner.pass(cells, number)
        else rows.push(await planner.plan(cells, number))
        if (rows.length === batchSize) {
          yield { rows, last: number }
          rows = []
        }
      }
      yield { rows, last: number }
    },
    write: async (rows, isDry, after) => {
      const made: Made = new Map()
      const items = rows.map((row) => (command: CommandRuntime): Promise<WrittenRow> =>
        writeRow(command, entity, row, made, refused).then(
          (written) => {
            refused.delete(row.number)
            return written
          },
          (error: unknown) => {
            refused.add(row.number)
            throw error
          },
        ),
      )
      const triedOf = (outcomes: readonly BatchOutcome<WrittenRow>[]): readonly TriedRow[] => rows.map((row, i) => tried(row, outcomes[i], locale))
      const outcomes = await executeBatch<WrittenRow>(runtime(), { entity, items, isDry, before: () => made.clear(), ...(after ? { after: (query: Query, all: readonly BatchOutcome<WrittenRow>[]) => after(query, triedOf(all)) } : {}) })
      const all = triedOf(outcomes)
      if (!isDry) for (const { written } of all) for (const { field, text, id } of written?.made ?? []) lookUp.add(field, text, id)
      return all
    },
  }
}

function tried(row: PlannedRow, outcome: BatchOutcome<WrittenRow> | undefined, locale: string): TriedRow {
  if (!outcome) return { row, written: null, problems: [] }
  if ('error' in outcome) return { row, written: null, problems: problemsOf(outcome.error, locale) }
  const told = outcome.done.kind === 'skipped' && row.twice !== null && row.whenThere !== 'create' ? [{ field: '', message: say('twice', locale, { row: row.twice.row }) }] : []
  return { row: { ...row, warnings: [...row.warnings, ...told] }, written: outcome.done, problems: [] }
}

function problemsOf(error: EngineError, locale: string): readonly Problem[] {
  if (error.issues.length === 0) return [{ field: '', message: inLanguage(locale, error.message) }]
  return error.issues.map(({ pointer, message }) => ({ field: pointer.split('/')[1] ?? '', message: inLanguage(locale, message) }))
}

/** The first row that says anything holds the titles. @throws EngineError BAD_INPUT where there is none */
export async function headOfSource(files: FileStore, source: ImportSource, sheet: number): Promise<{ readonly cells: readonly RawCell[]; readonly number: number }> {
  let number = 0
  for await (const cells of rowsOfSource(files, source, sheet)) {
    number++
    if (!isBlankRow(cells)) return { cells, number }
  }
  throw emptyTable()
}

/** Whatever is told of an import as JSON. */
export const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json
