import { setImmediate as pause } from 'node:timers/promises'
import { checkLaid, checkPackage, type Models, openModels } from '../compile/index.ts'
import { overlayFile } from '../definition/index.ts'
import type { OverlayDefinition, PackageDefinition } from '../definition/types.ts'
import type { Issue } from '../kernel/errors.ts'
import type { Model } from '../model/types.ts'
import type { Compiled } from './renames.ts'

/** What somebody wants to publish: a package and the overlays of the dealerships. */
export interface Candidate {
  readonly package: PackageDefinition
  readonly overlays: Readonly<Record<string, OverlayDefinition>>
}

/** The candidate compiled, or everything that is wrong with it. */
export interface CheckedCandidate extends Candidate {
  /** null where an issue stands in the way. */
  readonly network: Model | null
  /** Its models, compiled once for all who ask. */
  readonly models: Models
  readonly issues: readonly Issue[]
}

/**
 * Compiles the network's model and every overlay's, and gathers all issues. Overlays are laid on the package
 * as it is now: their `base` follows it as long as every operation still finds its element.
 */
export async function checkCandidate(candidate: Candidate, dealerships: readonly string[]): Promise<CheckedCandidate> {
  const { package: pkg } = candidate
  const base = `${pkg.manifest.id}@${pkg.manifest.version}`
  const overlays = Object.fromEntries(Object.entries(candidate.overlays).map(([code, overlay]) => [code, { ...overlay, base }]))
  const own = checkPackage(pkg)
  // Models that come to the same are compiled once, and entities that do are shared.
  const models = openModels({ package: pkg, overlays })
  const issues = [...own]
  for (const code of own.some(isError) ? [] : Object.keys(overlays)) {
    // A network of hundreds takes seconds: requests go on in between.
    await pause()
    issues.push(...overlayIssues({ pkg, own, models, dealerships }, code))
  }
  if (issues.some(isError)) return { package: pkg, overlays, network: null, models, issues }
  const { model, issues: compiled } = models.of(null)
  return { package: pkg, overlays, network: model, models, issues: [...issues, ...compiled] }
}

/** null where an issue stands in the way. */
export function compiledOf(checked: CheckedCandidate): Compiled | null {
  const { network, models } = checked
  return network && { candidate: checked, network, modelOf: (dealership) => (dealership === null ? network : models.of(dealership).model) }
}

export const isError = (issue: Issue): boolean => issue.severity !== 'warning'

interface Checking {
  readonly pkg: PackageDefinition
  /** What the package alone has. */
  readonly own: readonly Issue[]
  readonly models: Models
  readonly dealerships: readonly string[]
}

function overlayIssues({ pkg, own, models, dealerships }: Checking, code: string): readonly Issue[] {
  const file = overlayFile(code)
  if (!dealerships.includes(code)) return [{ file, pointer: '/dealership', message: `there is no dealership “${code}”`, hint: `Known: ${dealerships.join(', ')}.` }]
  const { laid, issues: refused } = models.laidOf(code)
  if (!laid) return refused.map((issue) => ({ file, ...issue }))
  // What the package alone says well may be wrong with the overlay on it: the place named is the laid file's.
  const before = new Set(own.map(key))
  const issues = checkLaid(pkg, laid.package).filter((issue) => !before.has(key(issue)))
  if (issues.some(isError)) return issues.map((issue) => ({ ...issue, message: `${issue.message} (with the overlay of ${code})` }))
  return models.of(code).issues
}

const key = ({ file, pointer, message }: Issue): string => JSON.stringify([file, pointer, message])
