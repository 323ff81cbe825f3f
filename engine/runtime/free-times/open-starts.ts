/** When something of a given length could begin among what is taken already. Pure; instants are milliseconds since 1970. */
import type { Span } from '../../workflow/index.ts'

export interface OpenAsked {
  /** Working hours of the days in question, first to last. */
  readonly hours: readonly Span[]
  /** What is taken in each way to have it: of all that is chosen together, or of each that could be. */
  readonly ways: readonly (readonly Span[])[]
  readonly length: number
  readonly step: number
  readonly notBefore: number
}

export interface OpenStart {
  readonly at: number
  /** In how many of the ways. */
  readonly ways: number
}

/** What begins as the other ends shares no moment with it. */
export const shareMoments = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to

const lengthOf = ({ from, to }: Span): number => to - from

/**
 * Beginnings in the working hours, a step apart, from which the length fits before the hours end, and in some way before
 * what is taken. What is longer than any of the hours begins within them and goes on beyond.
 */
export function openStarts({ hours, ways, length, step, notBefore }: OpenAsked): readonly OpenStart[] {
  const longest = Math.max(0, ...hours.map(lengthOf))
  const needed = length > longest ? 1 : length
  const taken = ways.map((way) => [...way].sort((a, b) => a.from - b.from))
  return hours.flatMap(({ from, to }) => {
    const starts: OpenStart[] = []
    for (let at = from; at + needed <= to; at += step) {
      if (at < notBefore) continue
      const wanted = { from: at, to: at + length }
      const open = taken.filter((way) => !isTaken(way, wanted)).length
      if (open > 0) starts.push({ at, ways: open })
    }
    return starts
  })
}

/** Whether something of those, which are in order and apart from each other, shares a moment with it. */
function isTaken(inOrder: readonly Span[], wanted: Span): boolean {
  let [low, high] = [0, inOrder.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((inOrder[middle]?.to ?? 0) <= wanted.from) low = middle + 1
    else high = middle
  }
  const first = inOrder[low]
  return first !== undefined && first.from < wanted.to
}

/** The same time as stretches that lie apart from each other, first to last. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const all: { from: number; to: number }[] = []
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else all.push({ from, to })
  }
  return all
}

/** Whether all of it lies in the hours. */
export const isWithin = (hours: readonly Span[], wanted: Span): boolean => merged(hours).some(({ from, to }) => from <= wanted.from && wanted.to <= to)
