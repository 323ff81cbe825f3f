import { checkLaid } from '../compile/index.ts'
import type { PreviewDoor } from '../contract/preview.ts'
import { checkContent, reportFile, workplaceFile } from '../definition/index.ts'
import type { ReportDefinition, WorkplaceDefinition } from '../definition/types.ts'
import { EngineError, type Issue } from '../kernel/errors.ts'
import type { Actor } from '../model/types.ts'
import { draftModels } from '../publish/index.ts'
import { previewBlocks } from '../runtime/preview/preview-blocks.ts'
import { previewReport } from '../runtime/preview/preview-report.ts'
import { readOnly } from '../runtime/preview/read-only.ts'
import { viewAs } from '../runtime/preview/view-as.ts'
import { livePackage } from './live-package.ts'
import type { Rights } from './rights.ts'
import type { Rooms } from './rooms.ts'
import type { Runtimes } from './runtimes.ts'

export const isError = ({ severity }: Issue): boolean => severity !== 'warning'

/**
 * What somebody may ask the records by a definition of their own making is what they may publish: conditions in it
 * are not bound by field masks, as published ones are not. Rows and fields are, whoever asks.
 */
export function previewDoor({ live, platform }: Rooms, { demandInNetwork }: Rights, { inOne }: Runtimes): PreviewDoor {
  const demand = (actor: Actor): Promise<void> => demandInNetwork(actor, 'definitions.publish')
  return {
    previewReport: async (actor, locale, report, parameters) => {
      await demand(actor)
      const content = demandContent('report', report) as ReportDefinition
      const pkg = livePackage(live, actor)
      const file = reportFile(content.name)
      const issues = checkLaid(pkg, { ...pkg, reports: { ...pkg.reports, [content.name]: content } }).filter((issue) => issue.file === file && isError(issue))
      if (issues.length > 0) throw unfinished(issues)
      return inOne(actor, (runtime) => previewReport(runtime, locale, content, parameters))
    },
    previewBlocks: async (actor, locale, blocks) => {
      await demand(actor)
      const pkg = livePackage(live, actor)
      const workplace = { id: 'wp_preview', name: 'preview', titles: pkg.manifest.titles, navigation: [], home: { blocks } }
      const content = demandContent('workplace', workplace) as WorkplaceDefinition & { readonly home: object }
      const file = workplaceFile(content.name)
      const wrong = checkLaid(pkg, { ...pkg, workplaces: { ...pkg.workplaces, [content.name]: content } }).filter((issue) => issue.file === file && isError(issue))
      const broken = new Set(wrong.flatMap(({ pointer }) => /^\/home\/blocks\/(\d+)/.exec(pointer)?.[1] ?? []))
      const whole = content.home.blocks.filter((_, i) => !broken.has(String(i)))
      const preview = await inOne(actor, (runtime) => readOnly(runtime, (reading) => previewBlocks(reading, locale, whole)))
      return { ...preview, missing: content.home.blocks.flatMap(({ id }) => (preview.blocks.some((block) => block.id === id) ? [] : [id])) }
    },
    viewAs: async (actor, locale, files, role, entity) => {
      await demand(actor)
      const { issues, modelOf } = await draftModels(files, live.demand(), (await platform.dealerships.list()).map(({ code }) => code))
      if (!modelOf) throw unfinished(issues.filter(isError))
      return inOne(actor, (runtime) => viewAs(runtime, locale, modelOf(actor.dealership), role, entity))
    },
  }
}

export const unfinished = (issues: readonly Issue[]): EngineError => new EngineError('DEFINITION_INVALID', 'This cannot be shown as it stands.', { issues, hint: 'Mend what is named; what is not published yet holds no records to show.' })

/** @throws EngineError DEFINITION_INVALID */
function demandContent(kind: 'report' | 'workplace', content: unknown): unknown {
  const issues = checkContent(kind, content)
  if (issues.length > 0) throw unfinished(issues)
  return content
}
