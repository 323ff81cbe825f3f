import type { ReportView } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { assembleReport, parametersOf, reportQueries } from '../../reports/index.ts'
import { sqlScopeOf } from '../../store/index.ts'
import { readScopeOf } from '../read-scope.ts'
import type { Runtime } from '../types.ts'

/** Runs a report as the actor may see it: one statement for its figures, one for each table. */
export async function reportView(runtime: Runtime, locale: string, name: string, given: JsonObject): Promise<ReportView> {
  const { store, sums = store, model, actor, clock } = runtime
  const report = model.reports.get(name)
  if (!report) throw new EngineError('NOT_FOUND', `There is no report “${name}”.`)
  const now = clock()
  const { timeZone } = model.settings
  const scope = readScopeOf(model, actor, now)
  const run = {
    reader: { model, actor, now, timeZone, visible: scope.visible, mask: scope.mask, sqlScope: (entity: Parameters<typeof scope.visible>[0], alias: string) => sqlScopeOf(model, entity, alias) },
    report,
    parameters: parametersOf(report, given, now, timeZone),
  }
  const results = await Promise.all(reportQueries(run).map(async ({ block, statement }) => [block, await sums.query<object>(statement)] as const))
  return assembleReport(run, Object.fromEntries(results), locale)
}
