/** Who works here: people, their roles, the dealerships; and what everybody sets for themselves. */
import type { Titles } from '../kernel/titles.ts'
import type { Actor } from '../model/types.ts'

/** How somebody wants the interface to be. Whatever was not chosen has its default. */
export interface InterfaceSettings {
  readonly density: 'compact' | 'normal' | 'comfortable'
  readonly theme: 'light' | 'dark' | 'auto'
  /** The navigation at the left: signs with words, or signs alone. */
  readonly navigation: 'full' | 'slim'
  /** A short sound when a notification comes. */
  readonly sounds: boolean
  /** A notification shows itself for a moment when it comes. */
  readonly toasts: boolean
}

export interface ProfileView {
  readonly login: string
  readonly name: string
  readonly position: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly locale: string
}

/** What may be changed of a profile; `null` or '' empties it. */
export type ProfileChanges = Partial<Pick<ProfileView, 'name' | 'position' | 'email' | 'phone'>>

/** What whoever manages people may change of somebody: the telephone that calls are theirs at, too. */
export type PersonChanges = ProfileChanges & { readonly extension?: string | null }

/** A role in one dealership; in the whole network where `dealership` is null. */
export interface MembershipView {
  readonly role: string
  /** In the reader's language; the role's name where definitions have it no more. */
  readonly title: string
  readonly dealership: string | null
  /** Whether the reader may take it away. */
  readonly mayRevoke: boolean
}

export interface PersonView extends ProfileView {
  readonly id: string
  /** The telephone that they answer at: calls answered there are theirs. */
  readonly extension: string | null
  readonly isActive: boolean
  readonly lastSeenAt: string | null
  /** Those in places that the reader manages. */
  readonly memberships: readonly MembershipView[]
  /** Whether there are others, elsewhere. */
  readonly hasOthers: boolean
  /** Whether the reader may change, close or open the account, and set its password. */
  readonly mayChange: boolean
}

export interface StaffView {
  /** Ordered by name. */
  readonly people: readonly PersonView[]
  /** Where the reader manages people, and what they may give there. `code` null: the network. */
  readonly places: readonly { readonly code: string | null; readonly title: string; readonly roles: readonly { readonly name: string; readonly title: string }[] }[]
}

export interface NewPerson {
  readonly login: string
  readonly name: string
  readonly position?: string | null
  readonly email?: string | null
  readonly phone?: string | null
  readonly locale?: string
  /** Absent: one is made up. */
  readonly password?: string | undefined
  /** At least one. */
  readonly memberships: readonly { readonly role: string; readonly dealership: string | null }[]
}

/**
 * People for whoever holds `users.manage`: in the network over everybody, in a dealership over its memberships, and over
 * the accounts of those who work nowhere else. Nobody gives or takes rights that they lack themselves, nor gets hold of
 * the account of somebody who has more. All of it is audited. Throws FORBIDDEN, NOT_FOUND, BAD_INPUT, DUPLICATE;
 * `data.reason` says which rule it was.
 */
export interface Staff {
  readonly list: (actor: Actor, locale: string) => Promise<StaffView>
  /** `password`: the one made up, shown this once; null where one was given. */
  readonly add: (actor: Actor, person: NewPerson) => Promise<{ readonly password: string | null }>
  readonly change: (actor: Actor, login: string, changes: PersonChanges) => Promise<void>
  /** Ends every session of the person. */
  readonly resetPassword: (actor: Actor, login: string, password?: string) => Promise<{ readonly password: string | null }>
  readonly grant: (actor: Actor, login: string, membership: { readonly role: string; readonly dealership: string | null }) => Promise<void>
  readonly revoke: (actor: Actor, login: string, membership: { readonly role: string; readonly dealership: string | null }) => Promise<void>
}

/** What letterheads show; every one of them may be missing. */
export interface DealershipDetails {
  readonly legalName?: string
  readonly taxNumber?: string
  readonly address?: string
  readonly phone?: string
  readonly email?: string
  readonly website?: string
  readonly bank?: string
  readonly account?: string
}

export interface DealershipView {
  readonly code: string
  readonly titles: Titles
  /** IANA name. */
  readonly timeZone: string
  /** ISO 4217. */
  readonly currency: string
  readonly areaCode: string
  readonly details: DealershipDetails
  /** People who work there. */
  readonly people: number
  /** Operations by which its definitions differ from the package. */
  readonly differences: number
  /** `all`, or without zone, currency and area code (`names`), or nothing. */
  readonly mayChange: 'all' | 'names' | 'nothing'
}

/** Dealerships: everything for whoever manages people of the network, names and requisites for whoever does in the dealership. Throws as `Staff`. */
export interface Sites {
  readonly list: (actor: Actor) => Promise<readonly DealershipView[]>
  readonly add: (actor: Actor, site: Pick<DealershipView, 'code' | 'titles' | 'timeZone' | 'currency' | 'areaCode' | 'details'>) => Promise<void>
  readonly change: (actor: Actor, code: string, changes: Partial<Pick<DealershipView, 'titles' | 'timeZone' | 'currency' | 'areaCode' | 'details'>>) => Promise<void>
  /** Data address of its logo; null where it has none. Anybody who works there may see it. */
  readonly logo: (actor: Actor, code: string) => Promise<string | null>
  /** For whoever may change its name. `picture`: a data address of a PNG, JPEG or WebP; null takes the logo away. */
  readonly saveLogo: (actor: Actor, code: string, picture: string | null) => Promise<void>
  /** Requisites of one dealership, for letterheads; anybody who works there may read them. */
  readonly details: (actor: Actor, code: string) => Promise<DealershipDetails>
}

/** What everybody may do with their own account besides signing in and out. */
export interface Own {
  readonly profile: (actor: Actor) => Promise<ProfileView>
  readonly saveProfile: (actor: Actor, changes: ProfileChanges) => Promise<void>
  readonly settings: (actor: Actor) => Promise<InterfaceSettings>
  /** Only what is named is changed. Throws BAD_INPUT for what there is not. */
  readonly saveSettings: (actor: Actor, changes: Partial<InterfaceSettings>) => Promise<void>
  /**
   * `text` is shown this once. Needs `tokens.own` where the token is to reach; `dealership` null: wherever its owner works.
   * `days` null: it does not expire. Throws FORBIDDEN, BAD_INPUT.
   */
  readonly createToken: (actor: Actor, token: { readonly name: string; readonly dealership: string | null; readonly days: number | null }) => Promise<{ readonly id: string; readonly text: string }>
  /** Where `createToken` may be asked for. */
  readonly tokenPlaces: (actor: Actor) => Promise<readonly (string | null)[]>
}

export interface StaffDoors {
  readonly staff: Staff
  readonly sites: Sites
  readonly own: Own
}
