/** A UUIDv7: 48 bits of Unix milliseconds, then random bits; sorts by time of creation. */
export function uuidv7(at: number = Date.now()): string {
  const time = at.toString(16).padStart(12, '0')
  // A version 4 has its random bits and its variant in the same places, and Node keeps some ready.
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${crypto.randomUUID().slice(15)}`
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)
}
