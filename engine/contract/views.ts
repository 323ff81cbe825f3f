/** What pages show, in the reader’s language. */
import type { CalendarDefinition, PlatformPermission } from '../definition/types.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Presence } from '../kernel/presence.ts'
import type { SessionUser } from './people.ts'

export interface Choice {
  readonly value: string
  readonly title: string
  readonly color?: string
  /** Of people: whether they can be spoken to. */
  readonly presence?: Presence
}

/** A column or filter of a list, in the reader's language. */
export interface FieldView {
  readonly name: string
  readonly title: string
  /** Field type name (`phone`, `money` …) or `number`, `state`, `createdAt` … for system fields. */
  readonly type: string
  readonly kind: string | null
  /** reference: entity name of the target and its GraphQL names. */
  readonly target?: { readonly entity: string; readonly type: string; readonly many: string; readonly one: string }
  readonly options?: readonly Choice[]
  readonly scale?: number
  readonly unit?: string
  /** Enum value for orderBy and groupBy. */
  readonly graphqlName: string
  readonly sortable: boolean
  /** Whether its sum over many records says something. */
  readonly summable?: boolean
}

/** Ways to look at the same records. */
export type ListLayout = 'table' | 'board' | 'calendar' | 'chart'

export interface EntityView {
  readonly name: string
  readonly title: string
  readonly pluralTitle: string
  readonly icon: string
  readonly names: { readonly type: string; readonly one: string; readonly many: string; readonly aggregate: string; readonly create: string; readonly update: string; readonly remove: string; readonly send: string }
  readonly hasNumber: boolean
  readonly states: readonly (Choice & { readonly category: string })[]
}

/** The list as columns of cards: what makes the columns, crosses them, stands on a card and is summed up. */
export interface BoardView {
  /** `state`: cards move by events; another field: by changing it. */
  readonly columns: FieldView
  readonly swimLanes: FieldView | null
  readonly card: readonly FieldView[]
  readonly sums: readonly FieldView[]
}

/** The list by its time. */
export interface PlannerView {
  readonly start: FieldView
  readonly end: FieldView | null
  /** Minutes, where there is no end. */
  readonly duration: FieldView | null
  readonly resources: readonly FieldView[]
  /** Empty: an entry is named by its record's label. */
  readonly title: readonly FieldView[]
  /** Working hours in the dealership's zone; null: none are shown. */
  readonly hours: Pick<CalendarDefinition, 'weekdays' | 'days'> | null
  readonly mayEdit: boolean
}

/** The list as figures by group: what may be chosen, and what is shown at first. */
export interface ListChartView {
  readonly dimensions: readonly FieldView[]
  readonly measures: readonly FieldView[]
  /** null: the count. */
  readonly measure: { readonly function: 'sum' | 'avg'; readonly field: string } | null
  readonly kind: 'bar' | 'line' | 'pie'
  readonly bucket: 'day' | 'week' | 'month' | 'quarter' | 'year'
}

export interface ListView {
  readonly entity: EntityView
  /** Ways to look at the list that its views define or permit; the table first. */
  readonly layouts: readonly ListLayout[]
  readonly board: BoardView | null
  readonly calendar: PlannerView | null
  readonly chart: ListChartView | null
  /** Every field that the reader may see in lists: what columns, conditions and groups are chosen from. */
  readonly fields: readonly FieldView[]
  readonly columns: readonly FieldView[]
  readonly filters: readonly FieldView[]
  readonly views: readonly { readonly id: string; readonly title: string; readonly filter: JsonObject }[]
  readonly orderBy: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[]
  readonly mayCreate: boolean
  readonly mayExport: boolean
  /** Fields that the reader may change in some record, each with the states in which not; a record's own rules may be stricter. */
  readonly editable: Readonly<Record<string, readonly string[]>>
  /** Mutations for many records at once; null where the reader may not, whatever the record. */
  readonly bulk: { readonly update: string | null; readonly remove: string | null; readonly send: string | null }
  /** Mutations by which the reader's dealership hides shared rows and puts rows in an order; null where it may not. */
  readonly layer: { readonly hide: string; readonly move: string } | null
}

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
  /** Form asked before sending. */
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

/** JSON Schema and uiSchema, and the data to fill in. */
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

export interface TimelineEntry {
  readonly id: string
  readonly kind: 'create' | 'update' | 'transition' | 'delete' | 'automation' | 'comment' | 'file' | 'file-deleted' | 'message'
  readonly at: string
  readonly actor: string
  /** transition: button title and both states; automation: what it is called. */
  readonly title: string | null
  readonly from: Choice | null
  readonly to: Choice | null
  /** comment: what was said; automation: why it was not carried out; file: its name; message: what is sent, by which channel. */
  readonly text: string | null
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[]
  /** comment: names of the people spoken to, as they stand in the text behind an @. */
  readonly mentions: readonly string[]
  /** file: where it stands; `isDeleted`: only its trace is left, and whether the reader may put it back. */
  readonly file: { readonly id: string; readonly mediaType: string; readonly size: number; readonly isDeleted: boolean; readonly mayRestore: boolean } | null
  /** message: whom it is for, and what came of it. */
  readonly message: { readonly recipient: string; readonly status: 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown' | 'dismissed' } | null
}

/** Somebody who may be spoken to in a comment. */
export interface Mentionable {
  readonly id: string
  readonly name: string
  readonly position: string | null
}

export type TimelineKind = 'changes' | 'comments' | 'files' | 'messages'

/** Which part of a timeline is asked for; without anything the newest of everything. */
export interface TimelinePart {
  readonly kinds?: readonly TimelineKind[]
  /** Only what came before this entry. */
  readonly before?: { readonly at: string; readonly id: string }
  readonly limit?: number
}

export interface ShellView {
  readonly user: SessionUser & { readonly position: string | null }
  readonly dealerships: readonly { readonly code: string; readonly title: string }[]
  /** Code, or `*` for the network. */
  readonly dealership: string
  /** IANA name of the zone in which times are shown. */
  readonly timeZone: string
  readonly mayNetwork: boolean
  readonly workplace: string
  readonly navigation: readonly {
    readonly title: string
    readonly items: readonly { readonly kind: 'entity' | 'report' | 'page'; readonly name: string; readonly title: string; readonly icon: string; /** entity: id of the saved view to open. */ readonly view?: string }[]
  }[]
  readonly platform: readonly PlatformPermission[]
  /** What the reader may make here; `text`: the field that takes what was typed already, `moment`: that which takes the day or time in it. */
  readonly create: readonly { readonly entity: string; readonly title: string; readonly icon: string; readonly text: string | null; readonly moment: { readonly field: string; readonly isDay: boolean } | null }[]
  /** Version of the definitions, shown in the foot. */
  readonly version: string
  readonly unread: number
  /** Notices that stand until somebody acts; they count as unread, too. */
  readonly standing: number
  /** What the person is at this moment. */
  readonly presence: Presence
}

export interface NotificationView {
  readonly id: string
  readonly at: string
  readonly title: string
  readonly body: string | null
  readonly entity: string | null
  readonly record: string | null
  readonly isRead: boolean
  /** It cannot be read away: it stands until its record goes on. */
  readonly isStanding: boolean
  /** What pressing it does, by the event's title; null: it opens the record. */
  readonly press: string | null
  /** Who led the record on, of a notice that has ended; null where nobody did. */
  readonly endedBy: string | null
}

/** What came of pressing a notice. */
export interface TakenNotification {
  /** false: somebody else was first. */
  readonly isTaken: boolean
  /** Who has it now; null where the record went on by itself. */
  readonly by: string | null
  readonly entity: string
  readonly record: string
}
