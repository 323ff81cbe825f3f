'use client'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Recent } from '../../_lib/recent.ts'

/** How far lists were scrolled that were left a moment ago, by their key. */
const left = new Recent<number>(20)

const useBrowserLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

/** The element that scrolls (null until it is there), put where its list stood when it was left; another list begins at its top. */
export function useKeptScroll(key: string): { readonly element: HTMLDivElement | null; readonly attach: (element: HTMLDivElement | null) => void } {
  const [element, attach] = useState<HTMLDivElement | null>(null)
  const shown = useRef<string | null>(null)
  useBrowserLayoutEffect(() => {
    if (!element) return
    // Whoever scrolled before the page came to life stays where they are.
    element.scrollTop = left.get(key) ?? (shown.current === null ? element.scrollTop : 0)
    shown.current = key
    const note = () => left.set(key, element.scrollTop)
    note()
    element.addEventListener('scroll', note, { passive: true })
    return () => element.removeEventListener('scroll', note)
  }, [element, key])
  return { element, attach }
}
