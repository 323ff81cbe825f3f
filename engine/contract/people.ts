/** Who is at the door, and what they and whoever manages users may do with accounts. */
import type { saidIn } from '../kernel/refusals/spoken.ts'
import type { Titles } from '../kernel/titles.ts'
import type { Actor } from '../model/types.ts'
import type { InterfaceSettings } from './staff.ts'

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
 * Sessions, tokens and passwords. `login`: whose, one's own by default; anybody else's needs `users.manage`
 * over the whole account (FORBIDDEN, NOT_FOUND; see `Staff`). What ends here has ended in every process within 5 s. All of it is audited.
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

export interface PeopleDoor {
  /** The words of a refusal in a language people read. */
  readonly inLanguage: typeof saidIn
  /** null: unknown login or wrong password (told apart nowhere). Audited either way. Begins a session. Throws RATE_LIMITED (data.retryAfter: seconds). */
  readonly signIn: (login: string, password: string, from?: { readonly address: string | null; readonly userAgent: string | null }) => Promise<SignedIn | null>
  /** Who signed in; null where the session was ended since, anywhere. */
  readonly session: (id: string) => Promise<(SessionUser & { readonly settings: InterfaceSettings }) | null>
  /** Actor of a session. `dealership` as below. Throws UNAUTHENTICATED, FORBIDDEN. */
  readonly sessionActor: (session: string | null, dealership?: string) => Promise<Actor>
  readonly endSession: (session: string) => Promise<void>
  readonly accounts: Accounts
  /** Actor for a signed-in user. `dealership`: code, `*` for the network, undefined for the first of the user's. Throws UNAUTHENTICATED, FORBIDDEN. */
  readonly actor: (userId: string, dealership?: string) => Promise<Actor>
  /** Demo accounts to list on the sign-in page; empty outside demo mode. */
  readonly demoAccounts: () => Promise<readonly { readonly login: string; readonly password: string; readonly name: string; readonly role: Titles; /** Titles of the dealership; null for the network. */ readonly place: Titles | null }[]>
  readonly saveLocale: (actor: Actor, locale: string) => Promise<void>
}
