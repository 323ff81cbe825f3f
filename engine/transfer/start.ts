/** A person starts a long job: written down and put into its queue by one transaction. */
import type { JsonObject } from '../kernel/json.ts'
import type { Titles } from '../kernel/titles.ts'
import type { Actor } from '../model/types.ts'
import { insertLongJob, type Query, type Store } from '../store/index.ts'

export interface Starter {
  readonly store: Store
  readonly clock: () => Date
  readonly enqueue: (query: Query, job: string) => Promise<void>
}

export interface Order {
  readonly kind: string
  readonly titles: Titles
  readonly params: JsonObject
}

export function startJob({ store, clock, enqueue }: Starter, actor: Actor, locale: string, { kind, titles, params }: Order): Promise<string> {
  return store.transaction(async (query) => {
    const id = await insertLongJob(query, { userId: actor.id, dealership: actor.dealership, locale, kind, titles, params, status: 'waiting', at: clock().toISOString(), expiresAt: null })
    await enqueue(query, id)
    return id
  })
}

/** Keeps what waits for its person's next step, until `expiresAt`. */
export function keepPrepared({ store, clock }: Starter, actor: Actor, locale: string, { kind, titles, params }: Order, expiresAt: string): Promise<string> {
  return insertLongJob(store.query, { userId: actor.id, dealership: actor.dealership, locale, kind, titles, params, status: 'prepared', at: clock().toISOString(), expiresAt })
}
