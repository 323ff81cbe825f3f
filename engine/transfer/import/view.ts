import { createHash } from 'node:crypto'
import type { ImportField, ImportPreviewRow, ImportView } from '../../engine.ts'
import type { FileStore } from '../../files/index.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Entity } from '../../model/types.ts'
import { readPreferences, savePreference } from '../../runtime/preferences.ts'
import type { Runtime } from '../../runtime/index.ts'
import type { LongJobRow } from '../../store/index.ts'
import { encodings, separators } from './detect-text.ts'
import { fillableFields, namingFields } from './fields.ts'
import { guessColumns, headKey } from './guess-columns.ts'
import { headOfSource, importedEntity, openImport } from './open-import.ts'
import { rawText } from './raw-cell.ts'
import type { ImportSource } from './source.ts'

const previewed = 20

interface Looking {
  readonly runtime: Runtime
  readonly files: FileStore
  readonly locale: string
  readonly areaCode: string
  /** The file, as it was received. */
  readonly file: LongJobRow
}

/** The file as it would be read, and its first rows tried. @throws EngineError BAD_INPUT */
export async function importView(looking: Looking, given: JsonObject | null): Promise<ImportView> {
  const { runtime, files, locale, file } = looking
  const entity = importedEntity(runtime, String(file.params.entity))
  const source = { ...(file.params.source as unknown as ImportSource), ...textForm(given) }
  const sheet = Number(given?.sheet ?? 0)
  const titles = (await headOfSource(files, source, sheet)).cells.map(rawText)
  const fields = importFields(runtime, entity, locale)
  const settings: JsonObject = { whenThere: 'skip', rows: {}, createMissing: [], ...given, sheet, encoding: source.encoding, separator: source.separator, columns: await columnsFor(runtime, entity, titles, given) }
  const hasColumns = (settings.columns as readonly Json[]).some((name) => name !== null)
  return {
    id: file.id,
    entity: entity.name,
    fileName: String(file.params.fileName),
    kind: source.kind,
    sheets: source.sheets.map(({ name }) => name),
    encodings,
    separators,
    titles,
    fields,
    settings,
    rows: hasColumns ? await preview(looking, { ...file.params, source: source as unknown as Json, settings }) : [],
  }
}

const textForm = (given: JsonObject | null) => ({
  ...(encodings.includes(given?.encoding as never) ? { encoding: given?.encoding as ImportSource['encoding'] } : {}),
  ...(separators.includes(given?.separator as never) ? { separator: given?.separator as ImportSource['separator'] } : {}),
})

function importFields({ model, actor }: Runtime, entity: Entity, locale: string): readonly ImportField[] {
  return fillableFields(model, actor, entity).map((field) => {
    const target = field.target === null ? undefined : model.entities.get(field.target)
    return { name: field.name, title: titleOf(field.titles, locale), type: field.type.name, isRequired: field.required, mayMakeMissing: target !== undefined && namingFields(model, actor, target).length > 0 }
  })
}

async function columnsFor(runtime: Runtime, entity: Entity, titles: readonly string[], given: JsonObject | null): Promise<Json> {
  const { model, actor } = runtime
  if (Array.isArray(given?.columns) && given.columns.length === titles.length) return given.columns
  const remembered = ((await readPreferences(runtime)) as JsonObject)[keyOf(entity)] as JsonObject | undefined
  const before = remembered?.[headOf(titles)]
  return guessColumns(titles, fillableFields(model, actor, entity), Array.isArray(before) ? (before as (string | null)[]) : null)
}

async function preview({ runtime, files, locale, areaCode }: Looking, params: JsonObject): Promise<readonly ImportPreviewRow[]> {
  const one = await openImport({ runtime: () => runtime, files, params, locale, areaCode })
  for await (const { rows } of one.batches(0)) {
    const tried = await one.write(rows.slice(0, previewed), true)
    return tried.map(({ row, problems }) => ({ number: row.number, cells: row.cells.map(rawText).map((text) => text.slice(0, 200)), problems, warnings: row.warnings, existing: row.existing.map(({ label }) => label) }))
  }
  return []
}

const keyOf = (entity: Entity): string => `import:${entity.name}`
const headOf = (titles: readonly string[]): string => createHash('sha1').update(headKey(titles)).digest('hex').slice(0, 12)
/** Kinds of files that are remembered for an entity, and columns of each. */
const mostRemembered = 8
const mostColumns = 100

/** The same titles are read the same way next time. */
export async function rememberColumns(runtime: Runtime, entity: Entity, titles: readonly string[], columns: readonly (string | null)[]): Promise<void> {
  if (columns.length > mostColumns) return
  const before = (((await readPreferences(runtime)) as JsonObject)[keyOf(entity)] ?? {}) as JsonObject
  const others = Object.entries(before).filter(([key]) => key !== headOf(titles)).slice(-mostRemembered + 1)
  await savePreference(runtime, keyOf(entity), { ...Object.fromEntries(others), [headOf(titles)]: columns })
}
