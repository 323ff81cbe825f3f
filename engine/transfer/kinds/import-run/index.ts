/** An import: rows into records by commands, batch by batch. Broken off anywhere, it goes on behind the last batch that was saved. */
import { longJobFileKey, type LongJobKind, type LongJobWork, Stopped } from '../../../jobs/index.ts'
import { insertAudit, insertImportRows, type LongJobRow, noteLongJob, readImportRows, type Store } from '../../../store/index.ts'
import { errorSheet, type WrongRow } from '../../import/error-file.ts'
import { counted, type ImportFigures, noFigures } from '../../import/figures.ts'
import { countRows, errorFile, importPage } from '../../import/job-parts.ts'
import { asJson, type Import, openImport, paramsOf, type TriedRow } from '../../import/open-import.ts'
import { rowsOfSource } from '../../import/source.ts'
import { importRows, wrongRecord } from '../../import/write-row.ts'
import { writeSheets } from '../../sheets/write-sheets.ts'
import type { KindSurroundings } from '../../surroundings.ts'
import { withFacts } from '../../worded.ts'

export const importRun = ({ areaCodeOf }: KindSurroundings): LongJobKind => ({
  name: 'import-run',
  run: async (work) => {
    const { job, files, runtime, actor, store, clock, progress } = work
    let figures: ImportFigures = { ...noFigures(), ...(job.result as object | null) }
    const total = await countRows(work)
    await progress(figures.next, total)
    const refused = (await wrongRows(store, job)).map(({ row }) => row)
    const one = await openImport({ runtime, files, params: job.params, locale: job.locale, areaCode: await areaCodeOf(actor.dealership), refused })
    for await (const { rows, last } of one.batches(figures.next)) {
      const before = figures
      await one.write(rows, false, async (query, tried) => {
        figures = counted(before, tried, last)
        await insertImportRows(query, job.id, notesOf(one, tried, before.made))
        // Whoever was taken for lost, or was cancelled, saves nothing more.
        if (!(await noteLongJob(query, job, asJson(figures)))) throw new Stopped()
      })
      await progress(last, total)
    }
    await insertAudit(store.query, [{ at: clock().toISOString(), actorId: actor.id, actorName: actor.name, dealership: actor.dealership, action: 'import', entity: one.entity.name, note: `${String(job.params.fileName)}: created ${figures.created}, updated ${figures.updated}, skipped ${figures.skipped}, wrong ${figures.wrong}` }])
    const file = figures.wrong > 0 ? await keepErrors(work, one) : null
    return { result: asJson({ ...figures, settings: job.params.settings, page: importPage(job, 'run') }), file, told: told(figures) }
  },
})

function notesOf({ entity }: Import, tried: readonly TriedRow[], madeBefore: number) {
  let made = madeBefore
  return tried.flatMap(({ row, written, problems }) =>
    written ? importRows(entity, row, written, () => ++made) : [{ row: row.number, entity: entity.name, recordId: wrongRecord, kind: 'wrong' as const, before: problems.map(({ message }) => message), version: 0 }],
  )
}

const mostRead = 1000

async function wrongRows(store: Store, job: LongJobRow) {
  const all: { readonly row: number; readonly problems: readonly string[] }[] = []
  for (let after = 0; ; ) {
    const page = await readImportRows(store.query, job.id, ['wrong'], { after, limit: mostRead })
    all.push(...page.map(({ row, before }) => ({ row, problems: (before ?? []) as readonly string[] })))
    if (page.length < mostRead) return all
    after = page.at(-1)?.row ?? after
  }
}

async function keepErrors({ job, files, store }: LongJobWork, one: Import) {
  const file = errorFile(job)
  const wrong = new Map((await wrongRows(store, job)).map(({ row, problems }) => [row, problems]))
  const { source, settings } = paramsOf(job.params)
  async function* rows(): AsyncGenerator<readonly WrongRow[]> {
    let number = 0
    for await (const cells of rowsOfSource(files, source, settings.sheet)) {
      const problems = wrong.get(++number)
      if (problems) yield [{ cells, problems }]
    }
  }
  const { key } = await files.put(writeSheets(file.format, [errorSheet(one.head, rows(), job.locale)], job.locale), { key: longJobFileKey(job.id) })
  return { name: file.name, mediaType: file.mediaType, key }
}

const told = ({ created, updated, skipped, wrong }: ImportFigures) =>
  withFacts(
    {
      en: 'Imported. New: {created}, changed: {updated}, left as they were: {skipped}, refused: {wrong}.',
      ru: 'Загружено. Новых: {created}, изменено: {updated}, оставлено как было: {skipped}, отклонено: {wrong}.',
      uk: 'Завантажено. Нових: {created}, змінено: {updated}, залишено як було: {skipped}, відхилено: {wrong}.',
      ro: 'Importat. Noi: {created}, modificate: {updated}, lăsate neschimbate: {skipped}, respinse: {wrong}.',
    },
    { created, updated, skipped, wrong },
  )
