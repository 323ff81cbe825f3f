/** Moves that bring a list into another order. */

interface Move<T> {
  readonly one: T
  /** What it stands behind; null: nothing. */
  readonly after: T | null
}

/**
 * The fewest moves that order `now` as `wanted`, where those not in `now` are moved in too. What is in `now` alone
 * stays where it is.
 */
export function movesTo<T>(now: readonly T[], wanted: readonly T[]): readonly Move<T>[] {
  const still = new Set(longestInOrder(wanted.filter((one) => now.includes(one)), now))
  return wanted.flatMap((one, i) => (still.has(one) ? [] : [{ one, after: wanted[i - 1] ?? null }]))
}

/** The longest part of `wanted` whose order is that of `now`. */
function longestInOrder<T>(wanted: readonly T[], now: readonly T[]): readonly T[] {
  const places = new Map(now.map((one, at) => [one, at]))
  const place = (one: T): number => places.get(one) ?? -1
  const ends: { readonly one: T; readonly length: number; readonly before: number }[] = []
  for (const one of wanted) {
    const before = ends.reduce((best, end, at) => (place(end.one) < place(one) && end.length > (ends[best]?.length ?? 0) ? at : best), -1)
    ends.push({ one, length: (ends[before]?.length ?? 0) + 1, before })
  }
  const chain: T[] = []
  for (let at = ends.reduce((best, end, i) => (end.length > (ends[best]?.length ?? 0) ? i : best), -1); at >= 0; at = ends[at]?.before ?? -1) chain.unshift((ends[at] as { readonly one: T }).one)
  return chain
}
