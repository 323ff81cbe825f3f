import type { DefinitionDraftsDoor, DefinitionsDoor, MachineFiguresDoor, TriesDoor } from '../engine.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Actor, Entity, Model } from '../model/types.ts'
import type { Query, Reader, Store } from '../store/index.ts'
import type { PersonalReads } from './personal-reads.ts'
import type { Idempotency } from './steps/once.ts'

/** Drafts of the definitions, how they are tried, and what they come to. */
export type DefinitionsOffice = DefinitionsDoor & DefinitionDraftsDoor & MachineFiguresDoor & TriesDoor

/** What a request works with. */
export interface Runtime {
  readonly store: Store
  /** Reads sums over many records, perhaps from a copy that is some seconds behind; absent: `store` does. */
  readonly sums?: Reader | undefined
  /** Of the dealership the request is about, or of the network. */
  readonly model: Model
  /** The same version's model of any dealership. */
  readonly modelOf: (dealership: string | null) => Model
  readonly actor: Actor
  readonly clock: () => Date
  /** Where the request may be sent again: its commands are carried out once. */
  readonly idempotency?: Idempotency | undefined
  /** Has the message sent soon after the transaction of `query`; absent: it waits for a worker that looks for itself. */
  readonly enqueue?: ((query: Query, message: string) => Promise<void>) | undefined
  /** Lets no other version come before the request ends: asked for before the first of several commands. */
  readonly hold?: (() => Promise<void>) | undefined
  readonly wholly?: Wholly | undefined
  /** Definitions as a whole; what is done there stands by itself, outside of the request's own transactions. */
  readonly definitions?: DefinitionsOffice | undefined
  /** What the request has done stays done: it is not repeated, whatever version comes. */
  readonly keep?: (() => void) | undefined
  /** Hears of personal data that is read; absent: nobody writes it down. */
  readonly reads?: PersonalReads | undefined
}

/**
 * Does the work of a request whole on one version: where a newer one comes in between and nothing was saved yet,
 * the work is done again from its beginning, and only the last answer counts.
 */
export type Wholly = <T>(work: (runtime: Runtime) => Promise<T>) => Promise<T>

/** The same inside the transaction of one command: one moment, one connection. */
export interface CommandRuntime extends Omit<Runtime, 'store' | 'sums' | 'clock' | 'modelOf' | 'idempotency' | 'hold' | 'wholly' | 'definitions' | 'keep' | 'reads'> {
  readonly query: Query
  readonly now: Date
  /** Ids of the automations at work, the first of them first: what they do sets none of them off again. */
  readonly chain?: readonly string[] | undefined
}

/** Intention that writes. `version`: the one the sender saw; another one in the table is a VERSION_CONFLICT. */
export type Command =
  /** `id`: where one was given away before it is there. `event`: sent to the record as soon as it is made; where either is refused, neither was. */
  | { readonly kind: 'create'; readonly entity: Entity; readonly values: JsonObject; readonly id?: string | undefined; readonly event?: string; readonly input?: JsonObject }
  | { readonly kind: 'update'; readonly entity: Entity; readonly id: string; readonly version: number; readonly values: JsonObject }
  | { readonly kind: 'delete'; readonly entity: Entity; readonly id: string; readonly version: number }
  | { readonly kind: 'send'; readonly entity: Entity; readonly id: string; readonly version: number; readonly event: string; readonly input: JsonObject }
