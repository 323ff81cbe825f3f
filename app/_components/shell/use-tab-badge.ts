'use client'
import { useEffect } from 'react'

const badge = /^\(\d+\+?\) /

/** How many notifications wait, in the title of the browser's tab, whichever page it shows. */
export function useTabBadge(count: number): void {
  useEffect(() => {
    const show = (): void => {
      const plain = document.title.replace(badge, '')
      const wanted = count > 0 ? `(${count > 99 ? '99+' : count}) ${plain}` : plain
      if (document.title !== wanted) document.title = wanted
    }
    show()
    const watcher = new MutationObserver(show)
    watcher.observe(document.head, { subtree: true, childList: true, characterData: true })
    return () => watcher.disconnect()
  }, [count])
}
