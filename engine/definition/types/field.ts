/** Properties of a JSON Schema, and what stands in them under `x-field`. */
import type { Json } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'

export type Unit = string | Titles

/** What JSON Schema can't say about a property; stands in it under `x-field`. */
export interface FieldKeywords {
  /** Stable id, `fl_…`; renaming the property keeps it and the data. */
  readonly id: string
  readonly titles: Titles
  readonly help?: Titles
  /** Field type; where absent it follows from the JSON Schema (`type`, `format`, `enum`). */
  readonly type?: string
  /** reference: the entity it points to (kebab-case name). */
  readonly entity?: string
  /** enum: titles of each value, and an optional colour for badges. */
  readonly options?: Readonly<Record<string, { readonly titles: Titles; readonly color?: string }>>
  /** decimal, money: digits after the point (money 2). */
  readonly scale?: number
  /** Shown behind the value: one text where every language writes it alike (`%`), else titles. */
  readonly unit?: Unit
  readonly index?: boolean
  readonly unique?: boolean
  readonly searchable?: boolean
  /** CEL over `record` (and `line` in a line): never stored by a user, recomputed at every write. */
  readonly computed?: string
  /** CEL: value at creation where none was given (`now`, `actor.id`, `record.client.goodsDiscountPct`). */
  readonly initial?: string
  /** CEL over `record`: run once, when it is published, over records that have no value; must compile to SQL. */
  readonly backfill?: string
  /** CEL over `record`, `actor`: shown only while true. What is hidden keeps its value. */
  readonly visible?: string
  /** CEL over `record`: the field must be filled while true. */
  readonly requiredWhen?: string
  /** CEL over `record` (value in `record.<name>`): must hold, else `ruleMessage`. */
  readonly rule?: string
  readonly ruleMessage?: Titles
  /** Personal data: reading it through a mask or export is logged. */
  readonly personal?: boolean
  /** date, date-time: takes the moment of a record that is made by one line of text (“Call Peter tomorrow 10:00”). */
  readonly moment?: boolean
  /** lines: rows can be added, never changed or removed (a log). */
  readonly appendOnly?: boolean
  /** answers: path to the `form` field whose questions the value answers (`surveyType.questions`). */
  readonly form?: string
  /**
   * user: only these people may be chosen. Path to a user field or to rows of people, of the record or one reference
   * away (`goal.specialists`): a row means the person in its column of people, or else everybody with the role in its
   * column `role`; of them those who work in the record's dealership. Where the path names nobody, nothing is limited.
   */
  readonly people?: string
  /** string: reference of the same entity that is found by what is typed here (name, phone, part of a plate): choosing a record fills the reference, and those of the same entity whose `choices` depend on it; else the text stays. */
  readonly finds?: string
  /** reference: only records are taken whose field (key) has the value of this path (`record.channel`, `record.goal.department`), as long as that has one. Looked at again when either changes. */
  readonly choices?: Readonly<Record<string, string>>
  /** reference, also in the form of an event: records whose field (key) has the value of this path are offered before all others, which may be chosen, too. */
  readonly first?: Readonly<Record<string, string>>
  /**
   * date-time, also in the form of an event: the entity (kebab-case name) whose entry begins then. Free times of its
   * calendar are offered, told by what stands in the fields of this form that are named like those of the calendar. The
   * start of an entity's own calendar needs no such word.
   */
  readonly freeTimes?: string
  /** Widget other than the field type's own, by name; `buttons`: the values of an enum, or the records of a reference with few, side by side, chosen by number keys. */
  readonly widget?: string
  /** Kept in the table, shown nowhere. */
  readonly hidden?: boolean
}

/** A property of an entity's schema: draft-07, plus `x-field`. */
export interface PropertySchema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly Json[]
  readonly items?: ObjectSchema
  readonly readOnly?: boolean
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: Json
  readonly 'x-field': FieldKeywords
}

export interface ObjectSchema {
  readonly type: 'object'
  readonly required?: readonly string[]
  readonly properties: Readonly<Record<string, PropertySchema>>
}
