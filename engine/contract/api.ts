/** The GraphQL API as a door. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Actor, Model } from '../model/types.ts'

export interface GraphqlResult {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions?: Readonly<Record<string, unknown>> }[]
}

export interface ApiDoor {
  readonly model: (actor: Actor) => Promise<Model>
  readonly graphql: (actor: Actor, query: string, variables?: Readonly<Record<string, unknown>>) => Promise<GraphqlResult>
  /** Node handler of /api/graphql: bearer token, or the session whose id `sessionOf` finds in the request. `addressOf`: where it comes from (the connection's end), for its rate limit. */
  readonly graphqlHandler: (sessionOf: (request: IncomingMessage) => Promise<string | null>, addressOf?: (request: IncomingMessage) => string) => (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Who sends a request: bearer token, or the session; counted as one of the sender's. Throws UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED. */
  readonly requestActor: (request: IncomingMessage, sessionOf: (request: IncomingMessage) => Promise<string | null>, addressOf: (request: IncomingMessage) => string) => Promise<Actor>
  /** Ends open subscriptions, so that the server can close; their clients go on elsewhere after their last cursor. */
  readonly endStreams: () => void
}
