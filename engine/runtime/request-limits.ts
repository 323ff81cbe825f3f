/** How often the API may be asked: counted in the memory of each process, so several processes allow as many times more. */
import { EngineError } from '../kernel/errors.ts'
import { lru } from '../kernel/lru.ts'

export interface RequestLimits {
  /** Before anybody is known. @throws EngineError RATE_LIMITED (data.retryAfter: seconds) */
  readonly fromAddress: (sender: string) => void
  /** `actor`: id of the token or of the user. @throws EngineError RATE_LIMITED (data.retryAfter: seconds) */
  readonly byActor: (actor: string) => void
}

/** A whole office stands behind one address. */
const actorsPerAddress = 10
const mostKnown = 50_000

/** `perMinute`: requests of one token or user; null: any number. `now`: milliseconds of a clock that never goes back. */
export function requestLimits(perMinute: number | null, now: () => number = () => performance.now()): RequestLimits {
  if (perMinute === null) return { fromAddress: () => undefined, byActor: () => undefined }
  const address = bucket(perMinute * actorsPerAddress, now)
  const actor = bucket(perMinute, now)
  return { fromAddress: (sender) => demand(address(sender)), byActor: (id) => demand(actor(id)) }
}

/**
 * A bucket per key that holds a minute's requests and is filled evenly: rushes pass, the average does not exceed.
 * What was not asked for long is full and may be forgotten.
 * @returns seconds to wait; 0 where the request may pass
 */
function bucket(perMinute: number, now: () => number): (key: string) => number {
  const perMillisecond = perMinute / 60_000
  const levels = lru<string, { left: number; at: number }>(mostKnown)
  return (key) => {
    const at = now()
    const known = levels.get(key) ?? { left: perMinute, at }
    known.left = Math.min(perMinute, known.left + (at - known.at) * perMillisecond)
    known.at = at
    levels.set(key, known)
    if (known.left < 1) return Math.max(1, Math.ceil((1 - known.left) / perMillisecond / 1000))
    known.left--
    return 0
  }
}

function demand(retryAfter: number): void {
  if (retryAfter === 0) return
  throw new EngineError('RATE_LIMITED', 'Too many requests.', { hint: `Ask again in ${retryAfter} s.`, data: { retryAfter } })
}
