/** From definitions to the frozen model, and every check across files. */
export { checkDefinitions, checkPackage } from './check-package.ts'
export { compileModel, compileNetworkModel, type CompiledModel } from './compile-model.ts'
export { type EntityScopes, lineScope, parameterScope, schemaScope, typeScopeOf } from './definition-scopes.ts'
