import { AsyncLocalStorage } from 'node:async_hooks'

/** One request, or one job, while it is worked on: audit, log and masked errors name it by its id. */
export interface RequestContext {
  readonly id: string
  /** Who asks, and where; known once it was looked up. */
  actor?: { readonly id: string; readonly dealership: string | null }
  /** Language of whoever asks, once it is known who it is. */
  locale?: string
  /** Codes of the errors that were answered. */
  readonly codes: string[]
}

const contexts = new AsyncLocalStorage<RequestContext>()

/** Everything that is done in `work`, however deep and however late, belongs to this request. */
export function inRequest<T>(context: RequestContext, work: () => T): T {
  return contexts.run(context, work)
}

/** The request that is worked on; null outside of any (start-up, tests). */
export const currentRequest = (): RequestContext | null => contexts.getStore() ?? null
