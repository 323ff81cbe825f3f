/** Notifications in people's browsers, also while no page of ours is open. */
import type { Actor } from '../model/types.ts'

/** What a browser gives when its owner allows notifications. */
export interface PushSubscriptionInput {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

export interface PushDoor {
  readonly push: {
    /** By which browsers know this installation; made once, kept in the database. */
    readonly key: () => Promise<string>
    /** From now on the actor is notified there. Throws BAD_INPUT. */
    readonly subscribe: (actor: Actor, subscription: PushSubscriptionInput, userAgent: string | null) => Promise<void>
    readonly unsubscribe: (actor: Actor, endpoint: string) => Promise<void>
  }
}
