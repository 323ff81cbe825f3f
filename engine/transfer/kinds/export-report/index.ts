/** A report into a file: the figures of its page, the same numbers, each block a sheet. */
import type { ReportBlockView } from '../../../engine.ts'
import { longJobFileKey, type LongJobKind } from '../../../jobs/index.ts'
import type { JsonObject } from '../../../kernel/json.ts'
import { zoneOf } from '../../../runtime/index.ts'
import { reportView } from '../../../runtime/views/report-view.ts'
import { insertAudit } from '../../../store/index.ts'
import { fileNameOf } from '../../file-name.ts'
import { type Cell, mediaTypes, type Sheet, type SheetFormat, textCell } from '../../sheets/sheet.ts'
import { writeSheets } from '../../sheets/write-sheets.ts'

export interface ExportReportParams {
  readonly report: string
  readonly parameters: JsonObject
  readonly format: SheetFormat
}

export const exportReport: LongJobKind = {
  name: 'export-report',
  run: async ({ job, actor, runtime, store, files, clock, progress }) => {
    const { report, parameters, format } = job.params as unknown as ExportReportParams
    const by = runtime()
    const view = await reportView(by, job.locale, report, parameters)
    await progress(0, view.blocks.length)
    const { key } = await files.put(writeSheets(format, view.blocks.map((block) => sheetOf(block, view.title)), job.locale), { key: longJobFileKey(job.id) })
    await insertAudit(store.query, [{ at: clock().toISOString(), actorId: actor.id, actorName: actor.name, dealership: actor.dealership, action: 'export', note: `${format}, report ${report}` }])
    return { result: { blocks: view.blocks.length }, file: { name: fileNameOf(view.title, clock(), zoneOf(by), format), mediaType: mediaTypes[format], key }, told: ready }
  },
}

type ReportCell = Extract<ReportBlockView, { kind: 'table' }>['rows'][number][number]

const cellOf = ({ value }: ReportCell): Cell => (typeof value === 'number' ? { kind: 'number', value } : textCell(value))

function sheetOf(block: ReportBlockView, report: string): Sheet {
  const name = block.title || report
  switch (block.kind) {
    case 'figures':
      return { name, head: [name, '', '%'], rows: piece(block.figures.map(({ title, cell, share }) => [textCell(title), cellOf(cell), share ? cellOf(share) : null])) }
    case 'table':
      return { name, head: block.columns.map(({ title }) => title), rows: piece([...block.rows, ...(block.total ? [block.total] : [])].map((row) => row.map(cellOf))) }
    case 'chart':
      return { name, head: [name, ''], rows: piece(block.points.map(({ label, value }) => [textCell(label), { kind: 'number', value }])) }
  }
}

async function* piece(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield rows
}

const ready = {
  en: 'The report’s file is ready. It waits for you for 7 days under “My jobs”.',
  ru: 'Файл отчёта готов. Он ждёт вас 7 дней в разделе «Мои задания».',
  uk: 'Файл звіту готовий. Він чекає на вас 7 днів у розділі «Мої завдання».',
  ro: 'Fișierul raportului este gata. Vă așteaptă 7 zile la „Lucrările mele”.',
}
