/** Files of a package: reading, checking each by itself, writing, and laying an overlay over them. */
export { applyOverlay } from './apply-overlay.ts'
export { type Element, elementsOf, isList, pointerOf } from './elements.ts'
export { calendarFile, entityFile, overlayFile, reportFile, roleFile, workplaceFile } from './file-place.ts'
export { filesOfPackage } from './files-of-package.ts'
export { loadPackage, readFolder } from './load-package.ts'
export { issuesOfErrors } from './readable-errors.ts'
export { checkContent } from './meta.ts'
export { packageFromFiles } from './package-from-files.ts'
