/** What people have typed and not yet saved, kept until they save it or throw it away. */
import type { JsonObject } from '../kernel/json.ts'
import type { Actor } from '../model/types.ts'

/** The fields somebody changed: what they typed, and what stood there when they began. */
export interface DraftContent {
  /** Version the typing began on; 0 for a new record. */
  readonly baseVersion: number
  /** By field name; null: emptied. */
  readonly values: JsonObject
  /** The same fields as they were before; absent: empty. */
  readonly base: JsonObject
}

export interface RecordDraft extends DraftContent {
  /** ISO 8601. */
  readonly savedAt: string
}

export interface DraftView {
  readonly entity: string
  /** The entity in the reader's language. */
  readonly title: string
  readonly icon: string
  /** null: a record that was never saved. */
  readonly record: string | null
  /** null for a new record. */
  readonly label: string | null
  /** How many fields were changed. */
  readonly fields: number
  readonly savedAt: string
}

/** One draft per person, record and dealership. Fields that the person may not read are neither kept nor given back. */
export interface Drafts {
  /** `record` null, or a sheet (`new-1` … `new-5`): of a record that is still to be made. null: there is none. Throws NOT_FOUND for a record that is not the actor's to see. */
  readonly read: (actor: Actor, entity: string, record: string | null) => Promise<RecordDraft | null>
  /** Throws NOT_FOUND, FORBIDDEN, BAD_INPUT (too large, or no draft). Answers when it was kept. */
  readonly save: (actor: Actor, entity: string, record: string | null, content: DraftContent) => Promise<string>
  readonly discard: (actor: Actor, entity: string, record: string | null) => Promise<void>
  /** One's own in this dealership, the newest first; without those of records that are gone or out of sight, and without sheets: they stand where they are filled in. */
  readonly list: (actor: Actor, locale: string) => Promise<readonly DraftView[]>
}

export interface DraftsDoor {
  readonly drafts: Drafts
}
