import type { ApiDoor } from '../contract/api.ts'
import { requestActor } from '../runtime/accounts.ts'
import { requestLimits } from '../runtime/request-limits.ts'
import { idempotencyOf } from '../runtime/steps/once.ts'
import type { Rooms } from './rooms.ts'
import type { Runtimes } from './runtimes.ts'

export function apiDoor({ graphql, people, changes, rateLimit }: Rooms, { runtimeFor }: Runtimes): ApiDoor {
  const limits = requestLimits(rateLimit)
  return {
    model: async (actor) => runtimeFor(actor).model,
    graphql: async (actor, query, variables) => graphql.execute(runtimeFor(actor), query, variables),
    graphqlHandler: (sessionOf, addressOf = ({ socket }) => socket.remoteAddress ?? '') =>
      graphql.handler(async (request, isAgain) => runtimeFor(await requestActor({ people, limits, sessionOf, addressOf }, request, isAgain), idempotencyOf(request.headers['idempotency-key'])), changes),
    requestActor: (request, sessionOf, addressOf) => requestActor({ people, limits, sessionOf, addressOf }, request),
    endStreams: graphql.endStreams,
  }
}
