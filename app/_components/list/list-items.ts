import type { ListRow } from '../../_lib/documents.ts'
import type { RowSource } from './row-source.ts'

/** Rows that can be reached by scrolling; of more, the first and the last. Browsers draw nothing taller. */
export const mostShown = 400_000
const firstShown = 300_000

/** A group's head, where rows are put together. */
export interface GroupHead {
  readonly key: string
  readonly count: number
  /** How many groups it stands in. */
  readonly depth: number
}

/** What stands in one place of the list. */
export type Item<G extends GroupHead = GroupHead> =
  | { readonly kind: 'row'; readonly source: RowSource; readonly index: number; readonly row: ListRow | undefined }
  | { readonly kind: 'group'; readonly group: G; readonly isOpen: boolean }
  /** Rows between that cannot be reached. */
  | { readonly kind: 'gap'; readonly left: number }
  /** Here groups were left out. */
  | { readonly kind: 'cut' }

/** A head with the rows under it, or either without the other. */
export interface Section<G extends GroupHead = GroupHead> {
  readonly group: G | null
  readonly isOpen: boolean
  /** null: no rows of its own are shown. */
  readonly source: RowSource | null
  readonly isCut?: boolean
}

export interface Items<G extends GroupHead = GroupHead> {
  readonly count: number
  readonly at: (place: number) => Item<G> | null
}

const shownOf = (source: RowSource | null): number => Math.min(source?.count ?? 0, mostShown)

/** Sections one under another, as places from 0. */
export function itemsOf<G extends GroupHead>(sections: readonly Section<G>[]): Items<G> {
  const starts: number[] = []
  let count = 0
  for (const { group, source, isCut } of sections) {
    starts.push(count)
    count += (group ? 1 : 0) + shownOf(source) + (isCut ? 1 : 0)
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
      if (section.isCut) return { kind: 'cut' }
      const inside = place - (starts[at] ?? 0) - (section.group ? 1 : 0)
      if (inside < 0) return section.group && { kind: 'group', group: section.group, isOpen: section.isOpen }
      return section.source && rowItem(section.source, inside)
    },
  }
}

function rowItem(source: RowSource, inside: number): Item<never> {
  const beyond = source.count - mostShown
  if (beyond > 0 && inside === firstShown) return { kind: 'gap', left: beyond + 1 }
  const index = beyond > 0 && inside > firstShown ? inside + beyond : inside
  return { kind: 'row', source, index, row: source.rowAt(index) }
}

/** Rows known around a place, one beside the other, and no further than `reach`. */
export function rowsAround(items: Items, place: number, reach: number): readonly ListRow[] {
  const rowAt = (at: number): ListRow | undefined => {
    const item = items.at(at)
    return item?.kind === 'row' ? item.row : undefined
  }
  let [from, to] = [place, place]
  while (place - from < reach && rowAt(from - 1)) from--
  while (to - place < reach && rowAt(to + 1)) to++
  return Array.from({ length: to - from + 1 }, (_, i) => rowAt(from + i)).filter((row) => row !== undefined)
}
