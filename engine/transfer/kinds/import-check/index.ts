/** An import tried from its first row to its last: every rule and every right asked, nothing written. */
import { longJobFileKey, type LongJobKind, type LongJobWork } from '../../../jobs/index.ts'
import { asJson, type Import, openImport } from '../../import/open-import.ts'
import { counted, type ImportFigures, noFigures } from '../../import/figures.ts'
import { errorSheet, type WrongRow } from '../../import/error-file.ts'
import type { KindSurroundings } from '../../surroundings.ts'
import { countRows, errorFile, importPage } from '../../import/job-parts.ts'
import { writeSheets } from '../../sheets/write-sheets.ts'
import { withFacts } from '../../worded.ts'

export const importCheck = ({ areaCodeOf }: KindSurroundings): LongJobKind => ({
  name: 'import-check',
  run: async (work) => {
    const { job, files, runtime, actor, progress } = work
    const total = await countRows(work)
    await progress(0, total)
    const one = await openImport({ runtime, files, params: job.params, locale: job.locale, areaCode: await areaCodeOf(actor.dealership) })
    const sum = { figures: noFigures() }
    const file = errorFile(job)
    await files.put(writeSheets(file.format, [errorSheet(one.head, tryAll(one, sum, total, progress), job.locale)], job.locale), { key: longJobFileKey(job.id) })
    const { figures } = sum
    return { result: asJson({ ...figures, settings: job.params.settings, page: importPage(job, 'check') }), file: figures.wrong > 0 ? { ...file, key: longJobFileKey(job.id) } : null, told: told(figures) }
  },
})

async function* tryAll(one: Import, sum: { figures: ImportFigures }, total: number, progress: LongJobWork['progress']): AsyncGenerator<readonly WrongRow[]> {
  for await (const { rows, last } of one.batches(0)) {
    const tried = await one.write(rows, true)
    sum.figures = counted(sum.figures, tried, last)
    yield tried.filter(({ written }) => written === null).map(({ row, problems }) => ({ cells: row.cells, problems: problems.map(({ message }) => message) }))
    await progress(last, total)
  }
}

const told = ({ rows, wrong }: ImportFigures) =>
  withFacts(
    {
      en: 'Checked, rows: {rows}, wrong: {wrong}. Nothing was written yet.',
      ru: 'Проверено, строк: {rows}, с ошибками: {wrong}. Пока ничего не записано.',
      uk: 'Перевірено, рядків: {rows}, з помилками: {wrong}. Поки нічого не записано.',
      ro: 'Verificat, rânduri: {rows}, greșite: {wrong}. Încă nu s-a scris nimic.',
    },
    { rows, wrong },
  )
