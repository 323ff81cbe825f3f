'use client'
import { useEffect } from 'react'

/** Asks before what was typed is left behind: closing the tab, and links of our own. */
export function useUnsavedGuard(isAtRisk: boolean, question: string): void {
  useEffect(() => {
    if (!isAtRisk) return
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    const beforeLink = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
      if (!link || link.target === '_blank' || /^(tel|mailto):/.test(link.href) || event.ctrlKey || event.metaKey) return
      if (window.confirm(question)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('beforeunload', beforeUnload)
    document.addEventListener('click', beforeLink, true)
    return () => {
      window.removeEventListener('beforeunload', beforeUnload)
      document.removeEventListener('click', beforeLink, true)
    }
  }, [isAtRisk, question])
}
