/** From definitions to the frozen model, and every check across files. */
export { checkPackage } from './check-package.ts'
export { compileModel, compileNetworkModel } from './compile-model.ts'
