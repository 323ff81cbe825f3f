/** Compiled CEL and what it sees. */
import type { Json } from '../../kernel/json.ts'
import type { Sql } from '../../kernel/sql.ts'
import type { ScalarKind, Values } from './field.ts'

/** A compiled CEL text. */
export interface Expression {
  readonly source: string
  /** Paths it reads through a reference (`record.client.name` → ['client.name']), to be loaded before evaluation. */
  readonly references: readonly string[]
  readonly evaluate: (context: ExpressionContext) => Json
}

/** What an expression sees. */
export interface ExpressionContext {
  readonly record: Values
  readonly line?: Values
  readonly actor: { readonly id: string; readonly login: string; readonly name: string; readonly position: string | null; readonly roles: readonly string[]; readonly dealership: string | null }
  readonly input?: Values
  /** Parameters of a report. */
  readonly params?: Readonly<Record<string, Json>>
  /** A call that came in, where something follows from one. */
  readonly call?: Values
  readonly now: Date
  /** IANA name in which `today()` and periods count days; UTC where absent. */
  readonly timeZone?: string
}

/** Turns a field path into SQL for row filters, report filters and computed columns. */
export interface SqlScope {
  readonly resolve: (path: readonly string[]) => { readonly sql: Sql; readonly kind: ScalarKind } | null
}
