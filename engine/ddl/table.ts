/** Tables as plain data: what the model wants and what the catalogue has look the same, so that they can be compared. */
import type { Issue } from '../kernel/errors.ts'

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
  /** The field must be filled. Where nothing says with what, rows that are there stand in the way of adding it. */
  readonly required?: boolean
  /** An expression of the definition gives rows that are there their value. */
  readonly isBackfilled?: boolean
  /** The only values there may be (enum). */
  readonly options?: readonly string[]
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
  /** Unique: what must differ, so that rows in the way can be found before. */
  readonly over?: IndexedField
}

export interface IndexedField {
  /** Columns within which the value must differ. */
  readonly lead: readonly string[]
  readonly id: string
  readonly name: string
  /** Column, or key in `custom`. */
  readonly column: string
  readonly isCustom: boolean
  /** Its values are not shown in an issue. */
  readonly isPersonal: boolean
  readonly pointer: string
}

export interface Table {
  readonly name: string
  /** Stable id of the entity or lines field, kept as the table's comment. */
  readonly id: string | null
  readonly columns: readonly Column[]
  readonly primaryKey: { readonly name: string; readonly columns: readonly string[] }
  readonly foreignKeys: readonly ForeignKey[]
  readonly indexes: readonly Index[]
  /** Fields of overlays: keys of the `custom` column, with the type their values are read as. */
  readonly custom?: readonly Column[]
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

/** Rows that stand in the way of a change; asked of the tables as they are before it. */
export interface DataCheck {
  /** Answers one row: `count`, and `example` as text or null. */
  readonly sql: string
  /** What to say where the count is not 0. */
  readonly issue: (count: number, example: string | null) => Issue
}

/** One change in words. */
export interface Change {
  readonly area: 'table' | 'field' | 'index'
  readonly text: string
}
