/** From definitions to the frozen model, and every check across files. */
export { checkLaid, checkPackage } from './check-package.ts'
export { compileModel, compileNetworkModel } from './compile-model.ts'
export { type ModelCache, type Models, openModels } from './model-cache.ts'
