/** entities/<name>/entity.json and seed.json. */
import type { JsonObject } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { ObjectSchema } from './field.ts'

/** `network`: one shared set. `dealership`: each its own. `layered`: a shared set plus a dealership's additions. */
export type Scope = 'network' | 'dealership' | 'layered'

/** All of `fields` alike, in their normal forms (a phone by its number, a plate in either alphabet, words without regard to capitals). */
export interface DuplicateDefinition {
  /** Stable id, `du_…`. */
  readonly id: string
  readonly titles?: Titles
  /** At least one of them searchable, so that the others are found at once. */
  readonly fields: readonly string[]
}

/** entities/<name>/entity.json */
export interface EntityDefinition {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  readonly pluralTitles: Titles
  readonly description?: Titles
  readonly scope: Scope
  /** Tabler icon name without prefix, kebab-case (`car`, `user`, `clipboard-list`). */
  readonly icon?: string
  /** Fields that make the record's one-line label, in order; `number` may be among them. */
  readonly label: readonly string[]
  readonly numbering?: { readonly start?: number; readonly prefix?: string }
  /** Which fields, filled alike, make it likely that a record is there already: told while somebody types, never refused. */
  readonly duplicates?: readonly DuplicateDefinition[]
  readonly schema: ObjectSchema
  /** What people must know of a record before they deal with it; told wherever the record is named. */
  readonly warnings?: readonly WarningDefinition[]
}

/** Holds for a record while `when` is true, and as far as the reader may see the fields that it reads. */
export interface WarningDefinition {
  /** Stable id, `wa_…`. */
  readonly id: string
  readonly titles: Titles
  /** CEL over `record`. */
  readonly when: string
  /** CEL over `record`: told instead of the title (`record.clientCategory.name`). */
  readonly text?: string
  /** amber where absent. */
  readonly color?: string
}

/** entities/<name>/seed.json: records that belong to the package (catalogues), keyed by stable `key`. */
export interface SeedDefinition {
  /** Field whose value identifies a row over versions. */
  readonly key: string
  readonly records: readonly JsonObject[]
}
