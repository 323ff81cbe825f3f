/** Tables as plain data: what the model wants and what the catalogue has look the same, so that they can be compared. */

export interface Column {
  readonly name: string
  /** As PostgreSQL writes it: `numeric(18,2)`, `timestamp with time zone`. */
  readonly type: string
  readonly nullable: boolean
  /** Default as PostgreSQL writes it. */
  readonly default: string | null
  /** Stable id of the field, kept as the column's comment; null for system columns. */
  readonly id: string | null
  /** SQL value for rows that are already there when the column is added. */
  readonly fill?: string
  /** JSON pointer into the definition, for issues. */
  readonly pointer?: string
}

export interface ForeignKey {
  readonly name: string
  readonly columns: readonly string[]
  readonly target: { readonly schema: string; readonly table: string; readonly columns: readonly string[] }
  readonly onDelete: 'cascade' | null
}

export interface Index {
  readonly name: string
  readonly unique: boolean
  /** `using …` with columns and condition as the engine wrote it; kept as the index's comment, because PostgreSQL rewrites expressions. */
  readonly definition: string
}

export interface Table {
  readonly name: string
  /** Stable id of the entity or lines field, kept as the table's comment. */
  readonly id: string | null
  readonly columns: readonly Column[]
  readonly primaryKey: { readonly name: string; readonly columns: readonly string[] }
  readonly foreignKeys: readonly ForeignKey[]
  readonly indexes: readonly Index[]
  /** Live tables: whether it holds no row at all. */
  readonly isEmpty?: boolean
  /** File of the definition, for issues. */
  readonly file?: string
}

/** A wanted table beside the live one it continues. */
export interface Pair {
  readonly live: Table
  readonly wanted: Table
}

/** One change in words. */
export interface Change {
  readonly area: 'table' | 'field' | 'index'
  readonly text: string
}
