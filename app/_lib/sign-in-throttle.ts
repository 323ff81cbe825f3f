const allowed = 10
const windowMilliseconds = 5 * 60_000
const maxKeys = 10_000

/** Counts failed attempts per key (login and address) in a sliding window of five minutes. */
export interface Throttle {
  readonly isBlocked: (key: string) => boolean
  readonly failed: (key: string) => void
  readonly succeeded: (key: string) => void
}

export function signInThrottle(now: () => number = Date.now): Throttle {
  const attempts = new Map<string, readonly number[]>()
  const recent = (key: string): readonly number[] => (attempts.get(key) ?? []).filter((at) => now() - at < windowMilliseconds)
  return {
    isBlocked: (key) => recent(key).length >= allowed,
    failed: (key) => {
      const kept = recent(key)
      // Re-inserted, so that the key left alone longest is the first to be forgotten.
      attempts.delete(key)
      attempts.set(key, [...kept, now()])
      if (attempts.size > maxKeys) attempts.delete(attempts.keys().next().value ?? '')
    },
    succeeded: (key) => void attempts.delete(key),
  }
}
