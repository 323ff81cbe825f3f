'use client'
import { useRef } from 'react'
import type { Rows } from './grid-model.ts'

const mostUndone = 50

/** The rows of a grid while they are changed; a step that was taken can be taken back. */
export function useRows(rows: Rows, onChange: (rows: Rows) => void) {
  const latest = useRef(rows)
  latest.current = rows
  const steps = useRef<Rows[]>([])
  const noteStep = () => {
    steps.current = [...steps.current.slice(1 - mostUndone), latest.current]
  }
  /** Not a step of its own: a letter of many. */
  const write = (next: Rows) => {
    latest.current = next
    onChange(next)
  }
  const change = (next: Rows) => {
    noteStep()
    write(next)
  }
  /** The rows as they were a step ago; null: there was none. */
  const undo = (): Rows | null => {
    const before = steps.current.pop()
    if (before) write(before)
    return before ?? null
  }
  return { latest, noteStep, write, change, undo }
}
