/** What stands around every page, in the reader’s language. */
import type { PlatformPermission } from '../definition/types.ts'
import type { Presence } from '../kernel/presence.ts'
import type { SessionUser } from './people.ts'

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
  /** What the reader may make here; `text`: the field that takes what was typed already, `moment`: that which takes the day or time in it. */
  readonly create: readonly { readonly entity: string; readonly title: string; readonly icon: string; readonly text: string | null; readonly moment: { readonly field: string; readonly isDay: boolean } | null }[]
  /** Version of the definitions, shown in the foot. */
  readonly version: string
  readonly unread: number
  /** Notices that stand until somebody acts; they count as unread, too. */
  readonly standing: number
  /** What the person is at this moment. */
  readonly presence: Presence
}

export interface NotificationView {
  readonly id: string
  readonly at: string
  readonly title: string
  readonly body: string | null
  readonly entity: string | null
  readonly record: string | null
  readonly isRead: boolean
  /** It cannot be read away: it stands until its record goes on. */
  readonly isStanding: boolean
  /** What pressing it does, by the event's title; null: it opens the record. */
  readonly press: string | null
  /** Who led the record on, of a notice that has ended; null where nobody did. */
  readonly endedBy: string | null
}

/** What came of pressing a notice. */
export interface TakenNotification {
  /** false: somebody else was first. */
  readonly isTaken: boolean
  /** Who has it now; null where the record went on by itself. */
  readonly by: string | null
  readonly entity: string
  readonly record: string
}
