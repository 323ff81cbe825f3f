import type { ListRow } from '../../_lib/documents.ts'
import type { RowSource } from './row-source.ts'

/** Rows that can be reached by scrolling; of more, the first and the last. Browsers draw nothing taller. */
export const mostShown = 400_000
const firstShown = 300_000

/** A group's head, where rows are put together. */
export interface GroupHead {
  readonly key: string
  readonly count: number
}

/** What stands in one place of the list. */
export type Item<G extends GroupHead = GroupHead> =
  | { readonly kind: 'row'; readonly source: RowSource; readonly index: number; readonly row: ListRow | undefined }
  | { readonly kind: 'group'; readonly group: G; readonly isOpen: boolean }
  | { readonly kind: 'gap'; readonly left: number }

/** Rows with a head of their own, or all of them without. `source` null: closed. */
export interface Section<G extends GroupHead = GroupHead> {
  readonly group: G | null
  readonly source: RowSource | null
}

export interface Items<G extends GroupHead = GroupHead> {
  readonly count: number
  readonly at: (place: number) => Item<G> | null
  /** Place of a row of a source. */
  readonly placeOf: (source: RowSource, index: number) => number
}

const shownOf = (source: RowSource | null): number => Math.min(source?.count ?? 0, mostShown)

/** Sections one under another, as places from 0. */
export function itemsOf<G extends GroupHead>(sections: readonly Section<G>[]): Items<G> {
  const starts: number[] = []
  let count = 0
  for (const { group, source } of sections) {
    starts.push(count)
    count += (group ? 1 : 0) + shownOf(source)
  }
  const sectionAt = (place: number): number => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= place) low = middle
      else high = middle - 1
    }
    return low
  }
  return {
    count,
    at: (place) => {
      const at = sectionAt(place)
      const section = sections[at]
      if (!section || place < 0 || place >= count) return null
      const inside = place - (starts[at] ?? 0) - (section.group ? 1 : 0)
      if (inside < 0) return section.group && { kind: 'group', group: section.group, isOpen: section.source !== null }
      return section.source && rowItem(section.source, inside)
    },
    placeOf: (source, index) => {
      const at = sections.findIndex((section) => section.source === source)
      const section = sections[at]
      if (!section) return -1
      const beyond = source.count - mostShown
      return (starts[at] ?? 0) + (section.group ? 1 : 0) + (beyond > 0 && index > firstShown ? Math.max(firstShown + 1, index - beyond) : index)
    },
  }
}

function rowItem(source: RowSource, inside: number): Item<never> {
  const beyond = source.count - mostShown
  if (beyond > 0 && inside === firstShown) return { kind: 'gap', left: beyond + 1 }
  const index = beyond > 0 && inside > firstShown ? inside + beyond : inside
  return { kind: 'row', source, index, row: source.rowAt(index) }
}
