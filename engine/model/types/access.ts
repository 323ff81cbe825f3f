/** Who acts, and what roles give. */
import type { EntityPermission, PlatformPermission } from '../../definition/types.ts'
import type { Titles } from '../../kernel/titles.ts'

export interface Role {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  readonly workplace: string
  readonly permissions: ReadonlyMap<string, EntityPermission>
  readonly platform: ReadonlySet<PlatformPermission>
}

/** Who acts. */
export interface Actor {
  readonly kind: 'user' | 'system'
  /** Uuid of the user; the nil uuid for the system. */
  readonly id: string
  readonly login: string
  readonly name: string
  readonly position: string | null
  readonly locale: string
  /** Dealership the request is about; null = the whole network (`X-Dealership: *`). */
  readonly dealership: string | null
  /** Dealerships the actor may see in this request. With `dealership` set, just that one. */
  readonly dealerships: readonly string[]
  /** Names of the roles held for this request. */
  readonly roles: readonly string[]
  /** IANA name of the zone in which times are shown to the actor: the dealership's; absent: the network's. */
  readonly timeZone?: string
}
