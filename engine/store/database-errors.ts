/** What the database says when it refuses, as the rest of the engine knows it. */
import type pg from 'pg'
import { EngineError } from '../kernel/errors.ts'

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET', 'EPIPE', '08001', '08003', '08006', '57P01', '57P02', '57P03', '53300'])

/** The server is not there, or its connection broke; what the driver says itself has no code. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, message } = error as pg.DatabaseError
  return code ? unreachable.has(code) : /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(message)
}

/** Deadlock, failed serialisation: PostgreSQL gave one of two up, and asks it to begin again. */
const transient = new Set(['40001', '40P01'])

/** Whether the same work, begun again, may well succeed. */
export const isTransient = (error: unknown): boolean => transient.has(String(databaseError(error)?.code))

/** Whether PostgreSQL gave the statement up because it took too long. */
export const isTimeout = (error: unknown): boolean => databaseError(error)?.code === '57014'

/** Name of the index or key that refused a value; null where none did. Never for outside: it names tables. */
export const brokenConstraint = (error: unknown): string | null => databaseError(error)?.constraint ?? null

const databaseError = (error: unknown): pg.DatabaseError | null => (error instanceof EngineError && error.cause instanceof Error ? (error.cause as pg.DatabaseError) : null)

/** Out of range, not a date, not a uuid, a character no text can hold. */
const badValues = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05'])

/** Database errors that a person caused or can mend become typed; the rest stay as they are and are masked outside. */
export function translated(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code } = error as pg.DatabaseError
  if (code === '23505') return new EngineError('DUPLICATE', 'There is a record with this value already.', { cause: error })
  if (code === '23503') return new EngineError('REFERENCED', 'A record that is pointed to does not exist, or one is still pointed to.', { cause: error })
  if (code && transient.has(code)) return new EngineError('UNAVAILABLE', 'Others are changing the same records at this moment.', { hint: 'Nothing was saved. Try again.', cause: error })
  if (code === '57014') return new EngineError('UNAVAILABLE', 'This takes longer than the database may work on it.', { hint: 'Ask for less at once: a shorter period, fewer groups, a narrower filter.', cause: error })
  if (code && badValues.has(code)) return new EngineError('BAD_INPUT', 'A value has a form that the database cannot keep.', { cause: error })
  if (isLost(error))
    return new EngineError('UNAVAILABLE', 'The database cannot be reached.', { hint: 'Check that PostgreSQL runs and that DATABASE_URL is right, then try again.', cause: error })
  return error
}
