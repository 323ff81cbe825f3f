/** The models that a draft would come to, without publishing it. */
import { openModels } from '../compile/index.ts'
import { packageFromFiles } from '../definition/index.ts'
import type { DraftFiles } from '../engine.ts'
import { EngineError, type Issue } from '../kernel/errors.ts'
import { contentHash } from '../kernel/json.ts'
import { lru, type Lru } from '../kernel/lru.ts'
import type { Model } from '../model/types.ts'
import { checkCandidate, isError } from './candidate.ts'
import type { Version } from './live.ts'
import { conflictIssues, rebaseOverlays } from './rebase-overlays.ts'

export interface DraftModels {
  readonly issues: readonly Issue[]
  /** Null where an issue stands in the way. @throws EngineError DEFINITION_INVALID */
  readonly modelOf: ((dealership: string | null) => Model) | null
}

/** The drafts tried last on each live version: who tries one asks for it at every step. */
const known = new WeakMap<object, Lru<string, Promise<DraftModels>>>()
const mostDrafts = 3

/** Overlays are laid on the draft's package as publishing would. */
export function draftModels(files: DraftFiles, live: Version | null, dealerships: readonly string[]): Promise<DraftModels> {
  if (!live) return compiled(files, live, dealerships)
  const drafts = known.get(live) ?? lru<string, Promise<DraftModels>>(mostDrafts)
  known.set(live, drafts)
  const key = contentHash([files, dealerships])
  const models = drafts.get(key) ?? compiled(files, live, dealerships)
  drafts.set(key, models)
  models.catch(() => drafts.delete(key))
  return models
}

async function compiled(files: DraftFiles, live: Version | null, dealerships: readonly string[]): Promise<DraftModels> {
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
