/** An import's person goes a step further. */
import type { FileStore } from '../../files/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { Runtime } from '../../runtime/index.ts'
import type { LongJobRow } from '../../store/index.ts'
import { ownJob } from '../job-views.ts'
import { type Starter, startJob } from '../start.ts'
import { headOfSource, importedEntity, paramsOf } from './open-import.ts'
import { rawText } from './raw-cell.ts'
import { importTitles } from './receive.ts'
import { rememberColumns } from './view.ts'

/** The file of that id. @throws EngineError NOT_FOUND for what is not there, or somebody else's */
export async function receivedFile(starter: Pick<Starter, 'store'>, runtime: Runtime, id: string): Promise<LongJobRow> {
  const file = await ownJob(starter, runtime.actor, id)
  if (file.kind !== 'import-file') throw new EngineError('NOT_FOUND', 'There is no such file of yours.')
  return file
}

/** Has every row tried (`import-check`) or written (`import-run`). */
export async function startImport(starter: Starter, files: FileStore, runtime: Runtime, locale: string, kind: 'import-check' | 'import-run', id: string, settings: JsonObject): Promise<string> {
  const file = await receivedFile(starter, runtime, id)
  const params: JsonObject = { ...withoutKeys(file.params), file: id, settings }
  const { entity: name, source, settings: read } = paramsOf(params)
  const entity = importedEntity(runtime, name)
  if (file.dealership !== runtime.actor.dealership) throw new EngineError('BAD_INPUT', 'The file was brought in for another dealership.', { hint: 'Switch back to it, or bring the file in again here.' })
  const { cells } = await headOfSource(files, source, read.sheet)
  await rememberColumns(runtime, entity, cells.map(rawText), read.columns)
  return startJob(starter, runtime.actor, locale, { kind, titles: kind === 'import-check' ? trialTitles(importTitles(entity)) : importTitles(entity), params })
}

const trialTitles = ({ en, ru, uk, ro }: Required<Titles>): Required<Titles> => ({ en: `Trial of ${en}`, ru: `Проверка: ${ru}`, uk: `Перевірка: ${uk}`, ro: `Verificare: ${ro}` })

/** The file stays with the job that received it. */
const withoutKeys = ({ keys: _, ...params }: JsonObject): JsonObject => params as Record<string, Json>

export async function startUndo(starter: Starter, runtime: Runtime, locale: string, run: string): Promise<string> {
  const job = await ownJob(starter, runtime.actor, run)
  const isOver = job.status === 'done' || job.status === 'failed' || job.status === 'cancelled'
  if (job.kind !== 'import-run' || !isOver) throw new EngineError('NOT_FOUND', 'There is no such import of yours that is over.')
  const entity = importedEntity(runtime, String(job.params.entity))
  const { en, ru, uk, ro } = importTitles(entity)
  const titles = { en: `Taking back: ${en}`, ru: `Отмена: ${ru}`, uk: `Скасування: ${uk}`, ro: `Anulare: ${ro}` }
  return startJob(starter, runtime.actor, locale, { kind: 'import-undo', titles, params: { run, entity: entity.name, fileName: job.params.fileName ?? '', file: job.params.file ?? '' } })
}
