/** The contract of a channel: a way by which messages leave the house. */
import type { JsonObject } from '../kernel/json.ts'
import type { Titles } from '../kernel/titles.ts'

/** One message to hand over. `id` is the same at every attempt, so that the receiver can tell a repeat. */
export interface Parcel {
  readonly id: string
  readonly dealership: string | null
  /** Address within the channel. */
  readonly recipient: string
  readonly payload: JsonObject
}

/**
 * What came of it. `later`: surely not accepted, may be tried again. `refused`: surely not accepted, and would not
 * be next time. `unknown`: may have arrived; nobody sends it again unasked.
 */
export type Delivery = { readonly kind: 'sent' } | { readonly kind: 'later' | 'refused' | 'unknown'; readonly reason: string }

/** Where messages of the channel `webhook` go, and what signs them. */
export interface WebhookEndpoint {
  readonly url: string
  readonly secret: string
  readonly isActive: boolean
}

/** What channels may ask of the installation. */
export interface ChannelSurroundings {
  /** The endpoint of this code: the dealership's own, else the network's. */
  readonly webhook: (code: string, dealership: string | null) => Promise<WebhookEndpoint | null>
  /** Whether requests may go to addresses that are not public. */
  readonly mayReachPrivate: boolean
  readonly now: () => Date
}

/** One kind of channel. One folder each under engine/channels. */
export interface Channel {
  readonly name: string
  readonly titles: Titles
  /** Hands a message over; ends within 10 s and throws nothing. */
  readonly deliver: (parcel: Parcel, around: ChannelSurroundings) => Promise<Delivery>
}
