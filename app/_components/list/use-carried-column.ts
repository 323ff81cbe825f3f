'use client'
import { type PointerEvent as ReactPointerEvent, useState } from 'react'

/** A column on its way, at a place of the window. */
export interface Carried {
  readonly name: string
  readonly left: number
  readonly top: number
  /** The column whose place it would take. */
  readonly over: string | null
}

/** Pixels after which a press is no click any more. */
const slack = 5

const columnAt = (x: number, y: number): string | null => document.elementFromPoint(x, y)?.closest<HTMLElement>('th[data-column]')?.dataset.column ?? null

/** A press that became a journey clicks nothing. */
function withoutClick(): void {
  const drop = (event: MouseEvent) => event.stopPropagation()
  window.addEventListener('click', drop, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', drop, { capture: true }))
}

/**
 * Columns carried to another place by the mouse. Every list has them at once, so they do without the library that
 * boards and forms are dragged with.
 */
export function useCarriedColumn(onDrop: (name: string, onto: string) => void) {
  const [carried, setCarried] = useState<Carried | null>(null)
  const take = (name: string) => (event: ReactPointerEvent) => {
    if (event.pointerType === 'touch' || event.button !== 0 || (event.target instanceof Element && event.target.closest('[data-no-drag]'))) return
    const { clientX, clientY } = event
    const listening = new AbortController()
    let over: string | null = null
    let isOnItsWay = false
    const end = () => {
      listening.abort()
      setCarried(null)
    }
    const move = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (!isOnItsWay && Math.hypot(x - clientX, y - clientY) < slack) return
      isOnItsWay = true
      over = columnAt(x, y)
      setCarried({ name, left: x, top: y, over: over === name ? null : over })
    }
    const drop = () => {
      end()
      if (!isOnItsWay) return
      withoutClick()
      if (over !== null && over !== name) onDrop(name, over)
    }
    const { signal } = listening
    window.addEventListener('pointermove', move, { signal })
    window.addEventListener('pointerup', drop, { signal })
    window.addEventListener('pointercancel', end, { signal })
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal })
  }
  return { carried, take }
}
