import type { Issue } from '../kernel/errors.ts'
import { indexOf } from './elements.ts'
import { indexAfter } from './index-after.ts'
import { overlayFile } from './file-place.ts'
import { type Applied, type Draft, isRefusal, type Refusal } from './overlay-draft.ts'
import { operations } from './overlay-operations.ts'
import { hideWaysInto } from './overlay-states.ts'
import type { OverlayDefinition, OverlayOperation, PackageDefinition } from './types.ts'

/**
 * Lays a dealership's overlay over the package. Every operation is tried, so that all issues come at once;
 * those with an issue are left out of the returned package.
 */
export function applyOverlay(pkg: PackageDefinition, overlay: OverlayDefinition): { readonly package: PackageDefinition; readonly issues: readonly Issue[] } {
  const file = overlayFile(overlay.dealership)
  const base = baseRefusal(pkg, overlay.base)
  if (base) return { package: pkg, issues: [{ file, ...base }] }
  const issues: Issue[] = []
  let draft = draftOf(pkg)
  overlay.operations.forEach((operation, i) => {
    const result = applyOperation(draft, operation)
    if (isRefusal(result)) issues.push({ file, ...result, pointer: `/operations/${i}${result.pointer}` })
    else draft = result
  })
  return { package: hideWaysInto(draft.package), issues }
}

export const draftOf = (pkg: PackageDefinition): Draft => ({ package: pkg, elements: indexOf(pkg) })

/** The draft after one operation, or what is wrong with it. */
export function applyOperation(draft: Draft, operation: OverlayOperation): Draft | Refusal {
  const run = operations[operation.op] as (draft: Draft, operation: OverlayOperation) => Applied
  const result = run(draft, operation)
  return isRefusal(result) ? result : { package: result, elements: indexAfter(draft.elements, result, operation) }
}

/** The package must be the one the overlay was made for, in the same major version and not an older one. */
function baseRefusal(pkg: PackageDefinition, base: string): Refusal | null {
  const [id, version = ''] = base.split('@')
  const { manifest } = pkg
  if (id !== manifest.id) return { pointer: '/base', message: `was made for the package “${id}”, this is “${manifest.id}”`, hint: `Lay it over “${id}”, or set "base" to "${manifest.id}@${manifest.version}".` }
  const [made = [], now = []] = [version, manifest.version].map((text) => text.split('-')[0]?.split('.').map(Number) ?? [])
  const isNewer = [0, 1, 2].map((i) => (made[i] ?? 0) - (now[i] ?? 0)).find((difference) => difference !== 0) ?? 0
  if (made[0] === now[0] && isNewer <= 0) return null
  return { pointer: '/base', message: `was made for version ${version}, the package is ${manifest.version}`, hint: `Check each operation against the package, then set "base" to "${manifest.id}@${manifest.version}".` }
}
