'use client'
import { useEffect, useRef, useState } from 'react'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Files that are dropped anywhere on the page, or pasted as pictures. @returns whether some are held over it */
export function useDroppedFiles(isOpen: boolean, onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })
  useEffect(() => {
    if (!isOpen) return
    let depth = 0
    const set = (to: number): void => {
      depth = Math.max(0, to)
      setOver(depth > 0)
    }
    const enter = (event: DragEvent): void => void (hasFiles(event) && set(depth + 1))
    const leave = (event: DragEvent): void => void (hasFiles(event) && set(depth - 1))
    // Else the browser would open the file in place of the page.
    const over = (event: DragEvent): void => void (hasFiles(event) && event.preventDefault())
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      set(0)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) latest.current(files)
    }
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      latest.current(files)
    }
    const all = { dragenter: enter, dragleave: leave, dragover: over, drop, paste } as const
    for (const [name, listener] of Object.entries(all)) window.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(all)) window.removeEventListener(name, listener as EventListener)
    }
  }, [isOpen])
  return isOver
}
