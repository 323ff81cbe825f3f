'use client'
import { useEffect, useRef } from 'react'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** The person is answering something else: a dialog, a menu or a list of choices is open. Closed ones may stay in the page, unseen. */
const isElsewhere = (): boolean => [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')].some((element) => element.getClientRects().length > 0)

type Shortcuts = Readonly<Record<string, () => void>>

/** What holds on this screen, the latest first: one listener for all, so that of two the inner one is heard. */
const held: { readonly current: Shortcuts }[] = []

/** First key of two that are pressed one after the other, and when. */
let begun: { readonly key: string; readonly at: number } | null = null
const patience = 1200

/** Keys that do something on this screen now: `KeyN`, `Slash`, `?`, `KeyG KeyH`. */
export const heldKeys = (): ReadonlySet<string> => new Set(held.flatMap(({ current }) => Object.keys(current)))

function listen(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target) || isElsewhere()) return
  // Enter and Space on a button or link are its own.
  if ((event.key === 'Enter' || event.key === ' ') && event.target instanceof Element && event.target.closest('a, button, summary')) return
  // The question mark sits on another key in every layout.
  const key = event.key === '?' ? '?' : `${event.shiftKey ? 'Shift+' : ''}${event.code}`
  const second = begun && event.timeStamp - begun.at < patience ? `${begun.key} ${key}` : null
  begun = null
  const run = find(second) ?? find(key)
  if (!run && held.some(({ current }) => Object.keys(current).some((one) => one.startsWith(`${key} `)))) begun = { key, at: event.timeStamp }
  if (!run) return
  event.preventDefault()
  run()
}

const find = (key: string | null): (() => void) | undefined => (key === null ? undefined : held.find(({ current }) => current[key])?.current[key])

/** Single-key shortcuts by physical key (`KeyN`, `Slash`; `KeyG KeyH`: one after the other), and `?` by its sign, so that they work on any keyboard layout. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts)
  current.current = shortcuts
  useEffect(() => {
    if (held.length === 0) window.addEventListener('keydown', listen)
    held.unshift(current)
    return () => {
      held.splice(held.indexOf(current), 1)
      if (held.length === 0) window.removeEventListener('keydown', listen)
    }
  }, [])
}

type HeldKeys = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** Keys pressed with Ctrl (⌘), by physical key; they work while typing too. */
export function useControlKeys(keys: HeldKeys): void {
  useKeysWith((event) => (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey ? event.code : null, keys)
}

/** Keys pressed with Alt, by physical key (`Digit1`, `Shift+Digit1`); they work while typing too. */
export function useAltKeys(keys: HeldKeys): void {
  useKeysWith((event) => (event.altKey && !event.ctrlKey && !event.metaKey ? `${event.shiftKey ? 'Shift+' : ''}${event.code}` : null), keys)
}

function useKeysWith(keyOf: (event: KeyboardEvent) => string | null, keys: HeldKeys): void {
  const current = useRef({ keyOf, keys })
  current.current = { keyOf, keys }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = event.defaultPrevented ? null : current.current.keyOf(event)
      const run = key === null ? undefined : current.current.keys[key]
      if (!run) return
      event.preventDefault()
      run(event)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
