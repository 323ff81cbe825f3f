/** A draft led through by hand, and along scenarios; nothing is written or sent. */
import type { MachineDefinition, ScenarioDefinition, ScenarioStep } from '../definition/types.ts'
import type { Issue } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Actor } from '../model/types.ts'
import type { DraftFiles } from './definitions.ts'
import type { Choice } from './list-views.ts'
import type { ClockView, EventView, FormView } from './views.ts'

/** A record that is only tried, between one step and the next: whoever tries it keeps it. */
export interface TriedRecord {
  readonly values: JsonObject
  readonly number: number | null
  readonly state: string | null
  readonly stateSince: string | null
  readonly createdAt: string
  /** What it waits for. */
  readonly timers: readonly { readonly state: string; readonly delay: string; readonly dueAt: string; readonly chain?: string | null }[]
  readonly clocks: readonly JsonObject[]
}

export interface TryOutRequest {
  readonly entity: string
  /** Whose definitions; null: the network's. */
  readonly dealership: string | null
  /** As whom it is seen, and sent. */
  readonly role: string
  /** The moment it is taken to be. */
  readonly at: string
  /** A new record (in a state of one's choice), a copy of a real one, or the one that is being tried. */
  readonly from: { readonly kind: 'new'; readonly state: string | null } | { readonly kind: 'copy'; readonly id: string } | { readonly kind: 'tried'; readonly record: TriedRecord }
  /** What is done; null: it is only looked at. */
  readonly does: { readonly kind: 'save'; readonly values: JsonObject } | { readonly kind: 'send'; readonly event: string; readonly input: JsonObject; /** What was typed into the record before. */ readonly values?: JsonObject } | { readonly kind: 'wait'; readonly until: string } | null
}

/** What a step would do besides moving the record, in words of the reader. */
export type TriedEffect =
  | { readonly kind: 'set'; readonly field: string; readonly from: string; readonly to: string }
  | { readonly kind: 'create'; readonly entity: string; readonly values: readonly { readonly field: string; readonly value: string }[] }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'notify'; readonly to: readonly string[]; readonly text: string }
  | { readonly kind: 'send'; readonly event: string }
  | { readonly kind: 'message'; readonly channel: string; readonly recipient: string }

/** One thing that would happen. */
export interface TriedStep {
  readonly kind: 'create' | 'event' | 'timer' | 'alarm' | 'automation'
  /** Title of the event, delay, clock or automation. */
  readonly title: string
  readonly at: string
  readonly from: Choice | null
  readonly to: Choice | null
  readonly refused: { readonly code: string; readonly text: string; readonly issues: readonly Issue[] } | null
  readonly effects: readonly TriedEffect[]
}

/** How the record stands, as the role sees it. */
export interface TriedView {
  readonly at: string
  readonly record: TriedRecord
  readonly label: string
  /** The draft's, as the dealership has it. */
  readonly machine: MachineDefinition | null
  readonly state: (Choice & { readonly category: string; readonly since: string | null }) | null
  readonly form: FormView & { readonly mayEdit: boolean; readonly readOnlyReasons: Readonly<Record<string, string>> }
  readonly labels: Readonly<Record<string, string>>
  readonly events: readonly EventView[]
  /** Why it could not be saved as it stands. */
  readonly mistakes: readonly Issue[]
  /** What comes by itself, soonest first. */
  readonly waits: readonly { readonly kind: 'timer' | 'alarm' | 'automation'; readonly title: string; readonly at: string }[]
  readonly clocks: readonly ClockView[]
  /** What has just happened. */
  readonly steps: readonly TriedStep[]
  /** What it adds to a scenario: where it begins (null: not there where records begin), values typed without an event, steps and when they were taken. */
  readonly scenario: { readonly begins: string | null; readonly set: JsonObject; readonly steps: readonly ScenarioStep[]; readonly at: readonly string[] }
}

export interface TryOut {
  /** With an error among them nothing is tried. */
  readonly issues: readonly Issue[]
  readonly view: TriedView | null
}

/** How a scenario went. States are named in words. */
export interface ScenarioResult {
  readonly id: string
  /** Null: it leads where it led. `step` null: it does not begin as it did. */
  readonly failure: { readonly step: number | null; readonly kind: 'gone' | 'refused' | 'state'; readonly text: string; readonly was: string; readonly now: string } | null
}

export interface ScenarioSearch {
  readonly issues: readonly Issue[]
  readonly scenarios: readonly ScenarioDefinition[]
  /** Transitions that no way was found to, by their titles. */
  readonly uncovered: readonly { readonly id: string; readonly title: string }[]
}

export interface TriesDoor {
  /** One step with a made-up or copied record through a draft. A real record is read with the actor's own rights. @throws EngineError FORBIDDEN, BAD_INPUT, NOT_FOUND */
  readonly tryOut: (actor: Actor, locale: string, files: DraftFiles, request: TryOutRequest) => Promise<TryOut>
  /** Ways through the machine that take every transition there is a way to. */
  readonly findScenarios: (actor: Actor, files: DraftFiles, entity: string, dealership: string | null) => Promise<ScenarioSearch>
  /** The draft's saved scenarios of an entity, gone again. */
  readonly runScenarios: (actor: Actor, locale: string, files: DraftFiles, entity: string, dealership: string | null) => Promise<{ readonly issues: readonly Issue[]; readonly results: readonly ScenarioResult[] }>
}
