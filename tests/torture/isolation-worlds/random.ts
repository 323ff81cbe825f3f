/** A small random generator that begins anywhere again: the same seed gives the same worlds. */
export interface Random {
  /** From 0 to below `most`. */
  readonly below: (most: number) => number
  readonly chance: (part: number) => boolean
  readonly pick: <T>(values: readonly T[]) => T
  /** Some of the values, in their order. */
  readonly some: <T>(values: readonly T[], part: number) => readonly T[]
}

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number): number => Math.floor(next() * most)
  return {
    below,
    chance: (part) => next() < part,
    pick: (values) => {
      const value = values[below(values.length)]
      if (value === undefined && values.length === 0) throw new Error('nothing to pick from')
      return value as (typeof values)[number]
    },
    some: (values, part) => values.filter(() => next() < part),
  }
}
