/** A list with its filter, order and columns into a file. */
import type { JsonObject } from '../../../kernel/json.ts'
import { titleOf } from '../../../kernel/titles.ts'
import { longJobFileKey, type LongJobKind, type LongJobWork } from '../../../jobs/index.ts'
import { zoneOf } from '../../../runtime/index.ts'
import { insertAudit } from '../../../store/index.ts'
import { type ListColumn, listColumns } from '../../export/list-columns.ts'
import { countList, exportedEntity, exportScope, type ListAsked, readList } from '../../export/read-list.ts'
import { type Cell, mediaTypes, type SheetFormat } from '../../sheets/sheet.ts'
import { writeSheets } from '../../sheets/write-sheets.ts'
import { mostSheetRows, tooManyRows } from '../../sheets/write-xlsx.ts'
import { fileNameOf } from '../../file-name.ts'
import type { KindSurroundings } from '../../surroundings.ts'
import { withFacts } from '../../worded.ts'

export interface ExportListParams extends ListAsked {
  /** Names of fields in order; empty: those that the list shows. */
  readonly columns: readonly string[]
  readonly format: SheetFormat
}

export const exportList = ({ sites }: KindSurroundings): LongJobKind => ({
  name: 'export-list',
  run: async (work) => {
    const { job, actor, store, files, clock, progress } = work
    const params = job.params as unknown as ExportListParams
    const runtime = work.runtime()
    const entity = exportedEntity(runtime, params.entity)
    const { mask } = exportScope(runtime, entity)
    const names = params.columns.length > 0 ? params.columns : entity.views.list.columns
    const columns = listColumns({ model: runtime.model, actor, entity, locale: job.locale, timeZone: zoneOf(runtime), mask, sites: await sites() }, names)
    const total = await countList(runtime, entity, params)
    if (params.format === 'xlsx' && total > mostSheetRows) throw tooManyRows()
    await progress(0, total)
    const counted = { rows: 0 }
    const pages = readList(runtime, entity, params, columns.map(({ select }) => select))
    const sheet = { name: titleOf(entity.pluralTitles, job.locale), head: columns.map(({ title }) => title), rows: cellsOf(pages, columns, counted, total, progress) }
    const { key } = await files.put(writeSheets(params.format, [sheet], job.locale), { key: longJobFileKey(job.id) })
    const personal = columns.filter(({ isPersonal }) => isPersonal).map(({ name }) => name)
    const note = [`${params.format}, ${counted.rows}: ${columns.map(({ name }) => name).join(', ')}`, ...(personal.length > 0 ? [`personal: ${personal.join(', ')}`] : [])].join('; ')
    await insertAudit(store.query, [{ at: clock().toISOString(), actorId: actor.id, actorName: actor.name, dealership: actor.dealership, action: 'export', entity: entity.name, note }])
    return {
      result: { rows: counted.rows } satisfies JsonObject,
      file: { name: fileNameOf(sheet.name, clock(), zoneOf(runtime), params.format), mediaType: mediaTypes[params.format], key },
      told: withFacts(ready, { count: counted.rows }),
    }
  },
})

async function* cellsOf(pages: AsyncIterable<readonly object[]>, columns: readonly ListColumn[], counted: { rows: number }, total: number, progress: LongJobWork['progress']): AsyncGenerator<readonly (readonly Cell[])[]> {
  for await (const page of pages) {
    yield page.map((node) => columns.map(({ name, cell }) => cell((node as Record<string, unknown>)[name])))
    counted.rows += page.length
    await progress(counted.rows, Math.max(total, counted.rows))
  }
}

const ready = {
  en: 'The file is ready, rows: {count}. It waits for you for 7 days under “My jobs”.',
  ru: 'Файл готов, строк: {count}. Он ждёт вас 7 дней в разделе «Мои задания».',
  uk: 'Файл готовий, рядків: {count}. Він чекає на вас 7 днів у розділі «Мої завдання».',
  ro: 'Fișierul este gata, rânduri: {count}. Vă așteaptă 7 zile la „Lucrările mele”.',
}
