/** Files of a package: reading, checking each by itself, writing, and laying an overlay over them. */
export { canonicalText } from './canonical.ts'
export { entityFile, overlayFile, placeOf, reportFile, roleFile, workplaceFile } from './file-place.ts'
export { filesOfPackage } from './files-of-package.ts'
export { loadOverlay, loadPackage, readFolder } from './load-package.ts'
export { checkContent, type FileKind, metaSchemas } from './meta.ts'
export { packageFromFiles, type PackageFiles } from './package-from-files.ts'
