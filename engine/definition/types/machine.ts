/** entities/<name>/machine.json: an XState machine with what the platform needs to know in `meta`. */
import type { JsonObject } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { ObjectSchema } from './field.ts'

export type StateCategory = 'new' | 'active' | 'waiting' | 'done' | 'cancelled'

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
