import { randomFillSync } from 'node:crypto'

const random = new Uint8Array(10)

/** A UUIDv7: 48 bits of Unix milliseconds, then random bits; sorts by time of creation. */
export function uuidv7(at: number = Date.now()): string {
  randomFillSync(random)
  const hex = at.toString(16).padStart(12, '0') + Buffer.from(random).toString('hex')
  const version = `7${hex.slice(13, 16)}`
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16) + hex.slice(17, 20)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}-${variant}-${hex.slice(20, 32)}`
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)
}
