/** What comes in from outside: connections to telephone exchanges, the events they tell, and what came of them. */
import type { Actor } from '../model/types.ts'

export interface IntegrationView {
  readonly code: string
  /** Name of the intake in the definitions. */
  readonly intake: string
  /** In the reader's language; the intake's name where the definitions have it no more. */
  readonly title: string
  /** null: told by the line that was called. */
  readonly dealership: string | null
  /** Called number → dealership. */
  readonly lines: Readonly<Record<string, string>>
  readonly isActive: boolean
  readonly createdAt: string
  readonly lastEventAt: string | null
  /** Events that wait for somebody to put something right. */
  readonly failed: number
}

export interface NewIntegration {
  /** Stands in the address. */
  readonly code: string
  readonly intake: string
  readonly dealership: string | null
  readonly lines?: Readonly<Record<string, string>>
}

export interface IntakeEventView {
  readonly id: string
  readonly integration: string
  readonly call: string | null
  /** `unknown`: what came is no event. */
  readonly type: string
  readonly at: string
  readonly receivedAt: string
  readonly status: 'waiting' | 'fetching' | 'done' | 'failed' | 'refused'
  /** Why it failed, or what was passed over, in the reader's language. */
  readonly note: string | null
  readonly from: string | null
  readonly to: string | null
  readonly extension: string | null
  /** Record that the call made. */
  readonly record: { readonly entity: string; readonly id: string; readonly dealership: string | null } | null
}

export interface TestCall {
  readonly direction: 'in' | 'out'
  /** Number of the other side. */
  readonly number: string
  /** Ours. */
  readonly line: string | null
  readonly extension: string | null
  readonly isMissed: boolean
}

/** How a request proves whose it is. */
export interface SignedRequest {
  /** Of the integration. */
  readonly code: string
  /** x-pitlane-signature: as our own webhooks sign. */
  readonly signature: string | undefined
  readonly address: string
}

export interface IntakeDoor {
  readonly intake: {
    /** Keeps an event, once. Throws UNAUTHENTICATED, RATE_LIMITED, BAD_INPUT. */
    readonly receive: (signed: SignedRequest, body: Buffer) => Promise<{ readonly status: 'kept' | 'known' }>
    /** Keeps the recording of a call that was told of. Throws UNAUTHENTICATED, RATE_LIMITED, NOT_FOUND, BAD_INPUT. */
    readonly receiveRecording: (signed: SignedRequest, call: string, file: { readonly name: string | null; readonly content: AsyncIterable<Uint8Array> }) => Promise<{ readonly status: 'kept' | 'known' }>
  }
  /** For whoever publishes definitions in the network; all of it is audited. Throws FORBIDDEN, NOT_FOUND, BAD_INPUT, DUPLICATE. */
  readonly integrations: {
    readonly list: (actor: Actor) => Promise<readonly IntegrationView[]>
    /** Intakes that the definitions have. */
    readonly intakes: (actor: Actor) => Promise<readonly { readonly name: string; readonly title: string }[]>
    /** `secret` signs what the exchange sends; it is shown this once. */
    readonly add: (actor: Actor, integration: NewIntegration) => Promise<{ readonly secret: string }>
    /** Another secret; the one until now is good for a day. */
    readonly rotate: (actor: Actor, code: string) => Promise<{ readonly secret: string }>
    /** Its secrets are good no more; what it told stays. */
    readonly revoke: (actor: Actor, code: string) => Promise<void>
    readonly setLines: (actor: Actor, code: string, lines: Readonly<Record<string, string>>) => Promise<void>
    /** The newest first, at most 200. */
    readonly events: (actor: Actor, asked: { readonly integration?: string | undefined; readonly status?: string | undefined; readonly call?: string | undefined; readonly limit?: number | undefined }) => Promise<readonly IntakeEventView[]>
    /** Has an event that failed worked on again. */
    readonly retry: (actor: Actor, event: string) => Promise<void>
    /** A call that never was, told and signed as the exchange would: ringing, answered, ended. Answers its id. */
    readonly testCall: (actor: Actor, code: string, call: TestCall) => Promise<{ readonly call: string }>
    /** Signs as the integration does, for the simulator. */
    readonly sign: (actor: Actor, code: string) => Promise<(body: string) => string>
  }
}
