import type { ReportDefinition } from '../../definition/types.ts'
import type { ReportBlockView, ReportView } from '../../engine.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Runtime } from '../types.ts'
import { reportView } from '../views/report-view.ts'
import { readOnly } from './read-only.ts'

/** Rows of a table that are worth looking at while it is being made. */
const mostRows = 200

/** The report over the live records. Who may read which records and fields is decided by the reader's live roles; whom the report is for does not matter yet. */
export function previewReport(runtime: Runtime, locale: string, report: ReportDefinition, parameters: JsonObject): Promise<ReportView> {
  const model = { ...runtime.model, reports: new Map([[report.name, { ...report, roles: ['*'] }]]) }
  return readOnly({ ...runtime, model }, async (reading) => {
    const view = await reportView(reading, locale, report.name, parameters)
    return { ...view, blocks: view.blocks.map(shortened) }
  })
}

const shortened = (block: ReportBlockView): ReportBlockView => (block.kind === 'table' ? { ...block, rows: block.rows.slice(0, mostRows) } : block)
