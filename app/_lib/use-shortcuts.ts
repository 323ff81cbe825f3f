'use client'
import { useEffect, useRef } from 'react'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** The person is answering something else: a dialog, a menu or a list of choices is open. Closed ones may stay in the page, unseen. */
const isElsewhere = (): boolean => [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')].some((element) => element.getClientRects().length > 0)

/** Single-key shortcuts by physical key (`KeyN`, `Slash`), and `?` by its sign, so that they work on any keyboard layout. */
export function useShortcuts(shortcuts: Readonly<Record<string, () => void>>): void {
  const current = useRef(shortcuts)
  current.current = shortcuts
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target) || isElsewhere()) return
      // Enter and Space on a button or link are its own.
      if ((event.key === 'Enter' || event.key === ' ') && event.target instanceof Element && event.target.closest('a, button, summary')) return
      // The question mark sits on another key in every layout.
      const run = current.current[event.key === '?' ? '?' : `${event.shiftKey ? 'Shift+' : ''}${event.code}`]
      if (!run) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** Keys pressed with Ctrl (⌘), by physical key; they work while typing too. */
export function useControlKeys(keys: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const run = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && !event.defaultPrevented ? current.current[event.code] : undefined
      if (!run) return
      event.preventDefault()
      run(event)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
