'use client'
import { useEffect, useState } from 'react'
import type { ListRow } from '../../_lib/documents.ts'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import type { Group } from './groups.ts'
import type { Items } from './list-items.ts'
import type { Selection } from './use-selection.ts'

interface Keys {
  readonly items: Items<Group>
  readonly selection: Selection
  readonly element: React.RefObject<HTMLElement | null>
  readonly height: number
  /** Pixels at the foot that cover rows. */
  readonly footHeight: number
  readonly key: string
  readonly isActive: boolean
  readonly onOpen: (row: ListRow) => void
  readonly onEdit: (row: ListRow) => void
  readonly onGroup: (key: string) => void
  /** To the end, which may have to be counted first. */
  readonly onEnd: () => Promise<void>
}

const headHeight = 32

/** The row the keyboard stands on, and the keys that move it: J K and arrows, pages, ends; Space chooses, Shift with it a range. */
export function useListKeys({ items, selection, element, height, footHeight, key, isActive, onOpen, onEdit, onGroup, onEnd }: Keys) {
  const [state, setState] = useState({ key, current: -1, anchor: -1 })
  const { current, anchor } = state.key === key ? state : { current: -1, anchor: -1 }
  const show = (place: number) => {
    const scrolled = element.current
    if (!scrolled || place < 0) return
    const [top, bottom] = [place * height, (place + 1) * height + headHeight + footHeight - scrolled.clientHeight]
    if (scrolled.scrollTop > top) scrolled.scrollTop = top
    else if (scrolled.scrollTop < bottom) scrolled.scrollTop = bottom
  }
  const go = (place: number, isAnchored = true) => {
    const next = Math.min(items.count - 1, Math.max(0, place))
    setState({ key, current: next, anchor: isAnchored ? next : anchor })
    show(next)
  }
  const rowsBetween = (from: number, to: number): readonly ListRow[] => {
    const rows: ListRow[] = []
    for (let place = Math.max(0, Math.min(from, to)); place <= Math.max(from, to); place++) {
      const item = items.at(place)
      if (item?.kind === 'row' && item.row) rows.push(item.row)
    }
    return rows
  }
  const select = (place: number, isRange: boolean) => {
    const item = items.at(place)
    if (isRange && anchor >= 0) selection.add(rowsBetween(anchor, place))
    else if (item?.kind === 'row' && item.row) selection.toggle(item.row)
    setState({ key, current: place, anchor: isRange && anchor >= 0 ? anchor : place })
  }
  const extend = (step: number) => {
    const from = anchor >= 0 ? anchor : Math.max(0, current)
    const next = Math.min(items.count - 1, Math.max(0, current + step))
    selection.add(rowsBetween(from, next))
    setState({ key, current: next, anchor: from })
    show(next)
  }
  const item = items.at(current)
  const row = item?.kind === 'row' ? (item.row ?? null) : null
  const page = () => Math.max(1, Math.floor(((element.current?.clientHeight ?? 600) - headHeight - footHeight) / height) - 1)
  const down = () => go(current + 1)
  const up = () => go(Math.max(0, current - 1))
  useShortcuts(
    isActive
      ? {
          KeyJ: down,
          KeyK: up,
          ArrowDown: down,
          ArrowUp: up,
          PageDown: () => go(current + page()),
          PageUp: () => go(current - page()),
          Home: () => go(0),
          End: () => void onEnd(),
          'Shift+ArrowDown': () => extend(1),
          'Shift+ArrowUp': () => extend(-1),
          'Shift+KeyJ': () => extend(1),
          'Shift+KeyK': () => extend(-1),
          ...(current >= 0 ? { Space: () => select(current, false), 'Shift+Space': () => select(current, true) } : {}),
          ...(row ? { Enter: () => onOpen(row), F2: () => onEdit(row) } : {}),
          ...(item?.kind === 'group' ? { Enter: () => onGroup(item.group.key) } : {}),
          ...(selection.rows.size > 0 ? { Escape: selection.clear } : {}),
        }
      : {},
  )
  useEffect(() => {
    if (current >= items.count && items.count > 0) setState({ key, current: items.count - 1, anchor: -1 })
  }, [current, items.count, key])
  return { current, row, go, select, setCurrent: (place: number) => setState({ key, current: place, anchor: place }), show }
}
