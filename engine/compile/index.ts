/** From definitions to the frozen model, and every check across files. */
export { compileModel, compileNetworkModel, type CompiledModel } from './compile-model.ts'
export { type EntityScopes, lineScope, parameterScope, schemaScope, typeScopeOf } from './definition-scopes.ts'
