/** A dealership's layer over the package, for whoever changes it: pure, without reading or checking files. */
export { applyOverlay } from '../apply-overlay.ts'
export { indexOf, pointerOf } from '../elements.ts'
export { nameOf } from '../rebase/sentences.ts'
export { copiedInto, elementsIn, fileOf, promoted, rightsId, withNeeds, withoutElement, withoutOperations } from './between-overlays.ts'
export { isSame } from './differences.ts'
export { contentsOf, packageOf } from './laid-files.ts'
export { type LayerRefusal, overlayFromChange } from './overlay-from-change.ts'
export { keyOf } from './operation-keys.ts'
