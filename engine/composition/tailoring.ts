import type { DraftFiles } from '../contract/definitions.ts'
import { canonicalText, checkContent, overlayFile, packageFromFiles, placeOf } from '../definition/index.ts'
import type { OverlayOperation } from '../definition/types.ts'
import { EngineError } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import { checkCandidate } from '../publish/index.ts'

/** Dealerships whose overlays these files are; null where one of them is none. */
export function overlaysOnly(paths: readonly string[]): readonly string[] | null {
  const places = paths.map((path) => placeOf(path))
  const dealerships = places.flatMap((place, i) => (place?.kind === 'overlay' && paths[i] === overlayFile(place.name) ? [place.name] : []))
  return dealerships.length === paths.length && paths.length > 0 ? dealerships : null
}

/** The file of a dealership that says these operations, null where there are none. @throws EngineError DEFINITION_INVALID with what it may not say */
export async function tailoredFile(files: DraftFiles, dealership: string, operations: readonly JsonObject[], dealerships: readonly string[]): Promise<string | null> {
  if (operations.length === 0) return null
  const rest = Object.fromEntries(Object.entries(files).filter(([path]) => placeOf(path)?.kind !== 'overlay'))
  const { package: pkg, issues } = packageFromFiles(rest)
  if (!pkg) throw new EngineError('DEFINITION_INVALID', 'The draft itself has mistakes.', { issues, hint: 'Mend them first, then say what is to be otherwise.' })
  const file = overlayFile(dealership)
  const overlay = { base: `${pkg.manifest.id}@${pkg.manifest.version}`, dealership, operations: operations as unknown as readonly OverlayOperation[] }
  const shape = checkContent('overlay', overlay).map((issue) => ({ file, ...issue }))
  const found = shape.length > 0 ? shape : (await checkCandidate({ package: pkg, overlays: { [dealership]: overlay } }, dealerships)).issues.filter((issue) => issue.file === file && issue.severity !== 'warning')
  if (found.length > 0) throw new EngineError('DEFINITION_INVALID', 'The dealership cannot have this.', { issues: found, hint: 'Nothing was saved.' })
  return canonicalText('overlay', overlay)
}
