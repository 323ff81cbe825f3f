import { type Conflict, type Merged, overlayFile, rebaseOverlay } from '../definition/index.ts'
import { upgradeSteps, withoutTrial } from '../definition/layer/upgrade.ts'
import type { OverlayDefinition, OverlayOperation } from '../definition/types.ts'
import type { OverlayResolutions } from '../engine.ts'
import { EngineError, type Issue } from '../kernel/errors.ts'
import { contentHash } from '../kernel/json.ts'
import type { Candidate } from './candidate.ts'

export interface RebasedCandidate {
  readonly candidate: Candidate
  readonly conflicts: readonly Conflict[]
  /** What was settled without asking. */
  readonly merged: readonly (Merged & { readonly dealership: string })[]
}

/**
 * The candidate with every overlay brought from the live package to its own. An overlay that names the
 * candidate's version as its base was made for it already; so were operations that are not live yet. A dealership that
 * has been trying the version has it from the package from now on, and nobody is asked about that.
 */
export function rebaseOverlays(live: Candidate | null, candidate: Candidate, resolutions: OverlayResolutions = {}): RebasedCandidate {
  if (!live || contentHash(live.package) === contentHash(candidate.package)) return { candidate, conflicts: [], merged: [] }
  const [old, now] = [versionOf(live), versionOf(candidate)]
  const codes = Object.entries(candidate.overlays)
  const steps = old === now || codes.length === 0 ? null : upgradeSteps(live.package, candidate.package)
  const rebased = codes.map(([code, overlay]) => {
    if (overlay.base === now && old !== now) return { code, overlay, conflicts: [], merged: [] }
    const isFresh = freshOver(live.overlays[code])
    const own = steps ? withoutTrial(overlay, steps) : overlay
    const at = (i: number): number => overlay.operations.indexOf(own.operations[i] as OverlayOperation)
    const { conflicts, ...rest } = rebaseOverlay({ baseOld: live.package, baseNew: candidate.package, overlay: own, isFresh, resolutions: Object.hasOwn(resolutions, code) ? (resolutions[code] ?? {}) : {} })
    return { code, ...rest, conflicts: conflicts.map((one) => ({ ...one, operation: at(one.operation), dependents: one.dependents.map(at) })) }
  })
  return {
    candidate: { package: candidate.package, overlays: Object.fromEntries(rebased.map(({ code, overlay }) => [code, overlay])) },
    conflicts: rebased.flatMap(({ conflicts }) => conflicts),
    merged: rebased.flatMap(({ code, merged }) => merged.map((one) => ({ ...one, dealership: code }))),
  }
}

const versionOf = ({ package: { manifest } }: Candidate): string => `${manifest.id}@${manifest.version}`

function freshOver(live: OverlayDefinition | undefined): (operation: OverlayOperation) => boolean {
  const known = new Set(live?.operations.map((operation) => contentHash(operation)))
  return (operation) => !known.has(contentHash(operation))
}

/** Conflicts as issues, for whoever looks at those alone. */
export function conflictIssues(conflicts: readonly Conflict[]): readonly Issue[] {
  return conflicts.map(({ dealership, operation, id, choices, titles }) => ({ file: overlayFile(dealership), pointer: `/operations/${operation}`, message: titles.en, hint: `Choose: ${choices.join(' or ')} (conflict ${id}).` }))
}

/** @throws EngineError PUBLISH_REFUSED with the conflicts as data, for somebody to choose */
export function demandSettled(conflicts: readonly Conflict[]): void {
  if (conflicts.length === 0) return
  throw new EngineError('PUBLISH_REFUSED', 'The new package and the overlays of dealerships want different things.', { issues: conflictIssues(conflicts), hint: 'Nothing was published. Choose for each conflict, or change the overlay, and publish again.', data: { conflicts } })
}

const choices: ReadonlySet<unknown> = new Set(['keep-ours', 'take-theirs', 'remove'])

/** What came from outside as resolutions. @throws EngineError BAD_INPUT */
export function demandResolutions(given: unknown): OverlayResolutions {
  if (given === undefined || given === null) return {}
  const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
  const isWell = isRecord(given) && Object.values(given).every((one) => isRecord(one) && Object.values(one).every((choice) => choices.has(choice)))
  if (isWell) return given as OverlayResolutions
  throw new EngineError('BAD_INPUT', 'Resolutions say for each dealership and conflict what to do.', { hint: '{"spb": {"0:retitle:tr_close": "keep-ours"}}; choices are keep-ours, take-theirs, remove.' })
}
