/** Who is there. */
import type { Presence } from '../kernel/presence.ts'
import type { Actor } from '../model/types.ts'

export interface PersonPresence {
  readonly id: string
  readonly name: string
  readonly position: string | null
  readonly presence: Presence
}

export interface PresenceDoor {
  readonly presence: {
    /** People of one's dealership, free ones first; only those of `ids` where given. Whoever works elsewhere is left out. */
    readonly of: (actor: Actor, ids?: readonly string[]) => Promise<readonly PersonPresence[]>
    /** What one chooses to be; one is away all the same while no browser is connected. Throws BAD_INPUT. */
    readonly set: (actor: Actor, presence: Presence) => Promise<PersonPresence>
  }
}
