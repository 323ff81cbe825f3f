/** Takes an import back: what it made goes, what it changed becomes what it was. What somebody has worked with since stays as it is. */
import { type LongJobKind, type LongJobWork, Stopped } from '../../../jobs/index.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { dataSchema } from '../../../kernel/names.ts'
import { ident, sql } from '../../../kernel/sql.ts'
import type { Entity, Model } from '../../../model/types.ts'
import { runCommand } from '../../../runtime/execute-command.ts'
import { type CommandRuntime, executeBatch, type Runtime } from '../../../runtime/index.ts'
import { countImportRows, deleteImportRows, entityTable, fieldSql, type ImportRow, insertAudit, loadRecord, noteLongJob, type Query, readImportRows } from '../../../store/index.ts'
import { asJson } from '../../import/open-import.ts'
import { withFacts } from '../../worded.ts'

interface UndoFigures {
  next: number
  undone: number
  kept: number
  /** The first of those that stay: row of the file and record. */
  readonly notes: { readonly row: number; readonly entity: string; readonly record: string; readonly why: 'changed' | 'used' | 'gone' | 'refused' }[]
}

const batchSize = 50
const mostNotes = 100
const last = 2_000_000_000

export const importUndo: LongJobKind = {
  name: 'import-undo',
  run: async (work) => {
    const { job, store, actor, clock, progress } = work
    const run = String(job.params.run)
    let figures: UndoFigures = { next: last, undone: 0, kept: 0, notes: [], ...(job.result as object | null) }
    const total = (await countImportRows(store.query, run, ['created', 'updated'])) + figures.undone
    for (;;) {
      await progress(figures.undone + figures.kept, total)
      const rows = await readImportRows(store.query, run, ['created', 'updated'], { after: figures.next, limit: batchSize, isBackwards: true })
      if (rows.length === 0) break
      figures = await undo(work, run, rows, figures)
    }
    await insertAudit(store.query, [{ at: clock().toISOString(), actorId: actor.id, actorName: actor.name, dealership: actor.dealership, action: 'import-undo', entity: String(job.params.entity), note: `${String(job.params.fileName)}: undone ${figures.undone}, kept ${figures.kept}` }])
    return { result: asJson({ ...figures, page: `/${String(job.params.entity)}/import?file=${String(job.params.file)}&run=${run}&undo=${job.id}` }), file: null, told: told(figures) }
  },
}

type Outcome = 'undone' | UndoFigures['notes'][number]['why']

async function undo({ job, runtime }: LongJobWork, run: string, rows: readonly ImportRow[], before: UndoFigures): Promise<UndoFigures> {
  const given = runtime()
  // Nobody has touched these records since the same person made them: taking them back asks for no right of its own.
  const own: Runtime = { ...given, actor: { ...given.actor, kind: 'system' } }
  const [first] = rows
  const entity = given.model.entities.get(first?.entity ?? '')
  if (!entity) return { ...before, next: first?.row ?? last }
  let figures = before
  const items = rows.map((row) => (command: CommandRuntime) => undoRow(command, run, row))
  await executeBatch<Outcome>(own, {
    entity,
    items,
    isDry: false,
    after: async (query, outcomes) => {
      const ends = outcomes.map((outcome): Outcome => ('done' in outcome ? outcome.done : 'refused'))
      const undone = rows.filter((_, i) => ends[i] === 'undone').map(({ row }) => row)
      const kept = rows.flatMap(({ row, entity: name, recordId }, i) => (ends[i] === 'undone' ? [] : [{ row, entity: name, record: recordId, why: ends[i] as UndoFigures['notes'][number]['why'] }]))
      figures = { next: rows.at(-1)?.row ?? last, undone: before.undone + undone.length, kept: before.kept + kept.length, notes: [...before.notes, ...kept].slice(0, mostNotes) }
      await deleteImportRows(query, run, undone)
      if (!(await noteLongJob(query, job, asJson(figures)))) throw new Stopped()
    },
  })
  return figures
}

async function undoRow(command: CommandRuntime, run: string, { entity: name, recordId, kind, before, version }: ImportRow): Promise<Outcome> {
  const entity = command.model.entities.get(name)
  const row = entity && (await loadRecord(command.query, entity, recordId))
  if (!entity || !row) return 'gone'
  if (row.version !== version) return 'changed'
  if (kind === 'updated') {
    await runCommand(command, { kind: 'update', entity, id: recordId, version, values: (before ?? {}) as JsonObject })
    return 'undone'
  }
  if (await isUsed(command.query, command.model, entity, recordId, run)) return 'used'
  await runCommand(command, { kind: 'delete', entity, id: recordId, version })
  return 'undone'
}

/** Whether a record that the import did not make itself points to this one, or a row of its lines does. */
async function isUsed(query: Query, model: Model, target: Entity, id: string, run: string): Promise<boolean> {
  for (const entity of model.entities.values()) {
    const isOthers = sql`${ident('t', 'deleted_at')} is null and not exists (select 1 from platform.import_row i where i.job_id = ${run}::uuid and i.record_id = t.id and i.kind = 'created')`
    for (const field of entity.fields) {
      const from = field.lines
        ? field.lines.fields.filter((inner) => inner.target === target.name).map((inner) => sql`${entityTable(entity)} t join ${ident(dataSchema, field.lines?.table ?? '')} l on l.parent = t.id where ${fieldSql(inner, 'l')} = ${id}::uuid`)
        : field.target === target.name
          ? [sql`${entityTable(entity)} t where ${fieldSql(field, 't')} = ${id}::uuid`]
          : []
      for (const rows of from) if ((await query(sql`select 1 from ${rows} and ${isOthers} limit 1`)).length > 0) return true
    }
  }
  return false
}

const told = ({ undone, kept }: UndoFigures) =>
  withFacts(
    {
      en: 'The import was taken back. Records: {undone}; left because somebody works with them: {kept}.',
      ru: 'Загрузка отменена. Записей: {undone}; оставлено, потому что с ними уже работают: {kept}.',
      uk: 'Завантаження скасовано. Записів: {undone}; залишено, бо з ними вже працюють: {kept}.',
      ro: 'Importul a fost anulat. Înregistrări: {undone}; păstrate fiindcă se lucrează deja cu ele: {kept}.',
    },
    { undone, kept },
  )
