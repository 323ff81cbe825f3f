/** A package from elsewhere in the place of the one that is live: for all at once, or tried in one dealership first. */
import { filesOfPackage, packageFromFiles } from '../definition/index.ts'
import { type Steps, triedIn, upgradeSteps, withoutTrial } from '../definition/layer/upgrade.ts'
import type { OverlayDefinition, PackageDefinition } from '../definition/types.ts'
import type { DraftFiles, OverlayResolutions, Upgrade } from '../engine.ts'
import { EngineError } from '../kernel/errors.ts'
import type { Candidate } from './candidate.ts'
import { demandResolutions, demandSettled, rebaseOverlays } from './rebase-overlays.ts'

/**
 * Files to go on with: with `dealership` the live package, the version laid into the overlay of that one; without, the
 * new package with every overlay brought to it. Nothing is published.
 * @throws EngineError PUBLISH_REFUSED for files that cannot be read, or with conflicts that nobody has decided
 */
export function upgradeOf(live: Candidate | null, files: DraftFiles, dealership: string | null, given: OverlayResolutions | undefined): Upgrade {
  const { package: pkg, overlays, issues } = packageFromFiles(files)
  if (!pkg) throw new EngineError('PUBLISH_REFUSED', 'The definitions cannot be read.', { issues })
  if (!live) return { files, left: [], tried: [] }
  if (live.package.manifest.id !== pkg.manifest.id) throw new EngineError('BAD_INPUT', `The package “${pkg.manifest.id}” is another one than “${live.package.manifest.id}”, which is live here.`, { hint: 'Nothing was changed. Take a version of the package that is live.' })
  const steps = upgradeSteps(live.package, pkg)
  const own = Object.fromEntries(Object.entries(overlays).map(([code, overlay]) => [code, withoutTrial(overlay, steps)]))
  const tried = Object.keys(own).filter((code) => own[code] !== overlays[code])
  const mine = dealership === null ? own : { [dealership]: own[dealership] ?? emptyOverlay(live.package, dealership) }
  const { candidate, conflicts } = rebaseOverlays(live, { package: pkg, overlays: mine }, demandResolutions(given))
  demandSettled(conflicts)
  const found = dealership === null ? filesOfPackage(pkg, candidate.overlays) : trialFiles(live, steps, candidate.overlays[dealership] as OverlayDefinition)
  return { files: found, left: dealership === null ? [] : steps.left, tried }
}

const emptyOverlay = ({ manifest }: PackageDefinition, dealership: string): OverlayDefinition => ({ base: `${manifest.id}@${manifest.version}`, dealership, operations: [] })

function trialFiles(live: Candidate, steps: Steps, own: OverlayDefinition): DraftFiles {
  return filesOfPackage(live.package, { ...live.overlays, [own.dealership]: triedIn(live.package, steps, own) })
}
