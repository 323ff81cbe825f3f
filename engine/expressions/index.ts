/** CEL in Pitlane: check, evaluate, compile to SQL. Runs in the browser too: nothing here imports a node module. */
export { checkExpression, compileExpression } from './compile-expression.ts'
export { checkSqlExpression, compileToSql, type SqlBindings } from './compile-to-sql.ts'
export { callScope, type FieldScope, type ObjectScope, periodField, recordScope, type TypeScope } from './type-scope.ts'
export type { CelKind } from './types.ts'
export { entityScope } from './entity-scope.ts'
export { type Completion, completionsAt } from './complete.ts'
export { type ASTNode, parseSource } from './parse.ts'
export type { ExpressionProblem } from './checker.ts'
