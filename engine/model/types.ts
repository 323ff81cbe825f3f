/** The compiled model: definitions with every name resolved to the thing it means. Frozen; one for the network and one for each way dealerships have it. */
import type {
  ActionReference,
  CalendarDefinition,
  EntityDefinition,
  EntityPermission,
  FieldKeywords,
  GuardReference,
  MachineDefinition,
  PlatformPermission,
  PropertySchema,
  ReportDefinition,
  Scope,
  PrintDefinition,
  SeedDefinition,
  StateCategory,
  StateDefinition,
  TransitionDefinition,
  ViewsDefinition,
  WorkplaceDefinition,
} from '../definition/types.ts'
import type { Json, JsonObject } from '../kernel/json.ts'
import type { EntityNames } from '../kernel/names.ts'
import type { Sql } from '../kernel/sql.ts'
import type { Titles } from '../kernel/titles.ts'

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
  /** Normal forms by which two values are held to be the same (the numbers in a text of phones); absent: they are when they are equal. */
  readonly alike?: (value: Json, field: Field) => readonly string[]
  /** Functions that make sense over it. */
  readonly aggregates: readonly ('sum' | 'avg' | 'min' | 'max')[]
  /** Mistakes in the keywords of a definition; pointers relative to the property. */
  readonly checkDefinition?: (schema: PropertySchema) => readonly { readonly pointer: string; readonly message: string; readonly hint?: string }[]
  /** For the conformance suite: keywords to declare one with, values that must round-trip, values that must be refused. */
  readonly samples: { readonly schema: PropertySchema; readonly valid: readonly Json[]; readonly invalid: readonly Json[] }
}

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
  readonly now: Date
  /** IANA name in which `today()` and periods count days; UTC where absent. */
  readonly timeZone?: string
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

/** Holds for a record while `when` is true. */
export interface Warning {
  readonly id: string
  readonly titles: Titles
  readonly color: string
  readonly when: Expression
  readonly text: Expression | null
}

export interface Entity {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  readonly pluralTitles: Titles
  readonly scope: Scope
  readonly icon: string
  readonly table: string
  readonly names: EntityNames
  readonly label: readonly string[]
  readonly numbering: { readonly start: number; readonly prefix: string } | null
  /** In definition order, hidden ones included. */
  readonly fields: readonly Field[]
  readonly fieldByName: ReadonlyMap<string, Field>
  readonly machine: Machine | null
  readonly warnings: readonly Warning[]
  readonly views: ViewsDefinition
  readonly seed: SeedDefinition | null
  /** Print forms by their names. */
  readonly prints: Readonly<Record<string, PrintDefinition>>
  readonly definition: EntityDefinition
}

/** A state, by its key: path with dots (`inRepair.waiting`). */
export interface State {
  readonly key: string
  readonly id: string
  readonly titles: Titles
  readonly category: StateCategory
  readonly color: string
  readonly isFinal: boolean
  readonly isInitial: boolean
  /** Whether records stand in it under this key: not an outer state, nor one region of a parallel one alone. */
  readonly isStored: boolean
  readonly definition: StateDefinition
}

export interface Transition {
  readonly id: string
  readonly event: string
  readonly from: string
  readonly titles: Titles
  readonly roles: readonly string[]
  readonly guard: GuardReference | null
  readonly actions: readonly ActionReference[]
  readonly definition: TransitionDefinition
}

export interface Machine {
  readonly definition: MachineDefinition
  readonly initial: string
  readonly states: ReadonlyMap<string, State>
  readonly transitions: readonly Transition[]
  /** Transitions that nobody sends: delayed ones (their event is the timer's) and those taken once the inner states are done. */
  readonly automatic: readonly Transition[]
  readonly events: readonly string[]
  /** What is to happen a while after a state was entered. */
  readonly timers: readonly MachineTimer[]
  readonly clocks: readonly Clock[]
  /** Expressions of guards, action params and the fields of transition forms (`initial`, `visible` …) by source text, compiled once. */
  readonly expressions: ReadonlyMap<string, Expression>
  /** Those of them that sending the event may evaluate. */
  readonly expressionsOf: (event: string) => readonly Expression[]
  /** Initial state and the actions of entering it. Pure. */
  readonly start: (context: ExpressionContext) => Step
  /** What the event does in this state. Pure. `null`: the event means nothing here, or every guard refused. */
  readonly next: (state: string, event: string, context: ExpressionContext) => Step | null
  /** Every transition out of this state with, for each, whether it may be sent and why not. Same code as `next`. */
  readonly options: (state: string, context: ExpressionContext, event?: string) => readonly EventOption[]
}

export interface Step {
  readonly state: string
  readonly changed: boolean
  readonly actions: readonly ActionReference[]
  /** Ids of the transitions taken. */
  readonly transitions: readonly string[]
  /** Keys of the states with timers that were entered (and not left again), and of those that were left. */
  readonly entered: readonly string[]
  readonly left: readonly string[]
}

/** A delay of a state: `after` it was entered, or at a moment that the record names, the engine sends `event`. */
export interface MachineTimer {
  /** Key of the state node that sets it. */
  readonly state: string
  /** As the definition writes it. */
  readonly delay: string
  readonly milliseconds: number
  /** Name of the calendar whose working time counts. */
  readonly calendar: string | null
  /** Instead of a length: the moment, worked out from the record's own fields. */
  readonly at: Expression | null
  readonly event: string
}

/** A promise of time over the states of a machine. */
export interface Clock {
  readonly id: string
  readonly titles: Titles
  readonly limitMs: number
  /** Name of the calendar whose working time counts. */
  readonly calendar: string | null
  /** What the clock does while the record stands in the state with this key. Pure. */
  readonly ruleIn: (state: string) => 'run' | 'pause' | 'stop'
  /** In the order of their time; `atMs` on the clock. */
  readonly alarms: readonly { readonly id: string; readonly atMs: number; readonly actions: readonly ActionReference[] }[]
}

export interface EventOption {
  readonly event: string
  readonly transition: Transition
  readonly allowed: boolean
  /** Why not: missing role, or a guard that does not hold (with its own sentence where it has one). */
  readonly reason: { readonly code: 'ROLE' | 'GUARD'; readonly titles: Titles } | null
}

export interface Role {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  readonly workplace: string
  readonly permissions: ReadonlyMap<string, EntityPermission>
  readonly platform: ReadonlySet<PlatformPermission>
}

export interface Model {
  /** Hash of the definitions as they come to with the overlays; equal hash, equal model: it serves every dealership whose definitions come to the same. */
  readonly hash: string
  readonly package: { readonly id: string; readonly version: string; readonly titles: Titles }
  readonly settings: { readonly areaCode: string; readonly currency: string; readonly timeZone: string; readonly locale: string }
  readonly entities: ReadonlyMap<string, Entity>
  readonly roles: ReadonlyMap<string, Role>
  readonly workplaces: ReadonlyMap<string, WorkplaceDefinition>
  readonly reports: ReadonlyMap<string, ReportDefinition>
  readonly calendars: ReadonlyMap<string, CalendarDefinition>
}

/** Where the writes of a command go; what an in-transaction action may do. */
export interface ActionContext extends ExpressionContext {
  readonly entity: Entity
  readonly evaluate: (cel: string) => Json
}

/** Effects as data: an action says what should happen, the runtime does it in the command's transaction. */
export type Effect =
  | { readonly kind: 'set'; readonly values: Values }
  | { readonly kind: 'create'; readonly entity: string; readonly values: Values; /** Field of this record that takes the new id. */ readonly link?: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'notify'; readonly to: readonly { readonly user?: string; readonly role?: string }[]; readonly titles: Titles; readonly body?: string }
  /** Leaves the house once the command is saved; `recipient` is an address within the channel (code of a webhook). */
  | { readonly kind: 'message'; readonly channel: string; readonly recipient: string; readonly body: JsonObject }

/** What the params of an action may name besides the fields of their own entity. */
export interface ActionSurroundings {
  readonly entity: (name: string) => EntityDefinition | null
  readonly entities: readonly string[]
  readonly roles: readonly string[]
}

/** A CEL text among an action's params; `pointer` is relative to the params. */
export interface ActionExpression {
  readonly pointer: string
  readonly source: string
  /** The field that takes the value, which must fit it; of another entity where `entity` is given. */
  readonly field?: string
  readonly entity?: string
}

/** One kind of action. One folder each under engine/actions. */
export interface ActionType {
  readonly name: string
  readonly titles: Titles
  readonly phase: 'in-transaction' | 'after-commit'
  /** JSON Schema of its params; the designer generates the form from it. */
  readonly params: object
  /** CEL texts among the params, to be checked at publish. */
  readonly expressions: (params: Readonly<Record<string, Json>>) => readonly ActionExpression[]
  /** Fields of the record that it fills. */
  readonly sets?: (params: Readonly<Record<string, Json>>) => readonly string[]
  /** What is wrong with the params for this entity, beyond their schema. */
  readonly check?: (params: Readonly<Record<string, Json>>, entity: EntityDefinition, around: ActionSurroundings) => readonly { readonly pointer: string; readonly message: string; readonly hint?: string }[]
  readonly effects: (params: Readonly<Record<string, Json>>, context: ActionContext) => readonly Effect[]
  readonly samples: readonly { readonly params: Readonly<Record<string, Json>>; readonly effects: readonly Effect[] }[]
}

/** Who acts. */
export interface Actor {
  readonly kind: 'user' | 'system'
  /** Uuid of the user; the nil uuid for the system. */
  readonly id: string
  readonly login: string
  readonly name: string
  readonly position: string | null
  readonly locale: string
  /** Dealership the request is about; null = the whole network (`X-Dealership: *`). */
  readonly dealership: string | null
  /** Dealerships the actor may see in this request. With `dealership` set, just that one. */
  readonly dealerships: readonly string[]
  /** Names of the roles held for this request. */
  readonly roles: readonly string[]
  /** IANA name of the zone in which times are shown to the actor: the dealership's; absent: the network's. */
  readonly timeZone?: string
}

/** Turns a field path into SQL for row filters, report filters and computed columns. */
export interface SqlScope {
  readonly resolve: (path: readonly string[]) => { readonly sql: Sql; readonly kind: ScalarKind } | null
}
