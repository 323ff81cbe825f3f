/** The models that a draft would come to, without publishing it. */
import { openModels } from '../compile/index.ts'
import { packageFromFiles } from '../definition/index.ts'
import type { DraftFiles } from '../engine.ts'
import { EngineError, type Issue } from '../kernel/errors.ts'
import type { Model } from '../model/types.ts'
import { checkCandidate, isError } from './candidate.ts'
import type { Version } from './live.ts'
import { conflictIssues, rebaseOverlays } from './rebase-overlays.ts'

export interface DraftModels {
  readonly issues: readonly Issue[]
  /** Null where an issue stands in the way. @throws EngineError DEFINITION_INVALID */
  readonly modelOf: ((dealership: string | null) => Model) | null
}

/** Overlays are laid on the draft's package as publishing would. */
export async function draftModels(files: DraftFiles, live: Version | null, dealerships: readonly string[]): Promise<DraftModels> {
  const { package: pkg, overlays, issues } = packageFromFiles(files)
  if (!pkg) return { issues, modelOf: null }
  const { candidate, conflicts } = rebaseOverlays(live?.candidate ?? null, { package: pkg, overlays })
  const checked = await checkCandidate(candidate, dealerships)
  const found = [...conflictIssues(conflicts), ...checked.issues]
  if (found.some(isError)) return { issues: found, modelOf: null }
  const models = openModels({ package: checked.package, overlays: checked.overlays })
  return {
    issues: found,
    modelOf: (dealership) => {
      const { model, issues: broken } = models.of(dealership)
      if (!model) throw new EngineError('DEFINITION_INVALID', 'The draft does not compile.', { issues: broken })
      return model
    },
  }
}
