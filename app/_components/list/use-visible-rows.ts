'use client'
import { observeElementOffset, observeElementRect, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { useEffect } from 'react'
import type { Items } from './list-items.ts'
import type { RowSource } from './row-source.ts'

/** Milliseconds after which scrolling counts as at rest. */
const rest = 90
/** Rows drawn beyond the edges. */
const overscan = 12

interface Visible {
  readonly rows: readonly VirtualItem[]
  /** Heights of what is not drawn, above and below. */
  readonly above: number
  readonly below: number
}

/**
 * Follows the element from where it stands when it is first seen. Left to itself the library would put it back to the
 * top then, also where a hand or a list that is come back to has scrolled it.
 */
const fromWhereItStands: typeof observeElementOffset = (instance, tell) => {
  const stop = observeElementOffset(instance, tell)
  if (instance.scrollElement) tell(instance.scrollElement.scrollTop, false)
  return stop
}

/** A list that has no height yet, or is out of sight, keeps the rows it has: left to itself the library would draw none, and the list would stand empty. */
const whileInSight: typeof observeElementRect = (instance, tell) => observeElementRect(instance, (rect) => rect.height > 0 && tell(rect))

/** Which of the rows are drawn; loads those among them that are missing. The server draws the first screenful. */
export function useVisibleRows(element: HTMLElement | null, items: Items, height: number): Visible {
  const virtualizer = useVirtualizer({ count: items.count, getScrollElement: () => element, observeElementRect: whileInSight, observeElementOffset: fromWhereItStands, estimateSize: () => height, overscan, initialRect: { width: 1200, height: 720 } })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height, other places
  useEffect(() => virtualizer.measure(), [height])
  const rows = virtualizer.getVirtualItems()
  const [first, last] = [rows[0], rows.at(-1)]
  const [from, to] = [first?.index ?? 0, last?.index ?? -1]
  useEffect(() => {
    const load = (isSettled: boolean) => {
      for (const [source, [low, high]] of wanted(items, from, to)) source.want(low, high, isSettled)
    }
    load(false)
    const settled = setTimeout(() => load(true), rest)
    return () => clearTimeout(settled)
  }, [items, from, to])
  return { rows, above: first?.start ?? 0, below: last ? virtualizer.getTotalSize() - last.end : 0 }
}

/** Of each source in sight, from which of its rows to which. */
function wanted(items: Items, from: number, to: number): ReadonlyMap<RowSource, readonly [number, number]> {
  const found = new Map<RowSource, readonly [number, number]>()
  for (let place = from; place <= to; place++) {
    const item = items.at(place)
    if (item?.kind !== 'row') continue
    const [low, high] = found.get(item.source) ?? [item.index, item.index]
    found.set(item.source, [Math.min(low, item.index), Math.max(high, item.index)])
  }
  return found
}
