/** What the demo network is made of, and what the loader reads. Pure data: the loader gives it ids of users and seeded rows. */
import type { Titles } from '../../kernel/titles.ts'
import type { Values } from '../../model/types.ts'

export interface DemoDealership {
  readonly code: string
  readonly titles: Titles
  readonly timeZone: string
  readonly currency: string
  readonly areaCode: string
}

export interface DemoUser {
  readonly login: string
  readonly name: string
  readonly position: string
  /** `dealership: null`: the role holds in the whole network. */
  readonly roles: readonly { readonly role: string; readonly dealership: string | null }[]
  readonly locale: string
}

/** An event sent to the record at a moment in the past. Its input may hold `{$user: login}`. */
export interface LoadEvent {
  readonly at: string
  readonly by: string
  readonly event: string
  readonly input?: Values
}

/**
 * One record with its history. `values` hold references as ids, `{$seed: [entity, key]}` for a seeded row and
 * `{$user: login}` for a user, also inside lines. The state is never given: it comes from `events`, in order.
 */
export interface LoadRecord {
  readonly id: string
  readonly entity: string
  readonly dealership: string | null
  readonly at: string
  readonly by: string
  readonly values: Values
  readonly events?: readonly LoadEvent[]
}

export interface DemoNetwork {
  readonly dealerships: readonly DemoDealership[]
  readonly users: readonly DemoUser[]
  /** In an order in which every reference points backwards; numbered records in order of `at`. */
  readonly records: Iterable<LoadRecord>
}
