/** Setting up a network, and emptying it. */
import type { Titles } from '../kernel/titles.ts'
import type { Values } from '../model/types.ts'

/** One record to load. References are ids; `{"$seed": [entity, key]}` means a package's own row, `{"$user": login}` a person. */
export interface LoadRecord {
  readonly id: string
  readonly entity: string
  readonly dealership: string | null
  readonly at: string
  readonly by: string
  readonly values: Values
  /** What the record went through: its state comes from here alone. */
  readonly events?: readonly { readonly at: string; readonly by: string; readonly event: string; readonly input?: Values }[]
}

/** Dealerships, people and records to set up a network with. */
export interface NetworkData {
  readonly dealerships: readonly { readonly code: string; readonly titles: Titles; readonly timeZone: string; readonly currency: string; readonly areaCode: string }[]
  readonly users: readonly { readonly login: string; readonly name: string; readonly position: string; readonly locale: string; readonly roles: readonly { readonly role: string; readonly dealership: string | null }[] }[]
  readonly records: Iterable<LoadRecord>
}

export interface NetworkSetup {
  /** Whether no record but the package's own has ever been made. */
  readonly isEmpty: () => Promise<boolean>
  readonly isPublished: () => Promise<boolean>
  /** Sets up dealerships (before publishing overlays for them), people (all with the demo password) and records with their history. */
  readonly loadSites: (data: Pick<NetworkData, 'dealerships'>) => Promise<void>
  readonly loadPeople: (data: Pick<NetworkData, 'users'>) => Promise<void>
  readonly loadHistory: (data: Pick<NetworkData, 'records'>, onProgress: (done: number) => void) => Promise<number>
  /** Deletes every record and journal; people, dealerships, definitions and the package's own rows stay. */
  readonly wipe: () => Promise<void>
}
