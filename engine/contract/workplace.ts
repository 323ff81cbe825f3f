/** Pages of people at work. */
import type { JsonObject } from '../kernel/json.ts'
import type { Asking } from '../kernel/asking.ts'
import type { Actor } from '../model/types.ts'
import type { ReportView } from './report-views.ts'
import type { Choice, EntityView, ListView } from './list-views.ts'
import type { NotificationView, ShellView, TakenNotification } from './shell-views.ts'
import type { Mentionable, TimelineEntry, TimelinePart } from './timeline-views.ts'
import type { DuplicateView, FoundForField, RecordEvents, RecordView, RelatedEntry, WarningView } from './views.ts'

/** Which entries of the audit; days as 2026-11-22, both included. */
export interface AuditFilter {
  /** Part of the name of who did it. */
  readonly who?: string
  readonly action?: string
  readonly entity?: string
  readonly from?: string
  readonly to?: string
}

export interface Workplace {
  readonly shell: (actor: Actor, locale: string) => Promise<ShellView>
  readonly listView: (actor: Actor, locale: string, entity: string) => Promise<ListView>
  /** `id` null: a new record, `values` prefill it. */
  readonly recordView: (actor: Actor, locale: string, entity: string, id: string | null, values?: JsonObject) => Promise<RecordView>
  readonly recordEvents: (actor: Actor, locale: string, entity: string, id: string) => Promise<RecordEvents>
  /** Records that are likely the same as one that is being typed (`id` null: a new one); `values`: what stands in its fields. */
  readonly duplicates: (actor: Actor, locale: string, entity: string, id: string | null, values: JsonObject) => Promise<readonly DuplicateView[]>
  /** Newest first. */
  readonly timeline: (actor: Actor, locale: string, entity: string, id: string, part?: TimelinePart) => Promise<readonly TimelineEntry[]>
  /** `mentions`: ids of people spoken to, who are told of it; those who may not read the record are not. */
  readonly comment: (actor: Actor, entity: string, id: string, text: string, mentions?: readonly string[]) => Promise<void>
  /** A print form of the record as PDF, in the reader's language or the form's. Throws NOT_FOUND. */
  readonly print: (actor: Actor, locale: string, entity: string, id: string, form: string) => Promise<{ readonly name: string; readonly content: Buffer }>
  /** People who may read the record and whose name, position or login matches. */
  readonly mentionable: (actor: Actor, entity: string, id: string, search: string) => Promise<readonly Mentionable[]>
  /** What happened around a record (`RecordView.related`), newest first. Throws NOT_FOUND. */
  readonly related: (actor: Actor, locale: string, entity: string, id: string) => Promise<readonly RelatedEntry[]>
  /** Warnings of records by id, at most 300; those without any are left out. */
  /** In which state records stand that others point to, by id. */
  readonly linkedStates: (actor: Actor, locale: string, entity: string, ids: readonly string[]) => Promise<Readonly<Record<string, EntityView['states'][number]>>>
  readonly warnings: (actor: Actor, locale: string, entity: string, ids: readonly string[]) => Promise<Readonly<Record<string, readonly WarningView[]>>>
  /** Records of `entity` whose label or search text matches, for reference pickers; `entity` = `user` for people. `asking`: only what this field takes. */
  readonly choices: (actor: Actor, locale: string, entity: string, search: string, limit?: number, asking?: Asking) => Promise<readonly Choice[]>
  /** What a field with `finds` finds by the text, the best first. @throws EngineError NOT_FOUND */
  readonly findForField: (actor: Actor, locale: string, entity: string, field: string, text: string) => Promise<readonly FoundForField[]>
  /** Newest first, so many at once; `before`: id of the last one seen. */
  readonly notifications: (actor: Actor, locale: string, part?: { readonly before?: string; readonly onlyUnread?: boolean }) => Promise<readonly NotificationView[]>
  readonly readNotifications: (actor: Actor, ids: readonly string[]) => Promise<void>
  /** Sends what pressing the notice sends, unless somebody else was first. Throws NOT_FOUND, EVENT_REFUSED, FORBIDDEN, VERSION_CONFLICT. */
  readonly takeNotification: (actor: Actor, id: string) => Promise<TakenNotification>
  /** All that had come by then: whatever came since has not been seen. */
  readonly readNotificationsUntil: (actor: Actor, at: string) => Promise<void>
  readonly report: (actor: Actor, locale: string, name: string, parameters: JsonObject) => Promise<ReportView>
  /** Newest first, so many at once; `after`: id of the last entry seen. Throws BAD_INPUT for a day that is none. */
  readonly audit: (actor: Actor, locale: string, after?: string, filter?: AuditFilter) => Promise<readonly { readonly id: string; readonly at: string; readonly actor: string; readonly action: string; readonly entity: string | null; /** The entity in the reader's language. */ readonly title: string | null; readonly record: string | null; readonly dealership: string | null; readonly note: string | null }[]>
}
