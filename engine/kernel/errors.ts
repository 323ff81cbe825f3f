/** Every code a caller may meet; stable, so that clients may branch on it. */
export type ErrorCode =
  | 'DEFINITION_INVALID'
  | 'VALIDATION_FAILED'
  | 'VERSION_CONFLICT'
  | 'EVENT_REFUSED'
  | 'FORBIDDEN'
  | 'UNAUTHENTICATED'
  | 'NOT_FOUND'
  | 'DUPLICATE'
  | 'IDEMPOTENCY_MISMATCH'
  | 'REFERENCED'
  | 'BAD_INPUT'
  | 'CURSOR_EXPIRED'
  | 'PUBLISH_REFUSED'
  | 'CONFIGURATION'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'

/** One mistake in what a person gave us: where it is, what is wrong, what to do about it. */
export interface Issue {
  /** Source file, relative to the package, where the mistake is in a definition. */
  readonly file?: string
  /** JSON pointer to the place (`/fields/3/title`); '' is the whole. */
  readonly pointer: string
  readonly message: string
  /** What to do. */
  readonly hint?: string
  readonly severity?: 'error' | 'warning'
  /** Mistakes that a designer can put right by itself. */
  readonly kind?: 'unreachable' | 'dead-end' | 'nobody' | 'unfillable'
}

export interface ErrorDetails {
  readonly issues?: readonly Issue[]
  readonly hint?: string
  /** Facts for the client, e.g. the current record in a VERSION_CONFLICT. */
  readonly data?: unknown
  readonly cause?: unknown
}

/** The only error type whose text may be shown outside; anything else is masked. */
export class EngineError extends Error {
  readonly code: ErrorCode
  readonly issues: readonly Issue[]
  readonly hint: string | undefined
  readonly data: unknown

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'EngineError'
    this.code = code
    this.issues = details.issues ?? []
    this.hint = details.hint
    this.data = details.data
  }
}

/** By name, not by class: the host may hold a second copy of this module. */
export function isEngineError(error: unknown): error is EngineError {
  return error instanceof Error && error.name === 'EngineError' && 'code' in error
}
