import type { Json } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'

/** `keep-ours`: what the dealership has. `take-theirs`: what the package has now. `remove`: the operation has nothing left to change. */
export type Choice = 'keep-ours' | 'take-theirs' | 'remove'

/** A place where the new package and a dealership's overlay want different things. */
export interface Conflict {
  /** Stable while the overlay stays as it is: resolutions name it. */
  readonly id: string
  readonly dealership: string
  /** Index of the operation in the overlay, and those that mean nothing without it. */
  readonly operation: number
  readonly dependents: readonly number[]
  /** Stable id of the element both speak of. */
  readonly element: string
  /** changed: both changed the same property. gone: the package no longer has what the operation needs. taken: the package now has what the operation adds. */
  readonly kind: 'changed' | 'gone' | 'taken'
  /** changed: which property (`titles.en`, `target`, `roles` …). */
  readonly property: string | null
  readonly base: { readonly old: Json; readonly new: Json }
  readonly wanted: Json
  readonly choices: readonly Choice[]
  /** One sentence for the person who decides. */
  readonly titles: Titles
}

/** Conflict id → what somebody chose. */
export type Resolutions = Readonly<Record<string, Choice>>

/** Something that was settled without asking. */
export interface Merged {
  readonly operation: number
  /** kept: it changes another property of an element that the package changed too. renamed: it follows a new name. placed: its neighbour is gone, it stands last. dropped: the package does it by itself now. */
  readonly kind: 'kept' | 'renamed' | 'placed' | 'dropped'
  readonly element: string
  readonly titles: Titles
}
