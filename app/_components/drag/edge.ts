import type { KeyboardEvent, PointerEvent } from 'react'

interface Edge {
  readonly width: number
  readonly narrowest: number
  readonly widest: number
  /** Pixels of one press of an arrow key. */
  readonly keyStep: number
  /** 1: what it bounds grows to the right; -1: to the left. */
  readonly direction: 1 | -1
  readonly onWidth: (width: number, isDone: boolean) => void
}

/** What an edge listens to by which something is made wider: the pointer that carries it, and the arrow keys. */
export function edgeHandlers({ width, narrowest, widest, keyStep, direction, onWidth }: Edge) {
  const bound = (next: number): number => Math.min(widest, Math.max(narrowest, Math.round(next)))
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      event.preventDefault()
      const handle: HTMLElement = event.currentTarget
      const start = event.clientX
      const over = new AbortController()
      const widthAt = ({ clientX }: MouseEvent): number => bound(width + direction * (clientX - start))
      const end = (moved: MouseEvent): void => {
        over.abort()
        onWidth(widthAt(moved), true)
      }
      handle.setPointerCapture(event.pointerId)
      handle.addEventListener('pointermove', (moved) => onWidth(widthAt(moved), false), { signal: over.signal })
      handle.addEventListener('pointerup', end, { signal: over.signal })
      handle.addEventListener('pointercancel', end, { signal: over.signal })
    },
    onKeyDown: (event: KeyboardEvent): void => {
      const step = event.key === 'ArrowRight' ? keyStep : event.key === 'ArrowLeft' ? -keyStep : 0
      if (step === 0) return
      event.preventDefault()
      event.stopPropagation()
      onWidth(bound(width + direction * step), true)
    },
  }
}
