'use client'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** How far lists were scrolled that were left a moment ago, by their key. */
const left = new Map<string, number>()
const mostLeft = 20

const useBrowserLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

/** Puts a list where it stood when it was left; another list begins at its top. */
export function useKeptScroll(element: RefObject<HTMLElement | null>, key: string): void {
  const shown = useRef<string | null>(null)
  useBrowserLayoutEffect(() => {
    const scrolled = element.current
    if (!scrolled) return
    // Whoever scrolled before the page came to life stays where they are.
    const kept = left.get(key) ?? (shown.current === null ? scrolled.scrollTop : 0)
    shown.current = key
    scrolled.scrollTop = kept
    const note = () => {
      left.delete(key)
      left.set(key, scrolled.scrollTop)
      for (const oldest of [...left.keys()].slice(0, -mostLeft)) left.delete(oldest)
    }
    if (!left.has(key)) note()
    scrolled.addEventListener('scroll', note, { passive: true })
    return () => scrolled.removeEventListener('scroll', note)
  }, [element, key])
}
