/** What leaves the house, and who works on it. */
import type { Actor } from '../model/types.ts'
import type { MessageRow, WebhookRow } from '../store/index.ts'

export interface Outgoing {
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
}
