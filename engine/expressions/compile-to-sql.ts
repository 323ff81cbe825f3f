/**
 * Expressions as parameterised SQL, with the meaning `evaluate` has: an order with null does not
 * hold, `!=` is true of null and a value, null as a condition is false. What does not read the
 * record is evaluated here and bound as a value. An expression compiles as a whole or not at all.
 */
import { EngineError } from '../kernel/errors.ts'
import { raw, type Sql } from '../kernel/sql.ts'
import type { ExpressionContext, SqlScope } from '../model/types.ts'
import { checkedTree } from './compile-expression.ts'
import type { ExpressionProblem } from './checker.ts'
import { SqlCompiler } from './sql-compiler.ts'
import type { FieldScope, TypeScope } from './type-scope.ts'

/** Keys of the `params` of `compileToSql`: what `actor`, `params`, `now` and days mean in this query. */
export interface SqlBindings {
  readonly actor?: ExpressionContext['actor']
  readonly params?: Readonly<Record<string, unknown>>
  /** The moment of the query where absent. */
  readonly now?: Date
  /** IANA name; UTC where absent. */
  readonly timeZone?: string
}

/**
 * SQL that is true exactly where the expression is. A condition may be null where it is false
 * (`where` takes it as it is; to negate it write `(…) is not true`). Throws DEFINITION_INVALID.
 */
export function compileToSql(source: string, scope: TypeScope, sqlScope: SqlScope, params: SqlBindings | Record<string, unknown> = {}): Sql {
  const { node } = checkedTree(source, scope)
  const compiler = new SqlCompiler(sqlScope, params as SqlBindings)
  return node.type.kind === 'boolean' ? compiler.condition(node) : compiler.value(node)
}

/** Why the text can't be SQL; empty where it can. For row filters and report filters at publish. */
export function checkSqlExpression(source: string, scope: TypeScope): readonly ExpressionProblem[] {
  try {
    compileToSql(source, scope, { resolve: (path) => resolveKind(scope, path) })
    return []
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return error.issues.map(({ message, hint }) => (hint === undefined ? { message } : { message, hint }))
  }
}

/** Stands in for a table: every scalar the scope knows has a column. */
function resolveKind(scope: TypeScope, path: readonly string[]): ReturnType<SqlScope['resolve']> {
  let field: FieldScope | undefined
  let object = scope.record
  for (const name of path) {
    field = object?.fields.get(name)
    object = field?.target?.()
  }
  return field?.kind && !field.isList ? { sql: raw('null'), kind: field.kind } : null
}
