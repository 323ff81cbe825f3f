/** A new version of the package in one dealership before the others: as far as a dealership may differ, said in its overlay. */
import type { OverlayDefinition, OverlayOperation, PackageDefinition } from '../types.ts'
import { applyOperation, draftOf } from '../apply-overlay.ts'
import { isRefusal } from '../overlay-draft.ts'
import { derive } from './derive.ts'
import { isSame } from './differences.ts'
import type { LayerRefusal } from './overlay-from-change.ts'
import { refusalsOf } from './refusals.ts'
import { withHidden } from './settle-target.ts'

export interface Steps {
  readonly operations: readonly OverlayOperation[]
  /** What comes only with the package itself: it cannot be otherwise in one dealership. */
  readonly left: readonly LayerRefusal[]
}

/** What the new version does, as operations over the old one. */
export function upgradeSteps(baseOld: PackageDefinition, baseNew: PackageDefinition): Steps {
  const target = Object.keys(baseOld.entities).reduce((all, entity) => (all.entities[entity] ? withHidden(baseOld, all, entity, new Set()) : all), { ...baseNew, manifest: baseOld.manifest })
  const found = derive(baseOld, baseOld, target, [])
  return { operations: found.operations, left: refusalsOf(found, target, '') }
}

/** The overlay with the new version below what the dealership says itself; `own` is made for the new version. */
export function triedIn(baseOld: PackageDefinition, { operations }: Steps, own: OverlayDefinition): OverlayDefinition {
  let draft = draftOf(baseOld)
  const fitting = [...operations, ...own.operations].filter((operation) => {
    const next = applyOperation(draft, operation)
    if (isRefusal(next)) return false
    draft = next
    return true
  })
  return { ...own, base: `${baseOld.manifest.id}@${baseOld.manifest.version}`, operations: fitting }
}

/** What the dealership says itself, where it has been trying the new version. */
export function withoutTrial(overlay: OverlayDefinition, { operations }: Steps): OverlayDefinition {
  const tried = [...operations]
  const own = overlay.operations.filter((operation) => {
    const at = tried.findIndex((one) => isSame(one, operation))
    if (at >= 0) tried.splice(at, 1)
    return at < 0
  })
  // Without most of them it says by chance what the version says, too: that stays its own.
  return operations.length > 0 && tried.length * 2 <= operations.length ? { ...overlay, operations: own } : overlay
}
