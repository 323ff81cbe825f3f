/** Definitions as a whole: drafts, publishing, versions. */
import type { Conflict, Merged, Resolutions } from '../definition/index.ts'
import type { Issue } from '../kernel/errors.ts'
import type { Titles } from '../kernel/titles.ts'
import type { Actor } from '../model/types.ts'
import type { Simulation, SimulationPart } from './simulation.ts'

/** Files of a package (`entities/client/entity.json` …) and overlays (`overlays/spb.json`) as text. */
export type DraftFiles = Readonly<Record<string, string>>

export interface PublishPlan {
  readonly issues: readonly Issue[]
  /** Plain sentences: tables, columns, states, forms, who is affected. Empty: nothing changes. */
  readonly changes: readonly { readonly area: 'table' | 'field' | 'index' | 'state' | 'form' | 'role' | 'report' | 'catalogue' | 'overlay'; readonly text: string; /** Dealership in which alone it changes. */ readonly dealership?: string }[]
  /** DDL that would run. */
  readonly sql: readonly string[]
  /** States that are gone while records stand in them: publishing asks where these go. */
  readonly stranded: readonly StrandedState[]
  /** Elements that are taken away, with what still speaks of them and the records that hold something in them. */
  readonly removed: readonly WhereUsed[]
  /** Where the new package and overlays want different things: publishing asks what to choose. */
  readonly conflicts: readonly Conflict[]
  /** What of the overlays was fitted to the new package without asking. */
  readonly merged: readonly (Merged & { readonly dealership: string })[]
}

/** Dealership → conflict id → choice. */
export type OverlayResolutions = Readonly<Record<string, Resolutions>>

/** An element of the definitions, what speaks of it, and what it holds. */
export interface WhereUsed {
  readonly id: string
  /** entity, field, state, transition, role … */
  readonly kind: string
  readonly name: string
  /** Entity it belongs to; '' for none. */
  readonly entity: string
  readonly file: string
  /** Dealership whose overlay adds it; null: it belongs to the package. */
  readonly dealership: string | null
  readonly uses: readonly { readonly file: string; readonly pointer: string; /** What would be wrong there without it. */ readonly message: string }[]
  /** Records with a value, in the state, of the entity; people with the role; null where it holds none by its nature. */
  readonly records: number | null
}

/** Entity → state that is gone → state its records go to. */
export type StateMapping = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface StrandedState {
  readonly entity: string
  readonly entityTitles: Titles
  readonly state: string
  readonly titles: Titles
  /** Records in it; `dealership` null: of the network. */
  readonly places: readonly { readonly dealership: string | null; readonly count: number }[]
  /** States that may take them, those of the same category first. */
  readonly targets: readonly { readonly state: string; readonly titles: Titles }[]
}

export interface VersionView {
  readonly id: number
  readonly hash: string
  readonly version: string
  readonly at: string
  readonly by: string
  readonly note: string | null
  readonly isLive: boolean
  /** Where the records of states went that were gone with it. */
  readonly mapping: StateMapping | null
}

/** A package from elsewhere, made ready for the draft. */
export interface Upgrade {
  readonly files: DraftFiles
  /** What cannot be otherwise in one dealership and comes with the step for all. */
  readonly left: readonly Issue[]
  /** Dealerships that have been trying the version: what they say of it themselves is kept, the rest comes with the package. */
  readonly tried: readonly string[]
}

export interface DefinitionsDoor {
  /** The files, or the overlay of one dealership alone, as one file (ZIP). */
  readonly pack: (actor: Actor, files: DraftFiles, dealership?: string | null) => Promise<Uint8Array>
  /** Texts out of one file, as yet unchecked. Throws BAD_INPUT for what is no package, a trap, or leads outside. */
  readonly unpack: (actor: Actor, bytes: Uint8Array) => Promise<DraftFiles>
  /** `files`: a new version of the package with the overlays of now. Without a dealership for all of them, else for that one first. Throws PUBLISH_REFUSED with conflicts to decide; BAD_INPUT. */
  readonly upgrade: (actor: Actor, files: DraftFiles, dealership: string | null, resolutions?: OverlayResolutions) => Promise<Upgrade>
  readonly draft: (actor: Actor) => Promise<DraftFiles>
  readonly check: (actor: Actor, files: DraftFiles) => Promise<readonly Issue[]>
  readonly plan: (actor: Actor, files: DraftFiles, mapping?: StateMapping, resolutions?: OverlayResolutions) => Promise<PublishPlan>
  /**
   * `base`: id of the version the files were taken from; another one that is live by now is not overwritten unseen.
   * Throws PUBLISH_REFUSED with the issues, VERSION_CONFLICT for the base, UNAVAILABLE where tables stay in use; nothing is changed then.
   */
  readonly publish: (actor: Actor, files: DraftFiles, note: string | null, base?: number, mapping?: StateMapping, resolutions?: OverlayResolutions) => Promise<VersionView>
  /** Publishes what was live as number `id` once more, as a new version. Throws as `publish` does; NOT_FOUND, BAD_INPUT where it is live. */
  readonly rollback: (actor: Actor, id: number, note: string | null, mapping?: StateMapping) => Promise<VersionView>
  /** What speaks of the element with this stable id in what is live, and what it holds. Throws NOT_FOUND. */
  readonly whereUsed: (actor: Actor, elementId: string) => Promise<WhereUsed>
  /** Files of any version; with them `plan` says what going back to it would do. */
  readonly versionFiles: (actor: Actor, id: number) => Promise<DraftFiles>
  /** Tries the draft on the last records' events (100 of them, at most 1000); nothing is written or sent. */
  readonly simulate: (actor: Actor, files: DraftFiles, options?: { readonly last?: number; readonly entity?: string; readonly part?: SimulationPart }) => Promise<Simulation>
  readonly versions: (actor: Actor) => Promise<readonly VersionView[]>
}
