/** A draft tried on what happened. */
import type { Issue } from '../kernel/errors.ts'

/** Where a draft would have made something else of what really happened. States are keys, `was` by the live definitions, `now` by the draft. */
export type Difference =
  /** The draft has no such entity, or no states for it. */
  | { readonly kind: 'gone'; readonly entity: string; readonly record: string; readonly number: number | null }
  | { readonly kind: 'refused'; readonly entity: string; readonly record: string; readonly number: number | null; readonly event: string; readonly at: string; readonly by: string; readonly state: string; readonly reason: { readonly code: string; readonly text: string } }
  /** The event (null: the creation) leads elsewhere; told where the ways part. */
  | { readonly kind: 'state'; readonly entity: string; readonly record: string; readonly number: number | null; readonly event: string | null; readonly at: string; readonly was: string; readonly now: string }
  /** The event (null: the creation), or automations that follow on it, do other things besides. */
  | { readonly kind: 'effects'; readonly entity: string; readonly record: string; readonly number: number | null; readonly event: string | null; readonly at: string; readonly was: readonly string[]; readonly now: readonly string[] }
  /** The record would stand in another state today. */
  | { readonly kind: 'end'; readonly entity: string; readonly record: string; readonly number: number | null; readonly was: string; readonly now: string }

/** So that a long simulation shows how far it is, and can be ended: some of its records at a time. */
export interface SimulationPart {
  readonly from: number
  readonly count: number
  /** The moment at which the whole began: what happened after it is not looked at. */
  readonly until: string
}

export interface Simulation {
  /** What is wrong with the draft; with an error nothing is tried. */
  readonly issues: readonly Issue[]
  /** Records that the whole simulation is about. */
  readonly found: number
  /** Records and events that were tried. */
  readonly records: number
  readonly events: number
  readonly differences: readonly Difference[]
  /** Records whose way cannot be gone again, and why. */
  readonly skipped: readonly { readonly entity: string; readonly record: string; readonly reason: string }[]
}
