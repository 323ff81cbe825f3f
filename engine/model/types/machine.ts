/** Machines as pure functions. */
import type { ActionReference, GuardReference, MachineDefinition, StateCategory, StateDefinition, TransitionDefinition } from '../../definition/types.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { Expression, ExpressionContext } from './expression.ts'

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
  /** Ids of the transitions that the event took. */
  readonly transitions: readonly string[]
  /** Keys of the states that these lead to; none of a transition that stays. */
  readonly targets: readonly string[]
  /** Ids of those that were then taken by themselves, in their order. */
  readonly followed: readonly string[]
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
