/** What the host may ask of the engine. `createEngine` builds it; `app/_lib/engine.ts` alone holds it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Conflict, Merged, Resolutions } from './definition/index.ts'
import type { PlatformPermission } from './definition/types.ts'
import type { Issue } from './kernel/errors.ts'
import type { Json, JsonObject } from './kernel/json.ts'
import type { RequestContext } from './kernel/request-context.ts'
import type { Titles } from './kernel/titles.ts'
import type { Actor, Model, Values } from './model/types.ts'
import type { MessageRow, WebhookRow } from './store/index.ts'
import type { PoolUse, WaitingWork } from './store/index.ts'

export type { RequestContext } from './kernel/request-context.ts'

export interface SessionUser {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly locale: string
}

/** What a right password gives: `session` is what the browser's cookie carries. */
export interface SignedIn extends SessionUser {
  readonly session: string
}

export interface Choice {
  readonly value: string
  readonly title: string
  readonly color?: string
}

/** A column or filter of a list, in the reader's language. */
export interface FieldView {
  readonly name: string
  readonly title: string
  /** Field type name (`phone`, `money` …) or `number`, `state`, `createdAt` … for system fields. */
  readonly type: string
  readonly kind: string | null
  /** reference: entity name of the target and its GraphQL names. */
  readonly target?: { readonly entity: string; readonly type: string; readonly many: string; readonly one: string }
  readonly options?: readonly Choice[]
  readonly scale?: number
  readonly unit?: string
  /** Enum value for orderBy and groupBy. */
  readonly graphqlName: string
  readonly sortable: boolean
}

export interface EntityView {
  readonly name: string
  readonly title: string
  readonly pluralTitle: string
  readonly icon: string
  readonly names: { readonly type: string; readonly one: string; readonly many: string; readonly aggregate: string; readonly create: string; readonly update: string; readonly remove: string; readonly send: string }
  readonly hasNumber: boolean
  readonly states: readonly (Choice & { readonly category: string })[]
}

export interface ListView {
  readonly entity: EntityView
  readonly columns: readonly FieldView[]
  readonly filters: readonly FieldView[]
  readonly views: readonly { readonly id: string; readonly title: string; readonly filter: JsonObject }[]
  readonly orderBy: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[]
  readonly mayCreate: boolean
}

/** A button of the record. */
export interface EventView {
  readonly event: string
  readonly title: string
  readonly primary: boolean
  readonly danger: boolean
  readonly allowed: boolean
  /** Sentence that says why not, where `allowed` is false, and its code. */
  readonly reason: string | null
  readonly reasonCode: string | null
  readonly target: Choice | null
  /** rjsf form asked before sending. */
  readonly form: FormView | null
}

/** JSON Schema and uiSchema for rjsf, and the data to fill in. */
export interface FormView {
  readonly schema: JsonObject
  readonly uiSchema: JsonObject
  readonly data: JsonObject
}

export interface RecordView {
  readonly entity: EntityView
  /** null while the record is new. */
  readonly id: string | null
  readonly number: number | null
  readonly numberPrefix: string
  readonly label: string
  readonly version: number
  readonly dealership: string | null
  readonly state: (Choice & { readonly category: string; readonly since: string | null }) | null
  readonly form: FormView
  readonly mayEdit: boolean
  /** Why a field or the whole form ('') is read-only, by field name. */
  readonly readOnlyReasons: Readonly<Record<string, string>>
  /** Titles of the referenced records in the form's data, by id. */
  readonly labels: Readonly<Record<string, string>>
  readonly events: readonly EventView[]
  readonly facts: readonly { readonly title: string; readonly value: string; readonly color: string }[]
  readonly panels: readonly { readonly id: string; readonly title: string; readonly field: string; readonly list: ListView; readonly count: number }[]
  readonly mayDelete: boolean
  readonly clocks: readonly ClockView[]
}

/** How a promise of time stands, at the moment of reading. Milliseconds are working time where the clock has a calendar. */
export interface ClockView {
  readonly id: string
  readonly title: string
  readonly status: 'running' | 'paused' | 'stopped'
  /** When the limit is reached if the clock goes on; null while it stands. */
  readonly dueAt: string | null
  readonly elapsedMs: number
  /** Below 0: so much too late. */
  readonly remainingMs: number
  /** When the limit was passed. */
  readonly breachedAt: string | null
}

export interface TimelineEntry {
  readonly id: string
  readonly kind: 'create' | 'update' | 'transition' | 'delete' | 'comment'
  readonly at: string
  readonly actor: string
  /** transition: button title and both states. */
  readonly title: string | null
  readonly from: Choice | null
  readonly to: Choice | null
  readonly text: string | null
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[]
}

export interface ShellView {
  readonly user: SessionUser & { readonly position: string | null }
  readonly dealerships: readonly { readonly code: string; readonly title: string }[]
  /** Code, or `*` for the network. */
  readonly dealership: string
  /** IANA name of the zone in which times are shown. */
  readonly timeZone: string
  readonly mayNetwork: boolean
  readonly workplace: string
  readonly navigation: readonly {
    readonly title: string
    readonly items: readonly { readonly kind: 'entity' | 'report' | 'page'; readonly name: string; readonly title: string; readonly icon: string; /** entity: id of the saved view to open. */ readonly view?: string }[]
  }[]
  readonly platform: readonly PlatformPermission[]
  /** Version of the definitions, shown in the foot. */
  readonly version: string
  readonly unread: number
}

export interface NotificationView {
  readonly id: string
  readonly at: string
  readonly title: string
  readonly body: string | null
  readonly entity: string | null
  readonly record: string | null
  readonly isRead: boolean
}

export interface ReportView {
  readonly name: string
  readonly title: string
  readonly subtitles: readonly string[]
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly title: string; readonly options?: readonly Choice[]; /** reference: entity to pick from. */ readonly entity?: string; readonly value: Json }[]
  readonly blocks: readonly ReportBlockView[]
}

export interface DrillDown {
  readonly entity: string
  /** GraphQL filter of the entity that lists exactly the counted records. */
  readonly filter: JsonObject
}

/** A value raw and formatted in the reader's locale; null formats as "—". */
export interface Cell {
  readonly value: number | string | null
  readonly text: string
  readonly drill: DrillDown | null
}

export type ReportBlockView =
  | { readonly kind: 'figures'; readonly id: string; readonly title: string; readonly figures: readonly { readonly title: string; readonly cell: Cell; readonly share: Cell | null }[] }
  | {
      readonly kind: 'table'
      readonly id: string
      readonly title: string
      readonly columns: readonly { readonly id: string; readonly title: string; readonly numeric: boolean }[]
      readonly rows: readonly (readonly Cell[])[]
      readonly total: readonly Cell[] | null
    }
  | { readonly kind: 'chart'; readonly id: string; readonly title: string; readonly chart: 'pie' | 'bar' | 'line'; readonly points: readonly { readonly label: string; readonly value: number; readonly text: string }[] }

/** Files of a package (`entities/client/entity.json` …) and overlays (`overlays/spb.json`) as text. */
export type DraftFiles = Readonly<Record<string, string>>

export interface PublishPlan {
  readonly issues: readonly Issue[]
  /** Plain sentences: tables, columns, states, forms, who is affected. Empty: nothing changes. */
  readonly changes: readonly { readonly area: 'table' | 'field' | 'index' | 'state' | 'form' | 'role' | 'report' | 'catalogue' | 'overlay'; readonly text: string }[]
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

/** Where a draft would have made something else of what really happened. States are keys, `was` by the live definitions, `now` by the draft. */
export type Difference =
  /** The draft has no such entity, or no states for it. */
  | { readonly kind: 'gone'; readonly entity: string; readonly record: string; readonly number: number | null }
  | { readonly kind: 'refused'; readonly entity: string; readonly record: string; readonly number: number | null; readonly event: string; readonly at: string; readonly by: string; readonly state: string; readonly reason: { readonly code: string; readonly text: string } }
  /** The event (null: the creation) leads elsewhere; told where the ways part. */
  | { readonly kind: 'state'; readonly entity: string; readonly record: string; readonly number: number | null; readonly event: string | null; readonly at: string; readonly was: string; readonly now: string }
  /** It does other things besides. */
  | { readonly kind: 'effects'; readonly entity: string; readonly record: string; readonly number: number | null; readonly event: string; readonly at: string; readonly was: readonly string[]; readonly now: readonly string[] }
  /** The record would stand in another state today. */
  | { readonly kind: 'end'; readonly entity: string; readonly record: string; readonly number: number | null; readonly was: string; readonly now: string }

export interface Simulation {
  /** What is wrong with the draft; with an error nothing is tried. */
  readonly issues: readonly Issue[]
  /** Records and events that were tried. */
  readonly records: number
  readonly events: number
  readonly differences: readonly Difference[]
  /** Records whose way cannot be gone again, and why. */
  readonly skipped: readonly { readonly entity: string; readonly record: string; readonly reason: string }[]
}

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

export interface GraphqlResult {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions?: Readonly<Record<string, unknown>> }[]
}

/** What an operator watches: of this process its connections and version, of the installation the work that waits. */
export interface Figures extends WaitingWork {
  readonly pool: PoolUse
  /** How far the replica is behind at most; null without one, and while it is not used. */
  readonly replicaMilliseconds: number | null
  /** Number of the live version; null while nothing is published. */
  readonly version: number | null
}

/** A browser somebody is signed in with. Times are ISO 8601. */
export interface SessionView {
  readonly id: string
  readonly address: string | null
  readonly userAgent: string | null
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly expiresAt: string
}

export interface TokenView {
  readonly id: string
  readonly name: string
  /** null: wherever its owner works. */
  readonly dealership: string | null
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly revokedAt: string | null
  readonly lastUsedAt: string | null
}

/**
 * Sessions, tokens and passwords. `login`: whose, one's own by default; anybody else's needs `users.manage` in the
 * network (FORBIDDEN). What ends here has ended in every process within 5 s. All of it is audited.
 */
export interface Accounts {
  /** Those alive, the one seen last first. */
  readonly sessions: (actor: Actor, login?: string) => Promise<readonly SessionView[]>
  /** Throws NOT_FOUND. */
  readonly endSession: (actor: Actor, id: string, login?: string) => Promise<void>
  /** Signs out everywhere but in the session `except`; answers how many ended. */
  readonly endSessions: (actor: Actor, options?: { readonly login?: string | undefined; readonly except?: string | undefined }) => Promise<number>
  readonly tokens: (actor: Actor, login?: string) => Promise<readonly TokenView[]>
  /** Throws NOT_FOUND. */
  readonly revokeToken: (actor: Actor, id: string, login?: string) => Promise<void>
  /** Ends every session but `except`; API tokens stay. Throws BAD_INPUT (wrong or too short), RATE_LIMITED. */
  readonly changePassword: (actor: Actor, current: string, next: string, except?: string) => Promise<void>
  /** Whether somebody may sign in; closing an account ends its sessions and its tokens. Throws NOT_FOUND, BAD_INPUT. */
  readonly setActive: (actor: Actor, login: string, isActive: boolean) => Promise<void>
}

export interface Engine {
  /** null: unknown login or wrong password (told apart nowhere). Audited either way. Begins a session. Throws RATE_LIMITED (data.retryAfter: seconds). */
  readonly signIn: (login: string, password: string, from?: { readonly address: string | null; readonly userAgent: string | null }) => Promise<SignedIn | null>
  /** Who signed in; null where the session was ended since, anywhere. */
  readonly session: (id: string) => Promise<SessionUser | null>
  /** Actor of a session. `dealership` as below. Throws UNAUTHENTICATED, FORBIDDEN. */
  readonly sessionActor: (session: string | null, dealership?: string) => Promise<Actor>
  readonly endSession: (session: string) => Promise<void>
  readonly accounts: Accounts
  /** Actor for a signed-in user. `dealership`: code, `*` for the network, undefined for the first of the user's. Throws UNAUTHENTICATED, FORBIDDEN. */
  readonly actor: (userId: string, dealership?: string) => Promise<Actor>
  /** Demo accounts to list on the sign-in page; empty outside demo mode. */
  readonly demoAccounts: () => Promise<readonly { readonly login: string; readonly password: string; readonly name: string; readonly role: Titles; /** Titles of the dealership; null for the network. */ readonly place: Titles | null }[]>
  readonly saveLocale: (actor: Actor, locale: string) => Promise<void>

  readonly model: (actor: Actor) => Promise<Model>
  readonly graphql: (actor: Actor, query: string, variables?: Readonly<Record<string, unknown>>) => Promise<GraphqlResult>
  /** Node handler of /api/graphql: bearer token, or the session whose id `sessionOf` finds in the request. `addressOf`: where it comes from (the connection's end), for its rate limit. */
  readonly graphqlHandler: (sessionOf: (request: IncomingMessage) => Promise<string | null>, addressOf?: (request: IncomingMessage) => string) => (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Ends open subscriptions, so that the server can close; their clients go on elsewhere after their last cursor. */
  readonly endStreams: () => void

  readonly shell: (actor: Actor, locale: string) => Promise<ShellView>
  readonly listView: (actor: Actor, locale: string, entity: string) => Promise<ListView>
  /** `id` null: a new record, `values` prefill it. */
  readonly recordView: (actor: Actor, locale: string, entity: string, id: string | null, values?: JsonObject) => Promise<RecordView>
  readonly timeline: (actor: Actor, locale: string, entity: string, id: string) => Promise<readonly TimelineEntry[]>
  readonly comment: (actor: Actor, entity: string, id: string, text: string) => Promise<void>
  /** Records of `entity` whose label or search text matches, for reference pickers; `entity` = `user` for people. */
  readonly choices: (actor: Actor, locale: string, entity: string, search: string, limit?: number) => Promise<readonly Choice[]>
  readonly notifications: (actor: Actor, locale: string) => Promise<readonly NotificationView[]>
  readonly readNotifications: (actor: Actor, ids: readonly string[]) => Promise<void>
  readonly report: (actor: Actor, locale: string, name: string, parameters: JsonObject) => Promise<ReportView>
  readonly audit: (actor: Actor, locale: string, after?: string) => Promise<readonly { readonly id: string; readonly at: string; readonly actor: string; readonly action: string; readonly entity: string | null; /** The entity in the reader's language. */ readonly title: string | null; readonly record: string | null; readonly dealership: string | null; readonly note: string | null }[]>

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
  readonly simulate: (actor: Actor, files: DraftFiles, options?: { readonly last?: number; readonly entity?: string }) => Promise<Simulation>
  readonly versions: (actor: Actor) => Promise<readonly VersionView[]>

  /** Whether no record but the package's own has ever been made. */
  readonly isEmpty: () => Promise<boolean>
  readonly isPublished: () => Promise<boolean>
  /** Sets up dealerships (before publishing overlays for them), people (all with the demo password) and records with their history. */
  readonly loadSites: (data: Pick<NetworkData, 'dealerships'>) => Promise<void>
  readonly loadPeople: (data: Pick<NetworkData, 'users'>) => Promise<void>
  readonly loadHistory: (data: Pick<NetworkData, 'records'>, onProgress: (done: number) => void) => Promise<number>
  /** Deletes every record and journal; people, dealerships, definitions and the package's own rows stay. */
  readonly wipe: () => Promise<void>

  /** The outbox. Throws FORBIDDEN, NOT_FOUND (also while a message is on its way). */
  readonly messages: {
    /** Newest first. `status`: waiting, sending, sent, failed, unknown or dismissed. */
    readonly list: (actor: Actor, status?: string, limit?: number) => Promise<readonly MessageRow[]>
    /** Sends once more what failed, or what may or may not have arrived: whoever asks has made sure. */
    readonly resend: (actor: Actor, id: string) => Promise<void>
    readonly dismiss: (actor: Actor, id: string) => Promise<void>
  }
  /** Where messages of `send-webhook` go. `dealership` null: of the whole network. Throws FORBIDDEN, BAD_INPUT, DUPLICATE, NOT_FOUND. */
  readonly webhooks: {
    readonly list: (actor: Actor) => Promise<readonly WebhookRow[]>
    /** `secret` signs what is sent; it is shown this once. */
    readonly add: (actor: Actor, endpoint: Pick<WebhookRow, 'code' | 'url' | 'dealership'>) => Promise<{ readonly secret: string }>
    readonly remove: (actor: Actor, code: string, dealership: string | null) => Promise<void>
  }
  /** Opens the queues, so that what is to leave the house leaves at once; without them it waits in its table for a worker. */
  readonly openJobs: () => Promise<void>
  /** Opens the queues and works on them in this process until the engine is closed. */
  readonly startWorker: () => Promise<void>
  /** Takes no new jobs and waits for the running ones; without a worker here it does nothing. */
  readonly stopWorker: () => Promise<void>

  /** Runs `work` for one request: what it writes is traced to the request's id, and so are errors that are masked. */
  readonly inRequest: <T>(request: RequestContext, work: () => T) => T
  /** Tells the log of an error that nobody outside sees. */
  readonly logError: (error: unknown) => void
  readonly figures: () => Promise<Figures>
  /** Throws UNAVAILABLE while the database cannot be reached, or misses a migration. */
  readonly ready: () => Promise<void>
  readonly close: () => Promise<void>
}
