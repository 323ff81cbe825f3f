/** What a request works with: the definitions that are live, the connections, and the sender's identity. */
import { currentRequest } from '../kernel/request-context.ts'
import type { Actor } from '../model/types.ts'
import type { DefinitionsOffice, Runtime } from '../runtime/index.ts'
import type { Idempotency } from '../runtime/steps/once.ts'
import { storesFor } from '../store/index.ts'
import type { Queues } from './queues.ts'
import type { Rooms } from './rooms.ts'

export interface Runtimes {
  readonly runtimeFor: (actor: Actor, idempotency?: Idempotency) => Runtime
  /** Does the work whole on one version of the definitions. */
  readonly inOne: <T>(actor: Actor, work: (runtime: Runtime) => Promise<T>) => Promise<T>
}

export function openRuntimes({ runs, replica, clock, reads }: Rooms, { enqueue }: Queues, definitions: DefinitionsOffice): Runtimes {
  const runtimeFor = (actor: Actor, idempotency?: Idempotency): Runtime => {
    const request = currentRequest()
    if (request) {
      request.actor = { id: actor.id, dealership: actor.dealership }
      request.locale = actor.locale
    }
    return runs(({ version: { modelOf, publication }, store, hold, keep }) => ({
      ...storesFor(replica, actor.id, publication.id, store),
      actor,
      clock,
      modelOf,
      model: modelOf(actor.dealership),
      idempotency: idempotency?.again(),
      enqueue,
      hold,
      definitions,
      keep,
      reads,
    }))
  }
  return {
    runtimeFor,
    inOne: async (actor, work) => {
      const runtime = runtimeFor(actor)
      return runtime.wholly ? runtime.wholly(async (one) => work(one)) : work(runtime)
    },
  }
}
