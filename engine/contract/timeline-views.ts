/** What happened to a record, in the reader’s language. */
import type { Choice } from './list-views.ts'

export interface TimelineEntry {
  readonly id: string
  readonly kind: 'create' | 'update' | 'transition' | 'delete' | 'automation' | 'comment' | 'file' | 'file-deleted' | 'message'
  readonly at: string
  readonly actor: string
  /** transition: button title and both states; automation: what it is called. */
  readonly title: string | null
  readonly from: Choice | null
  readonly to: Choice | null
  /** comment: what was said; automation: why it was not carried out; file: its name; message: what is sent, by which channel. */
  readonly text: string | null
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[]
  /** comment: names of the people spoken to, as they stand in the text behind an @. */
  readonly mentions: readonly string[]
  /** file: where it stands; `isDeleted`: only its trace is left, and whether the reader may put it back. */
  readonly file: { readonly id: string; readonly mediaType: string; readonly size: number; readonly isDeleted: boolean; readonly mayRestore: boolean } | null
  /** message: whom it is for, and what came of it. */
  readonly message: { readonly recipient: string; readonly status: 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown' | 'dismissed' } | null
}

/** Somebody who may be spoken to in a comment. */
export interface Mentionable {
  readonly id: string
  readonly name: string
  readonly position: string | null
}

export type TimelineKind = 'changes' | 'comments' | 'files' | 'messages'

/** Which part of a timeline is asked for; without anything the newest of everything. */
export interface TimelinePart {
  readonly kinds?: readonly TimelineKind[]
  /** Only what came before this entry. */
  readonly before?: { readonly at: string; readonly id: string }
  readonly limit?: number
}
