import type { ListExport } from '../engine.ts'
import { mayReadReport } from '../access/index.ts'
import { EngineError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Titles } from '../kernel/titles.ts'
import type { Runtime } from '../runtime/index.ts'
import { countList, exportedEntity, exportScope } from './export/read-list.ts'
import type { ExportListParams } from './kinds/export-list/index.ts'
import type { ExportReportParams } from './kinds/export-report/index.ts'
import { listColumns } from './export/list-columns.ts'
import { type Starter, startJob } from './start.ts'

/** What may not be exported, filtered or sorted by is said at once, not by the job. */
export async function startExport(starter: Starter, runtime: Runtime, locale: string, asked: ListExport): Promise<string> {
  const { actor, model } = runtime
  const params: ExportListParams = { entity: asked.entity, filter: asked.filter ?? null, search: asked.search?.trim() || null, orderBy: asked.orderBy ?? [], columns: asked.columns ?? [], hidden: asked.hidden ?? false, format: formatOf(asked.format) }
  const entity = exportedEntity(runtime, params.entity)
  const { mask } = exportScope(runtime, entity)
  const columns = listColumns({ model, actor, entity, locale, timeZone: 'UTC', mask, sites: new Map() }, params.columns.length > 0 ? params.columns : entity.views.list.columns)
  if (columns.length === 0) throw new EngineError('BAD_INPUT', 'None of these columns can be exported.', { hint: 'Choose at least one column that you may see.' })
  await countList(runtime, entity, params, 1)
  return startJob(starter, actor, locale, { kind: 'export-list', titles: exportTitles(entity.pluralTitles), params: params as unknown as JsonObject })
}

export async function startReportExport(starter: Starter, { actor, model }: Runtime, locale: string, asked: { readonly report: string; readonly parameters: JsonObject; readonly format: string }): Promise<string> {
  const report = model.reports.get(asked.report)
  if (!report || !mayReadReport(model, actor, asked.report)) throw new EngineError('NOT_FOUND', `There is no report “${asked.report}”.`)
  const params: ExportReportParams = { report: asked.report, parameters: asked.parameters, format: formatOf(asked.format) }
  return startJob(starter, actor, locale, { kind: 'export-report', titles: exportTitles(report.titles), params: params as unknown as JsonObject })
}

function formatOf(format: string): 'csv' | 'xlsx' {
  if (format === 'csv' || format === 'xlsx') return format
  throw new EngineError('BAD_INPUT', `There is no file format “${format}”.`, { hint: 'csv or xlsx.' })
}

const exportTitles = ({ en, ru, uk = en, ro = en }: Titles): Required<Titles> => ({ en: `Export: ${en}`, ru: `Выгрузка: ${ru}`, uk: `Вивантаження: ${uk}`, ro: `Export: ${ro}` })
