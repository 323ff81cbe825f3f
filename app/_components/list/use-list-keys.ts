'use client'
import { useEffect, useState } from 'react'
import type { ListRow } from '../../_lib/documents.ts'
import { Recent } from '../../_lib/recent.ts'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import type { Group } from './groups.ts'
import type { Items } from './list-items.ts'
import type { Selection } from './use-selection.ts'

interface Keys {
  readonly items: Items<Group>
  readonly selection: Selection
  readonly element: HTMLElement | null
  readonly height: number
  /** Pixels at the foot that cover rows. */
  readonly footHeight: number
  readonly columns: number
  readonly key: string
  readonly isActive: boolean
  readonly onOpen: (place: number) => void
  /** `cell`: place of the column, -1 where none is chosen. */
  readonly onEdit: (row: ListRow, cell: number) => void
  readonly onGroup: (key: string) => void
  /** To the end, which may have to be counted first. */
  readonly onEnd: () => Promise<void>
}

/** Where the keyboard stands; -1: nowhere. */
interface Stand {
  readonly current: number
  /** Where a range begins. */
  readonly anchor: number
  readonly cell: number
}

const headHeight = 32
const nowhere: Stand = { current: -1, anchor: -1, cell: -1 }

/** Where the keyboard stood in lists that were left a moment ago, by their key. */
const left = new Recent<Stand>(20)

/** The row and cell the keyboard stands on, and the keys that move it: J K and arrows, pages, ends; Space chooses, Shift with it a range. */
export function useListKeys({ items, selection, element, height, footHeight, columns, key, isActive, onOpen, onEdit, onGroup, onEnd }: Keys) {
  const [state, setState] = useState<{ readonly key: string; readonly stand: Stand }>({ key: '', stand: nowhere })
  const { current, anchor, cell } = state.key === key ? state.stand : (left.get(key) ?? nowhere)
  const stand = (change: Partial<Stand>) => {
    const next = { current, anchor, cell, ...change }
    left.set(key, next)
    setState({ key, stand: next })
  }
  const show = (place: number) => {
    if (!element || place < 0) return
    const [top, bottom] = [place * height, (place + 1) * height + headHeight + footHeight - element.clientHeight]
    if (element.scrollTop > top) element.scrollTop = top
    else if (element.scrollTop < bottom) element.scrollTop = bottom
  }
  const go = (place: number) => {
    const next = Math.min(items.count - 1, Math.max(0, place))
    stand({ current: next, anchor: next })
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
    stand({ current: place, anchor: isRange && anchor >= 0 ? anchor : place })
  }
  const extend = (step: number) => {
    const from = anchor >= 0 ? anchor : Math.max(0, current)
    const next = Math.min(items.count - 1, Math.max(0, current + step))
    selection.add(rowsBetween(from, next))
    stand({ current: next, anchor: from })
    show(next)
  }
  const item = items.at(current)
  const row = item?.kind === 'row' ? (item.row ?? null) : null
  const page = () => Math.max(1, Math.floor(((element?.clientHeight ?? 600) - headHeight - footHeight) / height) - 1)
  const aside = (step: 1 | -1) => {
    if (item?.kind === 'group' && item.isOpen !== step > 0) return onGroup(item.group.key)
    if (row) stand({ cell: Math.min(columns - 1, Math.max(0, cell + step)) })
  }
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
          ...(item ? { ArrowRight: () => aside(1), ArrowLeft: () => aside(-1) } : {}),
          ...(current >= 0 ? { Space: () => select(current, false), 'Shift+Space': () => select(current, true) } : {}),
          ...(row ? { Enter: () => onOpen(current), F2: () => onEdit(row, cell) } : {}),
          ...(item?.kind === 'group' ? { Enter: () => onGroup(item.group.key) } : {}),
          ...(selection.rows.size > 0 ? { Escape: selection.clear } : {}),
        }
      : {},
  )
  useEffect(() => {
    if (current >= items.count && items.count > 0) setState({ key, stand: { current: items.count - 1, anchor: -1, cell: -1 } })
  }, [current, items.count, key])
  // A cell beside the edge comes into sight.
  useEffect(() => {
    if (cell >= 0) element?.querySelector('[data-cursor]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [element, cell])
  return { current, cell, row, go, select, setCurrent: (place: number) => stand({ current: place, anchor: place }) }
}
