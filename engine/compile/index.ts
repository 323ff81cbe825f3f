/** From definitions to the frozen model, and every check across files. */
export { checkPackage } from './check-package.ts'
export { compileModel, compileNetworkModel, type CompiledModel } from './compile-model.ts'
export { typeScopeOf } from './definition-scopes.ts'
