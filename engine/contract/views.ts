/** What pages show of records, in the reader’s language. */
import type { JsonObject } from '../kernel/json.ts'
import type { Choice, EntityView, ListView } from './list-views.ts'

/** A button of the record. */
export interface EventView {
  readonly event: string
  readonly title: string
  readonly primary: boolean
  readonly danger: boolean
  readonly allowed: boolean
  /** Sentence that says why not, where `allowed` is false, and its code. */
  readonly reason: string | null
  readonly reasonCode: string | null
  readonly target: Choice | null
  /** rjsf form asked before sending. */
  readonly form: FormView | null
}

/** The buttons of one record, for screens that show many. */
export interface RecordEvents {
  readonly id: string
  readonly label: string
  readonly version: number
  readonly dealership: string | null
  readonly state: string | null
  readonly events: readonly EventView[]
  /** Titles of the records that forms of the events are prefilled with, by id. */
  readonly labels: Readonly<Record<string, string>>
}

/** Records that are likely the same as the one being typed, by one rule of the entity. */
export interface DuplicateView {
  readonly id: string
  readonly title: string
  /** Fields that are alike. */
  readonly fields: readonly string[]
  readonly records: readonly Choice[]
}

/** A record that was found by what was typed into a field: choosing it fills `values`, and the field with `text` where it has one. */
export interface FoundForField {
  readonly id: string
  readonly entity: string
  readonly icon: string
  readonly title: string
  readonly detail: string
  readonly text: string | null
  readonly values: Readonly<Record<string, string>>
  /** Titles of the records in `values`, by id. */
  readonly labels: Readonly<Record<string, string>>
}

/** JSON Schema and uiSchema for rjsf, and the data to fill in. */
export interface FormView {
  readonly schema: JsonObject
  readonly uiSchema: JsonObject
  readonly data: JsonObject
}

/** Something that people must know of a record before they deal with it. */
export interface WarningView {
  readonly id: string
  readonly title: string
  /** What this record has to say, where the definition has words for it. */
  readonly text: string | null
  readonly color: string
}

/** Something that happened around a record. */
export interface RelatedEntry {
  readonly id: string
  /** A record that points here, a row of one, or a comment on one. */
  readonly kind: 'record' | 'line' | 'comment'
  readonly at: string
  readonly entity: string
  readonly entityTitle: string
  readonly record: string
  readonly label: string
  readonly state: (Choice & { readonly category: string }) | null
  readonly text: string | null
}

export interface RecordView {
  readonly entity: EntityView
  /** null while the record is new. */
  readonly id: string | null
  readonly number: number | null
  readonly numberPrefix: string
  readonly label: string
  readonly version: number
  readonly dealership: string | null
  readonly state: (Choice & { readonly category: string; readonly since: string | null }) | null
  readonly form: FormView
  readonly mayEdit: boolean
  /** Why a field or the whole form ('') is read-only, by field name. */
  readonly readOnlyReasons: Readonly<Record<string, string>>
  /** Titles of the referenced records in the form's data, by id. */
  readonly labels: Readonly<Record<string, string>>
  readonly events: readonly EventView[]
  readonly facts: readonly { readonly title: string; readonly value: string; readonly color: string }[]
  readonly warnings: readonly WarningView[]
  /** `filter`: GraphQL filter that lists them; `field`: of a new one, filled with this record; null where it points here by a path. */
  readonly panels: readonly { readonly id: string; readonly title: string; readonly field: string | null; readonly filter: JsonObject; readonly list: ListView; readonly count: number }[]
  /** Title of what happened around the record; null where nothing is told of that. */
  readonly related: { readonly id: string; readonly title: string } | null
  readonly mayDelete: boolean
  /** Fields by which likely duplicates are told; empty where there is nothing to ask for. */
  readonly duplicateFields: readonly string[]
  /** Print forms of the record. */
  readonly prints: readonly { readonly name: string; readonly title: string }[]
  readonly clocks: readonly ClockView[]
}

/** How a promise of time stands, at the moment of reading. Milliseconds are working time where the clock has a calendar. */
export interface ClockView {
  readonly id: string
  readonly title: string
  readonly status: 'running' | 'paused' | 'stopped'
  /** When the limit is reached if the clock goes on; null while it stands. */
  readonly dueAt: string | null
  readonly elapsedMs: number
  /** Below 0: so much too late. */
  readonly remainingMs: number
  /** When the limit was passed. */
  readonly breachedAt: string | null
}
