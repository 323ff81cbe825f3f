/**
 * The files of a package as TypeScript types. `definitions/meta/*.json` says the same as JSON Schemas
 * (held together by a test); editors validate with those, `checkPackage` with both.
 */
import type { Json, JsonObject } from '../kernel/json.ts'
import type { Titles } from '../kernel/titles.ts'
import type { HomeBlock, HomeDefinition } from './home.ts'

/** `network`: one shared set. `dealership`: each its own. `layered`: a shared set plus a dealership's additions. */
export type Scope = 'network' | 'dealership' | 'layered'
export type StateCategory = 'new' | 'active' | 'waiting' | 'done' | 'cancelled'

export type Unit = string | Titles

/** manifest.json */
export interface Manifest {
  readonly id: string
  readonly version: string
  readonly titles: Titles
  readonly depends?: Readonly<Record<string, string>>
  /** Defaults of the network: area code for local phone numbers, currency, time zone. */
  readonly settings?: { readonly areaCode?: string; readonly currency?: string; readonly timeZone?: string; readonly locale?: string }
}

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
  /** Widget other than the field type's own, by name. */
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

/** A figure at the head of a record, out of records that point to it. */
export interface FigureDefinition {
  /** Stable id, `fg_…`. */
  readonly id: string
  readonly titles: Titles
  /** Added up; those with `minus` are taken off. Where a reader may not read one of them, there is no figure. */
  readonly of: readonly {
    /** Where absent, the record's own `field`. */
    readonly entity?: string
    /** Path from that entity to this record, as of a panel. */
    readonly by?: string
    readonly function: 'count' | 'sum' | 'min' | 'max'
    /** Field of the entity; none for `count`. */
    readonly field?: string
    /** As GraphQL takes it. */
    readonly filter?: JsonObject
    readonly minus?: boolean
  }[]
  readonly color?: string
  /** Shown also where it comes to nothing. */
  readonly withZero?: boolean
}

/** Everything that happened around a record, newest first, out of records that point to it. */
export interface RelatedDefinition {
  /** Stable id, `pa_…`. */
  readonly id: string
  readonly titles: Titles
  readonly sources: readonly {
    readonly entity: string
    /** Path to this record, as of a panel. */
    readonly field: string
    /** Moment at which it happened; `createdAt` where absent. */
    readonly at?: string
    /** Fields that tell what happened. */
    readonly show?: readonly string[]
    /** Rows that are told one by one: a lines field with its moment and its text. */
    readonly lines?: { readonly field: string; readonly at: string; readonly text: string }
  }[]
}

/** Reference to a guard or action of the engine's catalogue, as XState writes it. */
export interface GuardReference {
  readonly type: string
  readonly params?: JsonObject
}
export interface ActionReference {
  readonly type: string
  readonly params?: JsonObject
}

export interface TransitionDefinition {
  readonly target?: string
  readonly guard?: GuardReference
  readonly actions?: readonly ActionReference[]
  readonly meta: {
    readonly id: string
    readonly titles: Titles
    /** Roles that may send the event here; nobody else may. `*` = any role that may read the record. */
    readonly roles: readonly string[]
    /** Asked when the event is sent; its values are `input` in guards and actions. */
    readonly form?: ObjectSchema
    /** The filled button of this state. */
    readonly primary?: boolean
    readonly danger?: boolean
    readonly hidden?: boolean
    /** `after`: the delay counts the working time of this calendar. */
    readonly calendar?: string
    /** `after` with a name instead of a length (`REMIND`): CEL over `record`, the moment at which it is taken. */
    readonly at?: string
  }
}

export interface StateDefinition {
  readonly type?: 'final' | 'parallel' | 'compound' | 'atomic'
  readonly initial?: string
  readonly states?: Readonly<Record<string, StateDefinition>>
  readonly on?: Readonly<Record<string, TransitionDefinition | readonly TransitionDefinition[]>>
  readonly after?: Readonly<Record<string, TransitionDefinition | readonly TransitionDefinition[]>>
  /** Taken by itself once the nested states (of a parallel one: all regions) have come to their final state. */
  readonly onDone?: TransitionDefinition | readonly TransitionDefinition[]
  readonly entry?: readonly ActionReference[]
  readonly exit?: readonly ActionReference[]
  readonly meta: {
    readonly id: string
    readonly titles: Titles
    readonly category: StateCategory
    /** blue, amber, violet, green, grey, red; where absent it follows from the category. */
    readonly color?: string
    /** role → fields it may edit here; `*` as role: every role; `["*"]`: all fields. Absent: all roles with edit permission, all fields; in a final state none. */
    readonly editable?: Readonly<Record<string, readonly string[]>>
    /** Fields that must be filled to enter this state and while in it. */
    readonly required?: readonly string[]
    readonly hidden?: boolean
  }
}

/** entities/<name>/machine.json */
export interface MachineDefinition {
  readonly id: string
  readonly initial: string
  readonly states: Readonly<Record<string, StateDefinition>>
  readonly meta?: { readonly clocks?: readonly ClockDefinition[] }
}

/** A promise of time: how long a record may stand in some of its states, and what happens when the time runs out. */
export interface ClockDefinition {
  /** Stable id, `cl_…`. */
  readonly id: string
  readonly titles: Titles
  /** ISO 8601 (`PT4H`, `P2D`); working time where a calendar is named. */
  readonly limit: string
  readonly calendar?: string
  /** State keys, an outer one meaning all inside, or `category:active`. The clock runs in these … */
  readonly run: readonly string[]
  /** … stands in these (as in all states that are named nowhere) … */
  readonly pause?: readonly string[]
  /** … and ends in these; where absent in final states and those done or cancelled. `stop` goes before `pause`, `pause` before `run`. */
  readonly stop?: readonly string[]
  readonly alarms?: readonly {
    /** Stable id, `al_…`. */
    readonly id: string
    /** So long before the limit (`before`), or after it. */
    readonly at: string
    readonly before?: boolean
    readonly actions: readonly ActionReference[]
  }[]
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** calendars/<name>/calendar.json: working hours in the dealership's own time zone. */
export interface CalendarDefinition {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  /** Intervals of a day, first to last: `["09:00", "13:00"]`; a day without is free. `24:00` ends a day. */
  readonly weekdays: { readonly [day in Weekday]?: readonly (readonly string[])[] }
  /** Holidays (`[]`) and other days that are not like their weekday, by date. */
  readonly days?: Readonly<Record<string, readonly (readonly string[])[]>>
}

export interface SectionDefinition {
  readonly id: string
  readonly titles: Titles
  readonly fields: readonly string[]
  /** 1–3 on wide screens; 2 where absent. */
  readonly columns?: number
  /** Sections with the same tab share one tab of the form. */
  readonly tab?: string
  readonly visible?: string
}

/** entities/<name>/views.json */
export interface ViewsDefinition {
  readonly form: {
    readonly sections: readonly SectionDefinition[]
    readonly tabs?: readonly { readonly name: string; readonly titles: Titles }[]
  }
  readonly list: {
    /** Field names; system ones: number, state, createdAt, updatedAt, dealership. */
    readonly columns: readonly string[]
    readonly orderBy?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[]
    /** Fields offered as filters. */
    readonly filters?: readonly string[]
    readonly views?: readonly { readonly id: string; readonly titles: Titles; readonly filter: JsonObject }[]
  }
  /** Linked lists with counters on the record: records of `entity` whose `field` points here. */
  readonly panels?: readonly {
    readonly id: string
    readonly titles: Titles
    readonly entity: string
    /** Reference to this record, or a path of references that ends with one (`vehicle.owner`). */
    readonly field: string
    /** Further ones: a record is listed that points here by any of them. */
    readonly also?: readonly string[]
    /** Columns instead of the list's own. */
    readonly columns?: readonly string[]
  }[]
  readonly figures?: readonly FigureDefinition[]
  readonly related?: RelatedDefinition
  /** Facts at the head of the record: fields shown as badges when truthy / non-empty. */
  readonly facts?: readonly string[]
  /** The list as a board; where absent, an entity with a machine has one by state. */
  readonly board?: BoardDefinition
  /** The list as a calendar and resource planner; where absent there is none. */
  readonly calendar?: PlannerDefinition
  /** The list as a chart; where absent, one by state, choices and dates. */
  readonly chart?: ListChartDefinition
}

/** The list as columns of cards. Cards of a board by state move by events, of another by changing its field. */
export interface BoardDefinition {
  /** A column for each state (`state`, where absent) or each value of an enum or reference. */
  readonly columns?: string
  /** Reference, person or enum: a lane across the columns for each value. */
  readonly swimLanes?: string
  /** Fields on the card below its label. */
  readonly card: readonly string[]
  /** Number fields summed up in the head of each column. */
  readonly sums?: readonly string[]
}

/** The list by its time: day, week and month, and resources down with hours across. Colours are those of the states. */
export interface PlannerDefinition {
  /** Date or moment; records without one wait beside the calendar. */
  readonly start: string
  /** Of the same kind as `start`. */
  readonly end?: string
  /** Instead of an end: whole number of minutes. */
  readonly duration?: string
  /** References, people or enums to plan by; the first is shown at first. */
  readonly resources?: readonly string[]
  /** Fields that name an entry; the record's label where absent. */
  readonly title?: readonly string[]
  /** Calendar (by name) whose working hours are shown. */
  readonly hours?: string
}

/** The list as figures by group; readers may choose another dimension, measure and kind among those named here. */
export interface ListChartDefinition {
  /** `state`, enums, references, people, yes-or-no fields, dates and moments; the first is shown at first. */
  readonly dimensions: readonly string[]
  /** Number fields offered for sum and average; records can always be counted. */
  readonly measures?: readonly string[]
  /** Shown at first: the count where absent. `field` is one of `measures`. */
  readonly measure?: { readonly function: 'sum' | 'avg'; readonly field: string }
  readonly kind?: 'bar' | 'line' | 'pie'
  /** Periods of a date at first; months where absent. */
  readonly bucket?: 'day' | 'week' | 'month' | 'quarter' | 'year'
}

/** entities/<name>/seed.json: records that belong to the package (catalogues), keyed by stable `key`. */
export interface SeedDefinition {
  /** Field whose value identifies a row over versions. */
  readonly key: string
  readonly records: readonly JsonObject[]
}

export interface EntityPermission {
  readonly read?: boolean
  readonly create?: boolean
  readonly edit?: boolean
  readonly delete?: boolean
  readonly export?: boolean
  /** CEL row filter over `record` and `actor`; must compile to SQL as a whole. */
  readonly filter?: string
  readonly fields?: Readonly<Record<string, 'hidden' | 'masked' | 'read-only'>>
}

/** Rights over the platform itself. */
export type PlatformPermission = 'definitions.publish' | 'definitions.read' | 'users.manage' | 'audit.read' | 'graphiql' | 'tokens.own'

/** roles/<name>/role.json */
export interface RoleDefinition {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  /** Workplace opened after sign-in. */
  readonly workplace: string
  /** entity name or `*` (any entity not named) → permission. Absent: nothing. */
  readonly permissions: Readonly<Record<string, EntityPermission>>
  readonly platform?: readonly PlatformPermission[]
}

/** workplaces/<name>/workplace.json */
export interface WorkplaceDefinition {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  readonly navigation: readonly {
    readonly id: string
    readonly titles?: Titles
    readonly items: readonly (
      | { readonly entity: string; readonly titles?: Titles; readonly view?: string }
      | { readonly report: string }
      | { readonly page: 'definitions' | 'audit' | 'users' | 'dealerships' | 'graphiql' }
    )[]
  }[]
  readonly home?: HomeDefinition
}

export type Measure =
  | { readonly kind: 'count'; readonly source: string; readonly filter?: string; readonly titles: Titles }
  | { readonly kind: 'sum' | 'avg' | 'min' | 'max'; readonly source: string; readonly field: string; readonly filter?: string; readonly titles: Titles; readonly scale?: number }
  /**
   * How long records stood in `state` (an outer state means all inside), from the journal of their events; the stay
   * that still lasts is not in it. One figure per record: all its stays together; `sum`, `avg`, `median`, `max` over records.
   */
  | { readonly kind: 'time-in-state'; readonly source: string; readonly state: string; readonly function: 'sum' | 'avg' | 'median' | 'max'; readonly in: 'minutes' | 'hours' | 'days'; readonly filter?: string; readonly titles: Titles; readonly scale?: number }
  /** factor · of / to, both measures by name; division by zero is no value ("—"). */
  | { readonly kind: 'ratio'; readonly of: string; readonly to: string; readonly factor?: number; readonly scale?: number; readonly unit?: Unit; readonly titles: Titles }

/** reports/<name>/report.json */
export interface ReportDefinition {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  /** Further head lines, printed under the title. */
  readonly subtitles?: readonly Titles[]
  readonly roles: readonly string[]
  readonly parameters: readonly (
    | { readonly name: string; readonly type: 'period'; readonly titles: Titles; readonly default?: { readonly from: string; readonly to: string } | 'this-month' | 'last-month' }
    | { readonly name: string; readonly type: 'reference'; readonly entity: string; readonly titles: Titles }
    | { readonly name: string; readonly type: 'enum'; readonly options: Readonly<Record<string, { readonly titles: Titles }>>; readonly titles: Titles; readonly default?: string }
    | { readonly name: string; readonly type: 'boolean'; readonly titles: Titles; readonly default?: boolean }
  )[]
  /** Filters are CEL over `record` and `params` (`params.period.from`, `.to`: first and last day, both inside). */
  readonly measures: Readonly<Record<string, Measure>>
  readonly blocks: readonly ReportBlock[]
}

export type ReportBlock =
  | { readonly kind: 'figures'; readonly id: string; readonly titles?: Titles; readonly figures: readonly { readonly measure: string; readonly share?: string }[] }
  | {
      readonly kind: 'table'
      readonly id: string
      readonly titles?: Titles
      /** Rows: values of `field` (path from the measures' source, `category` or `category.group`); for a reference, `show` are its fields. */
      readonly dimension: { readonly field: string; readonly show?: readonly string[]; readonly titles: Titles; /** Rows without a record stay visible. */ readonly withEmpty?: boolean }
      readonly columns: readonly (
        | { readonly id: string; readonly measure: string; readonly titles?: Titles }
        /** row value / value of a measure over the whole period. */
        | { readonly id: string; readonly ratio: { readonly of: string; readonly to: string }; readonly factor?: number; readonly scale?: number; readonly unit?: Unit; readonly titles: Titles }
      )[]
      readonly orderBy: readonly { readonly column: string; readonly direction: 'asc' | 'desc' }[]
      readonly total?: boolean
    }
  | { readonly kind: 'chart'; readonly id: string; readonly titles?: Titles; readonly chart: 'pie' | 'bar' | 'line'; /** id of the table block whose rows are drawn. */ readonly table: string; readonly column: string; readonly label: string }

/** A text of a print form; `{{…}}` in it is CEL over the record, or one of dealership, reader, today. */
export type PrintText = Titles

/** Part of a paper. `visible`: CEL; without it always. */
export type PrintBlock =
  | { readonly kind: 'heading'; readonly text: PrintText; readonly visible?: string }
  | { readonly kind: 'paragraph'; readonly text?: PrintText; /** Texts in one line; those that come out empty are left out. */ readonly join?: readonly PrintText[]; readonly separator?: string; readonly align?: 'left' | 'center' | 'right'; readonly visible?: string }
  /** Titles and values side by side: fields of the record, or texts under titles of their own. */
  | { readonly kind: 'fields'; readonly rows: readonly { readonly field?: string; readonly titles?: Titles; readonly text?: PrintText }[]; readonly columns?: number; readonly visible?: string }
  /** Rows of a lines field; `total` adds up a column at its foot. */
  | { readonly kind: 'lines'; readonly field: string; readonly titles?: Titles; readonly columns: readonly { readonly field: string; readonly titles?: Titles; readonly total?: boolean }[]; readonly visible?: string }
  /** The dealership's logo, `width` millimetres at the most; nothing where it has none. */
  | { readonly kind: 'logo'; readonly width?: number; readonly align?: 'left' | 'center' | 'right'; readonly visible?: string }
  /** Places to sign at, with a name below the line. */
  | { readonly kind: 'signatures'; readonly places: readonly { readonly titles: Titles; readonly text?: PrintText }[]; readonly visible?: string }

/** entities/<name>/print/<form>.json: a paper about one record. */
export interface PrintDefinition {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  readonly page?: { readonly size?: 'A4' | 'A5'; readonly orientation?: 'portrait' | 'landscape' }
  /** `reader` (default): of whoever prints; `record`: of the dealership. */
  readonly language?: 'reader' | 'record' | 'en' | 'ru' | 'uk' | 'ro'
  /** Above and below every page; pages are numbered below by themselves. */
  readonly header?: PrintText
  readonly footer?: PrintText
  readonly blocks: readonly PrintBlock[]
}

export interface EntityFiles {
  readonly entity: EntityDefinition
  readonly machine?: MachineDefinition
  readonly views: ViewsDefinition
  readonly seed?: SeedDefinition
  /** Print forms by their names. */
  readonly print?: Readonly<Record<string, PrintDefinition>>
}

/** A whole package, as loaded from a folder or from a published version. */
export interface PackageDefinition {
  readonly manifest: Manifest
  readonly entities: Readonly<Record<string, EntityFiles>>
  readonly roles: Readonly<Record<string, RoleDefinition>>
  readonly workplaces: Readonly<Record<string, WorkplaceDefinition>>
  readonly reports: Readonly<Record<string, ReportDefinition>>
  readonly calendars?: Readonly<Record<string, CalendarDefinition>>
}

/**
 * Operations of an overlay, addressed by stable ids (fields of views too; system fields like `number` by name).
 * An overlay adds and tightens; it never changes a base field's type and opens no closed record.
 */
export type OverlayOperation =
  | { readonly op: 'add-field'; readonly entity: string; readonly name: string; readonly schema: PropertySchema; readonly required?: boolean; readonly after?: string; readonly section?: string }
  | { readonly op: 'add-option'; readonly field: string; readonly value: string; readonly titles: Titles; readonly color?: string; readonly after?: string }
  | { readonly op: 'add-state'; readonly entity: string; readonly name: string; readonly state: StateDefinition }
  | { readonly op: 'add-transition'; readonly state: string; readonly event: string; readonly transition: TransitionDefinition }
  | { readonly op: 'add-actions'; readonly to: string; readonly when?: 'entry' | 'exit'; readonly actions: readonly ActionReference[] }
  /** `fields`: moved into it from where they stood. */
  | { readonly op: 'add-section'; readonly entity: string; readonly section: Omit<SectionDefinition, 'fields'>; readonly fields?: readonly string[]; readonly after?: string | null }
  | { readonly op: 'add-view'; readonly entity: string; readonly view: NonNullable<ViewsDefinition['list']['views']>[number]; readonly after?: string | null }
  | { readonly op: 'add-panel'; readonly entity: string; readonly panel: NonNullable<ViewsDefinition['panels']>[number]; readonly after?: string | null }
  | { readonly op: 'add-block'; readonly workplace: string; readonly block: HomeBlock; readonly after?: string | null }
  /** Behind another of its kind, or first (`null`); a field within its section or into another. */
  | { readonly op: 'move'; readonly element: string; readonly after: string | null; readonly section?: string }
  | { readonly op: 'retarget'; readonly transition: string; readonly to: string }
  /** `option`: the title of that value of an enum field. */
  | { readonly op: 'retitle'; readonly element: string; readonly option?: string; readonly titles: Partial<Titles> }
  | { readonly op: 'hide'; readonly element: string }
  /** Always, while `when` (CEL) is true, or in one state. */
  | { readonly op: 'require'; readonly field: string; readonly when?: string; readonly state?: string }
  /** Must hold besides the rule of the package. */
  | { readonly op: 'set-rule'; readonly field: string; readonly rule: string; readonly message: Titles }
  /** Must be true besides the condition of the package. */
  | { readonly op: 'set-visible'; readonly element: string; readonly visible: string }
  /** One of a fixed value and CEL. */
  | { readonly op: 'set-default'; readonly field: string; readonly value?: Json; readonly initial?: string }
  | { readonly op: 'set-initial'; readonly state: string }
  /** Must hold besides the guard of the package; `titles` say why not. */
  | { readonly op: 'set-guard'; readonly transition: string; readonly cel: string; readonly titles?: Titles }
  | { readonly op: 'set-roles'; readonly transition: string; readonly roles: readonly string[] }
  /** Fields the role may edit in the state; `["*"]`: all. */
  | { readonly op: 'set-editable'; readonly state: string; readonly role: string; readonly fields: readonly string[] }
  | { readonly op: 'set-color'; readonly element: string; readonly option?: string; readonly color: string }
  | { readonly op: 'set-list'; readonly entity: string; readonly columns?: readonly string[]; readonly filters?: readonly string[]; readonly orderBy?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[] }
  | { readonly op: 'set-facts'; readonly entity: string; readonly fields: readonly string[] }
  /** A print form of its own, or in the place of the package's of the same name. */
  | { readonly op: 'set-print'; readonly entity: string; readonly form: PrintDefinition }
  /** Layouts of the list: the parts that are named, fields by their ids, over those of the package. */
  | { readonly op: 'set-board'; readonly entity: string; readonly columns?: string; readonly swimLanes?: string; readonly card?: readonly string[]; readonly sums?: readonly string[] }
  | { readonly op: 'set-planner'; readonly entity: string; readonly start?: string; readonly end?: string; readonly duration?: string; readonly resources?: readonly string[]; readonly title?: readonly string[]; readonly hours?: string }
  | { readonly op: 'set-chart'; readonly entity: string; readonly dimensions?: readonly string[]; readonly measures?: readonly string[]; readonly kind?: 'bar' | 'line' | 'pie'; readonly bucket?: 'day' | 'week' | 'month' | 'quarter' | 'year' }
  /** Working hours of this dealership: the weekdays named, and days added to the calendar's. */
  | { readonly op: 'set-calendar'; readonly calendar: string; readonly weekdays?: CalendarDefinition['weekdays']; readonly days?: CalendarDefinition['days'] }

/** overlay.json of one dealership. */
export interface OverlayDefinition {
  readonly base: string
  readonly dealership: string
  readonly operations: readonly OverlayOperation[]
}
