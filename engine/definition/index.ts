/** Files of a package: reading, checking each by itself, writing, and laying an overlay over them. */
export { applyOverlay } from './apply-overlay.ts'
export { canonicalText } from './canonical.ts'
export { type Element, elementsOf, isList, pointerOf } from './elements.ts'
export { entityFile, overlayFile, placeOf, reportFile, roleFile, workplaceFile } from './file-place.ts'
export { filesOfPackage } from './files-of-package.ts'
export { loadOverlay, loadPackage, readFolder } from './load-package.ts'
export { checkContent, type FileKind, metaSchemas } from './meta.ts'
export { packageFromFiles, type PackageFiles } from './package-from-files.ts'
