/** Fields and their kinds. */
import type { FieldKeywords, PropertySchema } from '../../definition/types.ts'
import type { Json } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { Expression } from './expression.ts'

/** Values of a record by field name, in wire form: dates and times ISO text (UTC), decimals numbers, references ids, lines arrays of rows with `id`. */
export type Values = Record<string, Json>

/** Scalar kinds that GraphQL, filters and expressions know; every field type is one of them. */
export type ScalarKind = 'string' | 'integer' | 'decimal' | 'boolean' | 'date' | 'datetime' | 'id' | 'json'

/** One kind of field: everything the projections ask of it. One folder each under engine/fields. */
export interface FieldType {
  readonly name: string
  /** What the value is to GraphQL, filters and expressions; null for lines. */
  readonly kind: ScalarKind | null
  /** SQL type of the column; null: the value lives elsewhere (lines). */
  readonly column: (field: Field) => string | null
  /** Name of the form widget (engine/fields/<type>/widget.tsx); null: the form library's own. */
  readonly widget: string | null
  /** Brings typed text into canonical form before validation (spaces, case); throws nothing. */
  readonly normalise?: (value: Json, field: Field) => Json
  /** What JSON Schema can't check: a sentence about what is wrong, else null. */
  readonly check?: (value: Json, field: Field) => string | null
  /** Texts under which search finds the record, normalised (lower case, digits of a phone …). */
  readonly searchTerms?: (value: Json, field: Field) => readonly string[]
  /** Normal forms by which two values are held to be the same (the numbers in a text of phones, local ones with their area code); absent: they are when they are equal. */
  readonly alike?: (value: Json, field: Field, areaCode: string) => readonly string[]
  /** What of such a form search finds in every way of writing it; absent: all of it. */
  readonly sought?: (form: string) => string
  /** Functions that make sense over it. */
  readonly aggregates: readonly ('sum' | 'avg' | 'min' | 'max')[]
  /** Mistakes in the keywords of a definition; pointers relative to the property. */
  readonly checkDefinition?: (schema: PropertySchema) => readonly { readonly pointer: string; readonly message: string; readonly hint?: string }[]
  /** For the conformance suite: keywords to declare one with, values that must round-trip, values that must be refused. */
  readonly samples: { readonly schema: PropertySchema; readonly valid: readonly Json[]; readonly invalid: readonly Json[] }
}

export interface Field {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  readonly type: FieldType
  /** The property as defined, `x-field` included. */
  readonly schema: PropertySchema
  readonly keywords: FieldKeywords
  readonly required: boolean
  /** Not writable by a user: readOnly in the schema, or computed. */
  readonly readOnly: boolean
  /** `column`: a column of the table. `custom`: a key of the `custom` column (an overlay's field). `lines`: a child table. */
  readonly storage: 'column' | 'custom' | 'lines'
  /** Column name, key in `custom`, or child table name. */
  readonly column: string
  /** reference: the entity's name. */
  readonly target: string | null
  readonly lines: LinesModel | null
  readonly computed: Expression | null
  readonly initial: Expression | null
  readonly visible: Expression | null
  readonly requiredWhen: Expression | null
  readonly rule: Expression | null
  /** Hidden by an overlay: kept in the table, shown nowhere. */
  readonly hidden: boolean
}

export interface LinesModel {
  readonly table: string
  readonly typeName: string
  readonly fields: readonly Field[]
  readonly fieldByName: ReadonlyMap<string, Field>
  readonly appendOnly: boolean
}
