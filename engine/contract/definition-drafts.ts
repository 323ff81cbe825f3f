/** Working copies of the definitions that several people change together, and publishing what came of them. */
import type { MergeConflict, Side } from '../definition/index.ts'
import type { Issue } from '../kernel/errors.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Actor } from '../model/types.ts'
import type { DraftFiles, OverlayResolutions, StateMapping, VersionView } from './definitions.ts'

export interface DefinitionDraft {
  readonly id: string
  readonly name: string
  /** Number of the version the changes lie over. */
  readonly base: number
  /** Grows with every change. */
  readonly revision: number
  /** How many files differ from the base. */
  readonly changes: number
  readonly createdBy: string
  /** ISO 8601. */
  readonly createdAt: string
  readonly changedBy: string
  readonly changedAt: string
  /** Who has it open now. */
  readonly people: readonly DraftPerson[]
  /** Publication of it that waits for its time. */
  readonly scheduled: ScheduledPublication | null
}

export interface DraftPerson {
  /** Of the browser: somebody may have several. */
  readonly tab: string
  readonly user: string
  readonly name: string
  readonly path: string | null
  readonly pointer: string | null
}

export interface DraftFile {
  readonly path: string
  /** null: the draft takes the file away. */
  readonly text: string | null
  readonly revision: number
  readonly by: string
  readonly at: string
}

export interface DraftState extends DefinitionDraft {
  /** Files that changed after the revision asked for; all without one. */
  readonly files: readonly DraftFile[]
  /** Every file that differs from the base. */
  readonly paths: readonly string[]
}

/** `revision`: of the file as the sender knows it, 0 where the draft does not change it yet. */
export interface DraftWrite {
  readonly path: string
  readonly text: string | null
  readonly revision: number
}

export interface DraftSaved {
  readonly revision: number
  readonly saved: readonly { readonly path: string; readonly revision: number }[]
  /** Not written: somebody else was there before; the file as it stands, for merging. `revision` 0: as in the base. */
  readonly behind: readonly DraftFile[]
}

export interface DraftConflict extends MergeConflict {
  readonly path: string
}

/** Path → key of a conflict → whose change holds. */
export type DraftChoices = Readonly<Record<string, Readonly<Record<string, Side>>>>

/** What a draft is made of its new base: `conflicts` empty where it was done. */
export interface DraftRebased {
  readonly base: number
  /** Ours is the draft's, theirs what was published. */
  readonly conflicts: readonly DraftConflict[]
}

export interface ScheduledPublication {
  readonly id: string
  readonly name: string
  readonly at: string
  readonly note: string | null
  readonly by: string
  readonly status: 'waiting' | 'published' | 'refused' | 'cancelled'
  /** Number of the version that came of it. */
  readonly publication: number | null
  readonly issues: readonly Issue[]
}

/** What whoever publishes a draft has decided. `revision`: of the draft as it was looked at; a newer one is not published unseen. */
export interface DraftDecisions {
  readonly revision: number
  readonly note: string | null
  readonly mapping?: StateMapping
  readonly resolutions?: OverlayResolutions
}

/** Reading asks for `definitions.read`, changing for `definitions.publish` in the network; what one dealership says otherwise for `definitions.tailor` there. All throw NOT_FOUND for a draft that is gone. */
export interface DefinitionDrafts {
  /** Those changed last first. */
  readonly list: (actor: Actor) => Promise<readonly DefinitionDraft[]>
  readonly read: (actor: Actor, id: string, after?: number) => Promise<DraftState>
  /** The definitions as the draft leaves them. */
  readonly files: (actor: Actor, id: string) => Promise<DraftFiles>
  /** Throws BAD_INPUT where there are too many. */
  readonly create: (actor: Actor, name: string) => Promise<DefinitionDraft>
  readonly rename: (actor: Actor, id: string, name: string) => Promise<void>
  readonly discard: (actor: Actor, id: string) => Promise<void>
  /** `base`: what the files were taken from; another one by now is a VERSION_CONFLICT. A file as in the base differs no more. Throws BAD_INPUT for too much. */
  readonly save: (actor: Actor, id: string, base: number, writes: readonly DraftWrite[]) => Promise<DraftSaved>
  /**
   * What the dealership says otherwise than the package, in the draft: these operations and no others; `revision` as in a write.
   * @throws EngineError DEFINITION_INVALID with the reason for each operation that an overlay may not have
   */
  readonly tailor: (actor: Actor, id: string, dealership: string, revision: number, operations: readonly JsonObject[]) => Promise<DraftSaved>
  /** Lays the draft over the live version. `revision`: the one the choices were made for, else VERSION_CONFLICT. */
  readonly rebase: (actor: Actor, id: string, revision: number, choices?: DraftChoices) => Promise<DraftRebased>
  /** Tells that the actor's browser `tab` has the draft open, and where; `place` null: not any more. */
  readonly attend: (actor: Actor, id: string, tab: string, place: { readonly path: string | null; readonly pointer: string | null } | null) => Promise<void>
  /** Publishes the draft and takes it away, both or nothing. Throws as `publish` does. */
  readonly publish: (actor: Actor, id: string, decisions: DraftDecisions) => Promise<VersionView>
  /** Publishes it at a time, as it stands now; what stands in its way then is told to all who may publish. Throws BAD_INPUT, VERSION_CONFLICT. */
  readonly schedule: (actor: Actor, id: string, at: string, decisions: DraftDecisions) => Promise<ScheduledPublication>
  readonly cancelScheduled: (actor: Actor, schedule: string) => Promise<void>
  /** What was planned lately, the latest first. */
  readonly schedules: (actor: Actor) => Promise<readonly ScheduledPublication[]>
}

export interface DefinitionDraftsDoor {
  readonly definitionDrafts: DefinitionDrafts
}
