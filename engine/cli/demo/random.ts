/** A seeded source of chance: the same seed gives the same network on every machine. */
export interface Random {
  /** 0 ≤ value < 1. */
  readonly next: () => number
  /** Whole number, both ends inside. */
  readonly between: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(items: readonly T[]) => T
  /** `[item, weight]` pairs. */
  readonly weighted: <T>(items: readonly (readonly [T, number])[]) => T
  readonly shuffled: <T>(items: readonly T[]) => T[]
  readonly digits: (count: number) => string
  /** A UUIDv7 of that moment. */
  readonly uuid: (at: Date) => string
}

export function seededRandom(seed: number): Random {
  const next = mulberry32(seed)
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const digits = (count: number): string => Array.from({ length: count }, () => between(0, 9)).join('')
  return {
    next,
    between,
    digits,
    chance: (probability) => next() < probability,
    pick: (items) => itemAt(items, between(0, items.length - 1)),
    weighted: (items) => weighted(items, next()),
    shuffled: (items) => shuffled(items, between),
    uuid: (at) => uuidAt(at, between),
  }
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function itemAt<T>(items: readonly T[], index: number): T {
  if (items.length === 0) throw new RangeError('Nothing to pick from.')
  return items[index] as T
}

function weighted<T>(items: readonly (readonly [T, number])[], point: number): T {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0)
  let left = point * total
  for (const [item, weight] of items) {
    left -= weight
    if (left < 0) return item
  }
  return itemAt(items, items.length - 1)[0]
}

function shuffled<T>(items: readonly T[], between: Random['between']): T[] {
  const result = [...items]
  for (let last = result.length - 1; last > 0; last--) {
    const other = between(0, last)
    const moved = result[last] as T
    result[last] = result[other] as T
    result[other] = moved
  }
  return result
}

function uuidAt(at: Date, between: Random['between']): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const hex = (count: number): string => Array.from({ length: count }, () => between(0, 15).toString(16)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${between(8, 11).toString(16)}${hex(3)}-${hex(12)}`
}
