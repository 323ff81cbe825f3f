'use client'
import { useRef, useState } from 'react'
import { type Cell, rangeOf } from './grid-model.ts'

/** `typing`: begun by a letter, so that arrows go on to the next cell. */
export type Editing = 'no' | 'typing' | 'editing'

/** Where somebody is in a grid, and what is selected. */
export function usePlace() {
  const [active, setActive] = useState<Cell | null>(null)
  /** The other corner of what is selected. */
  const [anchor, setAnchor] = useState<Cell | null>(null)
  const [editing, setEditing] = useState<Editing>('no')
  /** Where one comes back to. */
  const last = useRef<Cell | null>(null)
  const goTo = (cell: Cell | null) => {
    setEditing('no')
    setAnchor(null)
    setActive(cell)
    if (cell) last.current = cell
  }
  /** Goes on to a cell, and selects all that lies between. */
  const selectTo = (cell: Cell) => {
    setEditing('no')
    setAnchor((known) => known ?? active)
    setActive(cell)
    last.current = cell
  }
  const select = (from: Cell, to: Cell) => {
    setActive(from)
    setAnchor(to)
  }
  return { active, anchor, range: active && rangeOf(active, anchor ?? active), editing, setEditing, last, goTo, selectTo, select }
}
